// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"sync/atomic"
	"time"
)

// courtesy keeps a script that does nothing but poll, and look at its WebSockets, from using a whole processor: a call of
// Step that comes right after idle ones waits for a moment, in which a request or a message still gets through at once. A
// script that has work of its own, or sleeps, between its polls is never held up.
type courtesy struct {
	wait time.Duration // 0: never
	idle atomic.Int64  // when the last idle call returned, in nanoseconds since started; 0: the last was not idle
}

// rightAfter is how soon a call follows another when a script does nothing in between.
const rightAfter = 10 * time.Microsecond

var started = time.Now().Add(-time.Second) // so that no time since then is 0

// before returns how long an idle call of Step may wait.
func (c *courtesy) before() time.Duration {
	if idle := c.idle.Load(); c.wait > 0 && idle != 0 && time.Since(started)-time.Duration(idle) < rightAfter {
		return c.wait
	}
	return 0
}

// after takes the result of the call.
func (c *courtesy) after(result int) {
	if result == 0 && c.wait > 0 {
		c.idle.Store(int64(time.Since(started)))
	} else {
		c.idle.Store(0)
	}
}

// inVain is called when a script has found nothing where it looked besides. The time that this took is not work.
func (c *courtesy) inVain() {
	idle := c.idle.Load()
	if idle == 0 {
		return
	}
	now := time.Since(started)
	if now-time.Duration(idle) < rightAfter {
		c.idle.CompareAndSwap(idle, int64(now))
	} else {
		c.idle.CompareAndSwap(idle, 0)
	}
}
