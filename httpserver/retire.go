// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

// Retire stops accepting and lets each answer from now on close its connection. It is for a listening socket that
// somebody else will go on with: connections that nobody has accepted yet stay in it, and clients that are connected
// have a moment in which to ask, until Drain. A server that has retired listens on nothing any more.
func (s *HTTPServer) Retire() {
	s.init()
	if s.retired.Swap(true) || s.draining.Load() {
		return
	}
	s.unlisten()
	if l := s.loop.Load(); l != nil {
		l.retire()
	}
}

// lastAnswers reports whether each answer from now on is the last one of its connection.
func (s *HTTPServer) lastAnswers() bool { return s.retired.Load() || s.draining.Load() }

// Clients returns how many connections are open.
func (s *HTTPServer) Clients() int { return int(s.open.Load()) }

// Waiting returns how many requests wait for a handler that nobody has taken yet.
func (s *HTTPServer) Waiting() int {
	s.init()
	return s.queue.len()
}
