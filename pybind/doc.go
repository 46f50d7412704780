// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

// Package pybind is the seam between the Go core and Python: what gopy binds as the extension module
// adafruit_httpserver._core. The other side is pybind/adafruit_httpserver/_seam.py and _loop.py.
//
// Nothing but integers crosses it. Every exported function takes ints and returns one int, negative for an error (see
// errors.go); bytes stay in memory that Python owns and are named by an address and a length, good for the time of the
// call. Slices, strings, structs, errors and callbacks, which gopy could carry too, each have a way to leak or to end
// the process; docs/architecture.md lists them.
//
// Python pulls: Step is the one hot call. It hands answers over and takes requests, through a region of shared memory
// (see region.go). All other functions are off the hot path.
package pybind
