# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
#
# Needs make, Python 3.9 to 3.13 with its header files, Go and a C compiler.
# Another Python: make PYTHON=python3.13 test

PYTHON   ?= python3
VENV     ?= .venv
FUZZTIME ?= 30s
# make bench ROWS="get upload" ROUNDS=9 SECONDS=2
ROWS     ?=
ROUNDS   ?= 5
SECONDS  ?= 1

PY       := $(VENV)/bin/python
# What is also run on the transport that this system does not take by itself.
ON_BOTH  := hostile lifecycle files handler_errors threads interrupt
GO_CODE  := ./httpserver/... ./pybind/... ./tests_go/... ./examples/go/...
PY_CODE  := build.py setup.py pybind tests_py bench
# The pins of pyproject.toml; setup.py runs in the venv, so that the second build needs no network.
PINNED   := $(shell sed -n 's/^requires = \[\(.*\)\]/\1/p' pyproject.toml | tr -d '",')
# A venv of another Python is made anew.
READY    := $(VENV)/ready-$(subst /,-,$(PYTHON))

.PHONY: help run test test-go test-py autobahn install wheel fuzz bench lint types clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

run: install ## build, install into .venv, and serve examples/demo
	@$(PY) -m adafruit_httpserver run examples/demo

test: test-go test-py ## all tests: Go with the race detector, Python against the installed wheel

test-go: ## the Go tests with the race detector, on each transport, and what the fuzzers start from
	go vet $(GO_CODE)
	go test -race $(GO_CODE)
	HTTPSERVER_TRANSPORT=portable go test -race ./tests_go/...

test-py: install ## the Python tests, against the installed wheel
	$(PY) -m pytest tests_py
	ADAFRUIT_HTTPSERVER_TRANSPORT=portable $(PY) -m pytest -q $(addprefix tests_py/v0/test_v0_,$(ON_BOTH:=.py)) tests_py/v1to3

autobahn: install ## WebSockets against Autobahn's fuzzing client (needs Python 2.7; part of test-py)
	$(PY) -m pytest -rs -s tests_py/autobahn

install: wheel
	@$(PY) -m pip install -q --disable-pip-version-check --force-reinstall --no-deps dist/*.whl

wheel: $(READY) ## build the wheel into dist/
	@$(PY) build.py
	@rm -rf dist
	@$(PY) -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w dist .
	@ls dist/*.whl

fuzz: ## every fuzzer for 30 s (FUZZTIME=5m for longer)
	@set -e; for package in $$(go list $(GO_CODE)); do \
	    for fuzzer in $$(go test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	        echo "fuzz: $$fuzzer of $$package for $(FUZZTIME)"; \
	        go test -run '^$$' -fuzz "^$$fuzzer\$$" -fuzztime $(FUZZTIME) $$package; \
	    done; \
	done

bench: install ## how fast it is beside others: a table, and docs/performance.svg (ROWS="get upload" ROUNDS=9 SECONDS=2)
	@$(PY) -m bench --rounds $(ROUNDS) --seconds $(SECONDS) $(ROWS)

lint: $(READY) ## gofmt, go vet, ruff
	@test -z "$$(gofmt -l httpserver pybind tests_go | tee /dev/stderr)"
	go vet $(GO_CODE)
	$(PY) -m ruff check $(PY_CODE)

types: install ## mypy --strict over the package; stubtest: what the annotations say against what is there when it runs
	$(PY) -m mypy --strict pybind/adafruit_httpserver
	cd build && $(abspath $(PY)) -m mypy.stubtest --allowlist ../tests_py/stubtest.txt --ignore-unused-allowlist adafruit_httpserver

clean: ## remove everything that was built
	rm -rf build dist .venv .pytest_cache .ruff_cache pybind/*.egg-info
	rm -f pybind/adafruit_httpserver/_core.* pybind/adafruit_httpserver/_tables.py

$(READY): pyproject.toml tests_py/requirements.txt
	@$(PYTHON) -m venv --clear $(VENV) || { echo "make: $(PYTHON) cannot make a virtual environment (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	@$(PY) -m pip install -q --disable-pip-version-check $(PINNED) -r tests_py/requirements.txt
	@touch $@
