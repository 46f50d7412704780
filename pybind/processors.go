// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"os"
	"runtime"
)

// On one processor Go would have one P, which the polling thread holds while Python works. Go's own watchdog takes it away
// from there as soon as no other is idle, many thousand times a second; with a second one it lets them be. (A fifth less
// time for a request was measured.)
func init() {
	if runtime.GOMAXPROCS(0) == 1 && os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(2)
	}
}
