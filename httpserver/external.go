// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import "time"

// External is a connection whose bytes somebody else carries, over whatever he has: a wrapped socket, a serial line, a
// test. Its methods, and those that answer its requests, are for one goroutine.
type External struct {
	server   *HTTPServer
	conn     *Conn
	exchange *Exchange // waits for its answer
	busy     bool      // so does the request that is being dispatched
	since    time.Time // when the phase began that time limits count from
	sent     int       // bytes since then
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
	if len(p) == 0 {
		e.conn.ReceiveEOF()
	}
	if !e.conn.Receiving() || e.conn.ReceivingBody() {
		e.since = time.Now()
	}
	e.conn.Receive(p)
	e.advance()
}

// advance dispatches what is complete, one request at a time: the next when the answer to the last has been sent.
func (e *External) advance() {
	for e.exchange == nil && e.conn.out.empty() {
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

func (e *External) hold()  {}
func (e *External) letGo() {}

func (e *External) answered() {
	e.busy, e.exchange = false, nil
	e.since, e.sent = time.Now(), 0
}

// Outgoing returns bytes that are to be sent next, nil when there are none; see Conn.Outgoing.
func (e *External) Outgoing() ([]byte, error) {
	e.advance()
	p, err := e.conn.Outgoing()
	if len(p) == 0 && e.server.draining.Load() && e.exchange == nil {
		e.conn.Close()
	}
	return p, err
}

// Sent says that the first n of the Outgoing bytes have been sent.
func (e *External) Sent(n int) {
	if e.sent += n; e.sent >= sendSize {
		e.since, e.sent = time.Now(), 0
	}
	e.conn.Sent(n)
}

// Wants reports whether bytes from the client should be read now.
func (e *External) Wants() bool { return e.exchange == nil && e.conn.out.empty() && !e.conn.Done() }

// Idle reports whether nothing is under way: the connection may be closed to make room for another.
func (e *External) Idle() bool { return e.Wants() && !e.conn.Receiving() }

// Done reports whether the connection is over and everything sent.
func (e *External) Done() bool { return e.conn.Done() }

// Tick applies the time limits.
func (e *External) Tick() {
	waited, limits := time.Since(e.since), &e.server.limits
	switch {
	case e.exchange != nil && e.server.hasEnded():
		e.exchange.Respond(overloaded(isClosing))
	case e.exchange != nil:
		if waited > limits.QueueTime && e.exchange.state.CompareAndSwap(queued, taken) {
			e.exchange.Respond(overloaded(notInTime))
		}
	case !e.conn.out.empty():
		if waited > limits.SendTime {
			e.Abort()
		}
	case waited > e.phaseTime():
		e.conn.Timeout()
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
	if !e.gone {
		e.gone = true
		e.server.externals.Add(-1)
	}
	e.conn.Abort()
}
