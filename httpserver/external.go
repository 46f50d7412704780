// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"sync"
	"time"
)

// External is a connection whose bytes somebody else carries, over whatever he has: a wrapped socket, a serial line, a
// test. Its methods are for one goroutine; answers may come from others.
type External struct {
	server *HTTPServer

	mu       sync.Mutex // of all that follows
	conn     *Conn
	exchange *Exchange // waits for its answer
	busy     bool      // so does the request that is being dispatched
	since    time.Time // when the phase began that time limits count from
	sent     int       // bytes since then
	behind   bool      // there are bytes that the client has not taken
	drained  bool      // a stream knows that the server is about to close
	gone     bool
}

// Connect begins a connection with a client that is at remote, a text for people. Abort it at its end. One that is more
// than Limits.Connections has an answer that says so waiting, and is over with it.
func (s *HTTPServer) Connect(remote string) *External {
	s.init()
	e := &External{server: s, conn: newConn(&s.limits, remote, &s.accounts), since: time.Now()}
	if s.externals.Add(1) > int64(s.limits.Connections) {
		e.conn.fail(tooMuch(StatusServiceUnavailable, "too many connections"))
	}
	return e
}

// Receive takes bytes from the client; none mean that it will send no more.
func (e *External) Receive(p []byte) {
	e.hold()
	defer e.letGo()
	if len(p) == 0 {
		e.conn.ReceiveEOF()
	}
	if !e.conn.Receiving() || e.conn.ReceivingBody() {
		e.since = time.Now()
	}
	e.conn.Receive(p)
	if l := e.conn.live; l != nil {
		l.input()
	}
	e.advance()
}

// advance dispatches what is complete, one request at a time: the next when the answer to the last has been sent.
func (e *External) advance() {
	for e.exchange == nil && e.conn.live == nil && e.conn.out.empty() {
		r, _ := e.conn.Next()
		if r == nil {
			return
		}
		e.since = time.Now()
		e.busy = true
		if x := e.server.dispatch(r, e.conn, e); e.busy {
			e.exchange = x
		}
	}
}

func (e *External) hold()  { e.mu.Lock() }
func (e *External) letGo() { e.mu.Unlock() }

func (e *External) answered() {
	e.busy, e.exchange = false, nil
	e.since, e.sent = time.Now(), 0
}

func (e *External) wrote() {} // somebody will ask for it
func (e *External) push()  {} // nobody to ask here
func (e *External) drop()  { e.abort() }

// Outgoing returns bytes that are to be sent next, nil when there are none; see Conn.Outgoing.
func (e *External) Outgoing() ([]byte, error) {
	e.hold()
	defer e.letGo()
	e.advance()
	p, err := e.conn.Outgoing()
	if len(p) > 0 && !e.behind {
		e.behind, e.since, e.sent = true, time.Now(), 0
	}
	if len(p) == 0 && e.server.draining.Load() && e.exchange == nil && e.conn.live == nil {
		e.conn.Close()
	}
	return p, err
}

// Sent says that the first n of the Outgoing bytes have been sent.
func (e *External) Sent(n int) {
	e.hold()
	defer e.letGo()
	if e.conn.out.gone {
		return
	}
	if e.sent += n; e.sent >= sendSize {
		e.since, e.sent = time.Now(), 0
	}
	e.conn.Sent(n)
	e.behind = !e.conn.out.empty()
}

// Wants reports whether bytes from the client should be read now.
func (e *External) Wants() bool {
	e.hold()
	defer e.letGo()
	return e.wants()
}

func (e *External) wants() bool {
	if l := e.conn.live; l != nil {
		return l.wants() && !e.conn.out.ahead()
	}
	return e.exchange == nil && e.conn.out.empty() && !e.conn.Done()
}

// Idle reports whether nothing is under way: the connection may be closed to make room for another.
func (e *External) Idle() bool {
	e.hold()
	defer e.letGo()
	return e.conn.live == nil && e.wants() && !e.conn.Receiving()
}

// Done reports whether the connection is over and everything sent.
func (e *External) Done() bool {
	e.hold()
	defer e.letGo()
	return e.conn.Done()
}

// Tick applies the time limits.
func (e *External) Tick() {
	e.hold()
	defer e.letGo()
	waited, limits := time.Since(e.since), &e.server.limits
	switch {
	case e.exchange != nil && e.server.hasEnded():
		if e.exchange.finish() {
			e.giveUp(isClosing)
		}
	case e.exchange != nil:
		if waited > limits.QueueTime && e.exchange.state.CompareAndSwap(queued, closed) {
			e.giveUp(notInTime)
		}
	case !e.conn.out.empty():
		if e.behind && waited > limits.SendTime {
			e.abort()
		}
	case e.conn.live != nil:
		e.tickLive()
	case waited > e.phaseTime():
		e.conn.Timeout()
	}
}

// giveUp answers in place of a handler.
func (e *External) giveUp(text string) {
	e.exchange.giveUp(text)
	e.answered()
}

// tickLive applies the limits to an answer that is still being made.
func (e *External) tickLive() {
	l := e.conn.live
	if due := l.due(); !due.IsZero() && !time.Now().Before(due) {
		l.expire()
		return
	}
	switch {
	case e.server.hasEnded():
		l.end()
	case e.server.draining.Load() && !e.drained:
		e.drained = true
		l.drain()
	}
}

func (e *External) phaseTime() time.Duration {
	switch {
	case e.conn.ReceivingBody():
		return e.server.limits.BodyTime
	case e.conn.Receiving():
		return e.server.limits.HeadTime
	}
	return e.server.limits.IdleTime
}

// Abort ends the connection at once: its socket is gone. A request that is with a handler keeps its place; the answer
// goes nowhere.
func (e *External) Abort() {
	e.hold()
	defer e.letGo()
	e.abort()
}

func (e *External) abort() {
	if !e.gone {
		e.gone = true
		e.server.externals.Add(-1)
	}
	e.conn.Abort()
}
