// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build unix

package pybind

import "syscall"

// duplicate copies a descriptor, not to be inherited by programs that Python starts.
func duplicate(descriptor int) (int, error) {
	syscall.ForkLock.RLock()
	defer syscall.ForkLock.RUnlock()
	fd, err := syscall.Dup(descriptor)
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	return fd, err
}
