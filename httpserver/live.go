// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"time"
)

// ErrGone is returned when something is to be sent to a client that has left, that was closed because it took too
// little, or whose answer has ended already.
var ErrGone = errors.New("httpserver: the client has gone, or its answer has ended")

// live is an answer that is still being made while its request counts as unanswered: a Stream or a WebSocket. It belongs
// to whoever holds its Conn, which looks at no further request until it has ended.
type live interface {
	// wants reports whether bytes from the client should be read.
	wants() bool
	// input takes what has been received since the last time, and whether the client has ended its side.
	input()
	// due says when the connection has stayed as it is for long enough, if it has nothing to send; the zero time: never.
	due() time.Time
	// expire is called then.
	expire()
	// drain says that the server is about to close.
	drain()
	// end closes the connection when what waits has been sent, though the answer is not complete.
	end()
	// lost says that the connection is gone.
	lost()
}

// halfTime is how long a client that has ended its own side is kept while nothing is sent to it. Most have left.
const halfTime = time.Second

// holder is what Stream and WebSocket have in common. All of it belongs to whoever holds the Conn.
type holder struct {
	server  *HTTPServer
	conn    *Conn
	carrier carrier
	over    bool // the answer has ended
	gone    bool // with its connection
}

// enter holds the Conn; leave lets it go.
func (h *holder) enter() { h.carrier.hold() }
func (h *holder) leave() { h.carrier.letGo() }

// begin makes l what the connection is about, in answer to r, unless the connection is gone already.
func (h *holder) begin(l live) {
	if h.conn.out.gone {
		h.conn.unanswered--
		l.lost()
		return
	}
	h.conn.live = l
}

// finish ends the answer; the connection goes on to the next request, or closes.
func (h *holder) finish() {
	h.over = true
	h.conn.live = nil
	h.conn.unanswered--
	h.conn.refuseWhenDue()
	h.carrier.wrote()
}

// waiting returns how many bytes have not been sent yet.
func (h *holder) waiting() int {
	if h.over {
		return 0
	}
	return h.conn.out.size
}

// tooSlow reports whether so much waits for the client that nothing may be added.
func (h *holder) tooSlow() bool {
	return h.tooMuch() && !h.catchesUp()
}

func (h *holder) tooMuch() bool {
	limits, waiting := &h.server.limits, h.conn.out.size
	return waiting > limits.StreamBytes || waiting > smallAnswer && h.server.accounts.answers.Load() > limits.AnswerBytes
}

// catchesUp reports whether the client takes enough of what waits, now that it is asked.
func (h *holder) catchesUp() bool {
	h.push()
	return !h.over && !h.tooMuch()
}

// push has the carrier send what it can at once.
func (h *holder) push() {
	if !h.over {
		h.carrier.push()
	}
}

// abort closes the connection at once.
func (h *holder) abort() {
	if !h.over {
		h.carrier.drop()
	}
}

// EndStreams ends all answers that are still being made, Streams and WebSockets: what waits is sent, then their
// connections close. Close does so when its time is over.
func (s *HTTPServer) EndStreams() { s.eachLive(live.end) }

// EndStream is HTTPServer.EndStreams for one connection.
func (e *External) EndStream() {
	e.hold()
	defer e.letGo()
	if l := e.conn.live; l != nil {
		l.end()
	}
}

// eachLive does something with every answer that is still being made.
func (s *HTTPServer) eachLive(do func(live)) {
	s.mu.Lock()
	conns := make([]*netConn, 0, len(s.conns))
	for n := range s.conns {
		conns = append(conns, n)
	}
	s.mu.Unlock()
	for _, n := range conns {
		n.hold()
		if l := n.conn.live; l != nil {
			do(l)
		}
		n.letGo()
	}
	if l := s.loop.Load(); l != nil {
		l.eachLive(do)
	}
}

// tellNews has Take return, so that whoever polls can look at his WebSockets.
func (s *HTTPServer) tellNews(by carrier) {
	select {
	case s.news <- struct{}{}:
	default:
	}
	if l := s.loop.Load(); l != nil {
		l.queued(by)
	}
}

// hasNews reports whether there are any, which are none any more then.
func (s *HTTPServer) hasNews() bool {
	select {
	case <-s.news:
		return true
	default:
		return false
	}
}
