// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

// Retire stops accepting and lets each answer from now on close its connection; Step still hands out requests.
func Retire(number int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.core.Retire()
	return 0
}

// Clients returns how many connections are open.
func Clients(number int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	return s.core.Clients()
}

// Unanswered returns how many requests have no answer yet: those that wait for Python, and those that it has.
func Unanswered(number int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.core.Waiting() + s.handed - s.sent
}
