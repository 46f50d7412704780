-- SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
-- SPDX-License-Identifier: MIT
-- What wrk sends, as environment variables say, and one line of figures when it is done.

local function number(name) return tonumber(os.getenv(name) or "0") end

function init()
  wrk.method = os.getenv("BENCH_METHOD") or "GET"
  if number("BENCH_BODY") > 0 then wrk.body = string.rep("x", number("BENCH_BODY")) end
  for line in (os.getenv("BENCH_HEADERS") or ""):gmatch("[^\n]+") do
    local name, value = line:match("^([^:]+): (.*)$")
    wrk.headers[name] = value
  end
  local depth = number("BENCH_DEPTH")
  if depth > 1 then
    local burst = string.rep(wrk.format(), depth)
    request = function() return burst end
  end
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.connect + e.read + e.write + e.status + e.timeout))
end
