// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build !unix

package pybind

import "errors"

// duplicate has no equal here: _listen.py carries the bytes itself on these systems.
func duplicate(int) (int, error) {
	return 0, errors.New("sockets can not be handed to Go on this system")
}
