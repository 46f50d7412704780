// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import "sync/atomic"

// away sends the answers that Python has published while its thread is away: in a slow handler further down its batch,
// in the script's own code, asleep. It reports whether that batch has more to come.
func (s *server) away() (more bool) {
	defer contain(new(int))
	if !s.mu.TryLock() { // it is back
		return false
	}
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	published := s.sent
	for published < s.handed && atomic.LoadInt64(&s.words[answerWord+published]) != 0 {
		published++
	}
	settle()
	s.sendPublished(published)
	return s.sent < s.handed
}
