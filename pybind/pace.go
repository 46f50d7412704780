// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"runtime"
	"time"
)

// pace decides how many requests Python gets at once: as many as its handlers answer in a moment. Slow handlers get
// one at a time, so that nobody waits behind another's.
type pace struct {
	since   time.Time     // when Python left Go
	handler time.Duration // how long a request keeps Python away, smoothed
	idle    time.Duration // how long it is away without one, smoothed
	yielded time.Time     // when the scheduler had its turn
}

// moment is how long a batch may take.
const moment = 200 * time.Microsecond

func (p *pace) left() { p.since = time.Now() }

// back takes the time that Python was away with n requests.
func (p *pace) back(n int) {
	if p.since.IsZero() {
		return
	}
	away := time.Since(p.since)
	if n == 0 {
		p.idle = smooth(p.idle, away)
	} else {
		p.handler = smooth(p.handler, away/time.Duration(n))
	}
}

// yieldEvery is a little less than the time after which Go's scheduler believes that a goroutine will not stop by
// itself: it would look at it many thousand times a second then, on a thread of its own.
const yieldEvery = 8 * time.Millisecond

// yield lets the scheduler see that Step comes and goes.
func (p *pace) yield() {
	if p.since.Sub(p.yielded) > yieldEvery {
		p.yielded = p.since
		runtime.Gosched()
	}
}

// smooth follows what becomes slower at once, what becomes faster bit by bit.
func smooth(average, now time.Duration) time.Duration {
	return max(now, average+(now-average)/4)
}

// slow reports whether the script is long away, in handlers or in work of its own between two polls.
func (p *pace) slow() bool { return max(p.handler, p.idle) > moment }

// batch is how many requests Python may have at once.
func (p *pace) batch() int {
	if p.handler <= 0 || !ordered() { // else answers could only be looked at when Python hands them over
		return 1
	}
	return max(1, int(moment/p.handler))
}
