// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

// ballast makes the garbage collector wait for 16 MiB of garbage. Without it, it waits for 4 MiB, and since little else
// lives on Go's side, it would run after every fiftieth upload of 64 KiB. Nobody writes to it, so it takes no memory.
// (SetGCPercent would do the same, and let the heap of a server with many connections grow to many times its size.)
var ballast = make([]byte, 16<<20)
