// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"syscall"
)

// Connections of the loop whose answer is still being made, a Stream or a WebSocket. They are no exchanges any more;
// what is put into their Conns is sent like any answer.

func (c *ledConn) wrote() {
	if c.gone {
		return
	}
	if c.loop.touch(c); c.conn.out.size >= sendSize && !c.stalled {
		c.push()
	}
}

func (c *ledConn) push() {
	if c.gone || c.linger {
		return
	}
	c.loop.tell()
	c.stalled = false
	c.loop.send(c)
}

func (c *ledConn) drop() { c.loop.drop(c) }

// maxLiveInput is how much is read before the others have their turn: tiny frames are more work than requests.
const maxLiveInput = 64 << 10

// runLive reads as long as somebody wants it.
func (l *loop) runLive(c *ledConn) {
	for got := 0; c.readable && c.conn.live != nil && c.conn.live.wants(); {
		if got >= maxLiveInput || c.conn.out.ahead() {
			c.more = true
			return
		}
		got += l.read(c)
		if c.conn.live != nil {
			c.conn.live.input()
		}
	}
}

// cut closes a connection that is broken and that nobody reads from.
func (l *loop) cut(c *ledConn, events uint32) bool {
	if c.conn.live == nil || c.conn.live.wants() || events&(syscall.EPOLLHUP|syscall.EPOLLERR) == 0 {
		return false
	}
	l.drop(c)
	return true
}

// awaitLive sets how long a stream with nothing to send may stay as it is.
func (l *loop) awaitLive(c *ledConn) {
	c.by, c.idle, c.headBy = 0, 0, 0
	if due := c.conn.live.due(); !due.IsZero() {
		c.by = max(1, int64(due.Sub(l.born)))
	}
}

// expireLive ends what has stayed as it is for long enough, unless the time that is over was that of something before.
func (l *loop) expireLive(c *ledConn) {
	l.awaitLive(c)
	if c.by != 0 && c.by <= l.now {
		c.by = 0
		c.conn.live.expire()
	}
}

func (l *loop) eachLive(do func(live)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tell()
	l.each(func(c *ledConn) {
		if c.conn.live != nil {
			do(c.conn.live)
		}
	})
	l.flush(true)
}
