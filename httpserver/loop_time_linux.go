// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import "time"

// sweepEvery is how often connections are looked at that have been waited for.
func sweepEvery(limits *Limits) time.Duration {
	shortest := min(limits.IdleTime, limits.HeadTime, limits.BodyTime, limits.QueueTime, limits.SendTime)
	return min(max(shortest/8, 5*time.Millisecond), 500*time.Millisecond)
}

// sweep ends what has been waited for long enough.
func (l *loop) sweep() {
	l.sweepAt = l.now + l.sweepEvery
	ended := l.server.hasEnded()
	l.each(func(c *ledConn) {
		switch {
		case c.exchange != nil && ended:
			if c.exchange.finish() {
				c.giveUp(isClosing)
			}
		case c.by != 0 && c.by <= l.now:
			l.expire(c)
		}
	})
}

func (l *loop) expire(c *ledConn) {
	switch {
	case c.stalled || c.linger:
		l.drop(c)
	case c.conn.live != nil:
		l.expireLive(c)
	case c.exchange != nil:
		c.by = 0 // a handler that has begun is never cut short
		if c.exchange.state.CompareAndSwap(queued, closed) {
			c.giveUp(notInTime)
		}
	case c.idle != 0:
		l.drop(c)
	default:
		c.by = 0
		c.conn.Timeout()
		l.touch(c)
	}
}

// giveUp answers in place of a handler.
func (c *ledConn) giveUp(text string) {
	c.exchange.giveUp(text)
	c.busy, c.exchange = false, nil
	c.loop.touch(c)
}
