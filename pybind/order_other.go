// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build !linux

package pybind

import "runtime"

// ordered reports whether settle can be relied on. Processors of the x86 family store in order by themselves.
func ordered() bool { return runtime.GOARCH == "amd64" }

// settle makes everything visible here that another thread has stored before a word that has been seen.
func settle() {}
