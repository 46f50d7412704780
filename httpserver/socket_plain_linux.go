// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build linux && (race || 386 || s390x)

package httpserver

import "syscall"

// The race detector learns from package syscall that what was sent comes before what was received; the processors named
// above have other numbers for these calls.

func receive(fd int, p []byte) (int, error) { return syscall.Read(fd, p) }

// That more follows only saves segments, and is not said here.
func send(fd int, p []byte, _ bool) (int, error) { return syscall.Write(fd, p) }
