// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import "adafruit-httpserver-go/httpserver"

// Connections over sockets that only Python can use: Python carries the bytes.

// What State reports.
const (
	stateWants = 1 << iota // read from the client now
	stateDone              // close the socket
	stateIdle              // nothing is under way
)

// Connect begins a connection with a client at an address, a text, and returns its number.
func Connect(number, addressAt, addressLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID++
	s.clients[s.nextID] = s.core.Connect(text(addressAt, addressLen))
	return s.nextID
}

// Receive takes bytes from a client; none mean that it will send no more.
func Receive(number, client, bytesAt, size int) (result int) {
	defer contain(&result)
	return with(number, client, func(_ *server, e *httpserver.External) int {
		e.Receive(memory(bytesAt, size))
		return 0
	})
}

// Outgoing copies bytes that are to be sent next to size bytes at an address and returns how many.
func Outgoing(number, client, bytesAt, size int) (result int) {
	defer contain(&result)
	return with(number, client, func(_ *server, e *httpserver.External) int {
		p, err := e.Outgoing()
		if err != nil {
			e.Abort()
		}
		return copy(memory(bytesAt, size), p)
	})
}

// Sent says that the first size of the Outgoing bytes have been sent.
func Sent(number, client, size int) (result int) {
	defer contain(&result)
	return with(number, client, func(_ *server, e *httpserver.External) int {
		e.Sent(size)
		return 0
	})
}

// State applies the time limits to a client and returns what is to be done with it, a sum of state constants.
func State(number, client int) (result int) {
	defer contain(&result)
	return with(number, client, func(_ *server, e *httpserver.External) (state int) {
		e.Tick()
		if e.Wants() {
			state |= stateWants
		}
		if e.Done() {
			state |= stateDone
		}
		if e.Idle() {
			state |= stateIdle
		}
		return state
	})
}

// Disconnect forgets a client whose socket is gone.
func Disconnect(number, client int) (result int) {
	defer contain(&result)
	return with(number, client, func(s *server, e *httpserver.External) int {
		e.Abort()
		delete(s.clients, client)
		return 0
	})
}

// with finds a client.
func with(number, client int, do func(*server, *httpserver.External) int) int {
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock() // the watchdog answers too
	defer s.mu.Unlock()
	e := s.clients[client]
	if e == nil {
		return errClosed
	}
	return do(s, e)
}
