// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"runtime/debug"
	"syscall"
)

// ledConn is a connection of the loop, and belongs to whoever holds it.
type ledConn struct {
	loop *loop
	conn *Conn
	fd   int
	mark int32 // tells the events of this connection from those of an earlier one with its descriptor

	exchange *Exchange // waits for its answer
	busy     bool      // so does the request that is being dispatched
	readable bool      // there may be bytes to read
	hangup   bool      // the client has ended its side, or the connection
	more     bool      // stopped though there may be more to do
	dirty    bool      // is among the dirty ones
	stalled  bool      // the client takes no bytes
	writable bool      // epoll tells when it does
	linger   bool      // waits for the client to read the last answer
	extra    bool      // one too many: it is told so
	gone     bool

	by       int64 // when it has been waited for long enough; 0: never
	headBy   int64 // when the head that is arriving must be complete
	idle     int64 // since when nothing is under way; 0: something is
	sendBy   int64 // when the client must have taken some of what is sent; 0: it takes everything
	sent     int   // bytes since that was set
	lingered int   // bytes that came too late
}

const (
	// maxInput is how much is read from a connection, and maxOutput how much is sent, before the others have their turn.
	maxInput  = 1 << 20
	maxOutput = 1 << 20
)

func (c *ledConn) hold() { c.loop.mu.Lock() }

func (c *ledConn) letGo() {
	if c.loop.blocked.Load() != nobody { // who waits in the kernel would not see the answer
		c.loop.flush(true)
	}
	c.loop.mu.Unlock()
}

func (c *ledConn) answered() {
	c.busy, c.exchange = false, nil
	if !c.gone {
		c.loop.touch(c)
	}
}

// moment is the time since others have had a chance to change anything; see fileCache.
func (c *ledConn) moment() int64 { return c.loop.moment }

// event takes what epoll has to say.
func (l *loop) event(e syscall.EpollEvent) {
	if int(e.Fd) < len(l.conns) && l.conns[e.Fd] != nil && l.conns[e.Fd].mark == e.Pad {
		l.connEvent(l.conns[e.Fd], e.Events)
		return
	}
	for _, listener := range l.listeners {
		if listener.fd == int(e.Fd) && listener.mark == e.Pad {
			listener.ready = true
			l.accept()
		}
	}
}

func (l *loop) connEvent(c *ledConn, events uint32) {
	c.readable = c.readable || events&(syscall.EPOLLIN|hungUp) != 0
	c.hangup = c.hangup || events&hungUp != 0
	if c.stalled && events&(syscall.EPOLLOUT|hungUp) != 0 {
		c.stalled = false
		l.touch(c)
	}
	if c.linger {
		l.discard(c)
		return
	}
	if l.cut(c, events) {
		return
	}
	l.run(c)
	l.settle(c)
}

// contain keeps a bug in one connection from ending more than that.
func (l *loop) contain(c *ledConn) {
	if r := recover(); r != nil {
		l.server.Logf("httpserver: panic in a connection: %v\n%s", r, debug.Stack())
		l.drop(c)
	}
}

// run goes as far as it can without waiting: it reads, and dispatches what is complete, one request at a time.
func (l *loop) run(c *ledConn) {
	defer l.contain(c)
	c.more = false
	for got := 0; c.exchange == nil && !c.gone && !c.stalled && !c.linger; {
		if c.conn.live != nil {
			if l.runLive(c); c.gone || c.conn.live != nil {
				return
			}
		}
		if got >= maxInput || c.conn.out.ahead() {
			c.more = true
			return
		}
		r, err := c.conn.Next()
		switch {
		case r != nil:
			l.dispatch(c, r)
		case err != nil || !c.readable:
			return
		default:
			got += l.read(c)
		}
	}
}

func (l *loop) dispatch(c *ledConn, r *Request) {
	c.busy, c.headBy, c.idle = true, 0, 0
	c.by = l.now + int64(l.server.limits.QueueTime)
	if x := l.server.dispatch(r, c.conn, c); c.busy {
		c.exchange = x
	}
}

// read reads once and returns how much.
func (l *loop) read(c *ledConn) int {
	n, err := receive(c.fd, l.in)
	switch {
	case n > 0:
		c.conn.Receive(l.in[:n])
		c.idle = 0
		c.readable = n == len(l.in) || c.hangup
		return n
	case err == syscall.EINTR:
	case err == syscall.EAGAIN:
		c.readable = false
	case err == nil:
		c.readable = false
		c.conn.ReceiveEOF()
	default:
		l.drop(c)
	}
	return 0
}

// touch remembers that c has something to do when the events have been looked at.
func (l *loop) touch(c *ledConn) {
	if !c.dirty {
		c.dirty = true
		l.dirty = append(l.dirty, c)
	}
}

// settle decides what c waits for.
func (l *loop) settle(c *ledConn) {
	switch {
	case c.gone || c.stalled || c.linger:
	case !c.conn.out.empty() || c.more || c.conn.Done():
		l.touch(c)
	case c.conn.live != nil:
		l.awaitLive(c)
	case c.exchange == nil:
		l.await(c)
	}
}

// await sets how long the client may take for what comes next.
func (l *loop) await(c *ledConn) {
	limits := &l.server.limits
	switch {
	case c.conn.ReceivingBody():
		c.by = l.now + int64(limits.BodyTime)
	case c.conn.Receiving():
		if c.headBy == 0 {
			c.headBy = l.now + int64(limits.HeadTime)
		}
		c.by = c.headBy
	case l.server.draining.Load():
		l.drop(c)
	default:
		c.idle, c.headBy = max(1, l.now), 0
		c.by = l.now + int64(limits.IdleTime)
	}
}

// drop closes a connection.
func (l *loop) drop(c *ledConn) {
	if c.gone {
		return
	}
	c.gone = true
	l.epoll.remove(c.fd)
	syscall.Close(c.fd)
	l.conns[c.fd] = nil
	l.count--
	if c.extra {
		l.extra--
	} else {
		l.server.open.Add(-1)
	}
	c.conn.Abort()
	l.server.transport.Done()
}
