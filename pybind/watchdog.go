// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"runtime"
	"time"
)

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

// pace decides how many requests Python gets at once: as many as its handlers answer in a moment. Slow handlers get
// one at a time, so that nobody waits behind another's.
type pace struct {
	since   time.Time
	average time.Duration // of a handler, smoothed
}

// moment is how long a batch may take.
const moment = 200 * time.Microsecond

func (p *pace) handed() { p.since = time.Now() }

// answered takes the time of n handlers: at once when they have become slower, bit by bit when faster.
func (p *pace) answered(n int) {
	each := time.Since(p.since) / time.Duration(n)
	p.average = max(each, p.average+(each-p.average)/4)
}

func (p *pace) batch() int {
	if runtime.GOARCH != "amd64" {
		// Python's plain stores may become visible out of order elsewhere, so its answers are only looked at when it
		// hands them over.
		return 1
	}
	if p.average <= 0 {
		return 1
	}
	return max(1, int(moment/p.average))
}
