// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import "time"

// tick is how long a published answer may wait for the polling thread to come back.
const tick = time.Millisecond

// watch sends published answers while the polling thread is away: in a slow handler further down its batch, in the
// script's own code, asleep. It sleeps itself when there is no batch.
func (s *server) watch() {
	defer contain(new(int))
	for range s.armed {
		for seen := -1; s.flush(&seen); {
			time.Sleep(tick)
		}
	}
}

// flush sends what a thread that has not been back since the last tick has published. It reports whether the batch
// that it looked at first still has answers to come.
func (s *server) flush(seen *int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed || *seen >= 0 && *seen != s.steps {
		return false
	}
	if *seen >= 0 {
		s.sendPublished(s.handed)
	}
	*seen = s.steps
	return s.sent < s.handed
}
