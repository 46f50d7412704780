// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import "time"

// courtesy keeps a script that does nothing but poll from using a whole processor: a call of Step that comes right
// after an idle one waits for a moment, in which a request still gets through at once. A script that has work of its own,
// or sleeps, between its polls is never held up.
type courtesy struct {
	wait time.Duration // 0: never
	idle time.Time     // when the last idle call returned
}

// rightAfter is how soon a poll follows another when a script does nothing in between.
const rightAfter = 10 * time.Microsecond

// before returns how long an idle call may wait.
func (c *courtesy) before() time.Duration {
	if c.wait > 0 && !c.idle.IsZero() && time.Since(c.idle) < rightAfter {
		return c.wait
	}
	return 0
}

// after takes the result of the call.
func (c *courtesy) after(result int) {
	c.idle = time.Time{}
	if result == 0 && c.wait > 0 {
		c.idle = time.Now()
	}
}
