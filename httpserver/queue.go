// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"sync/atomic"
	"time"
)

// Exchange is a request that waits for its answer.
type Exchange struct {
	// Request is what the client asks.
	Request *Request
	// Route is the number of the handler it is for.
	Route int

	server  *HTTPServer
	conn    *Conn
	carrier carrier
	inside  bool // the carrier itself answers: it holds the Conn already
	state   atomic.Int32
	began   time.Time // for OnServed
}

// carrier is a transport's side of a connection.
type carrier interface {
	// hold keeps the carrier away from the Conn until letGo.
	hold()
	letGo()
	// answered is called, between the two, when the Conn has got the answer that the carrier waits for.
	answered()
	// wrote is called, between the two, when a stream has put bytes into the Conn, taken some from it, or ended.
	wrote()
	// push is called, between the two, when much waits: the carrier sends what can be sent at once.
	push()
	// drop is called, between the two, to close the connection at once.
	drop()
}

// The states of an exchange. Each change is made by compare-and-swap, so two can not both win.
const (
	queued int32 = iota
	taken
	closed
)

// ErrAnswered is returned by Respond when the exchange has its answer already, or has run out of time.
var ErrAnswered = errors.New("httpserver: the request has been answered already")

// Respond answers the request. When the response can not be sent as it is (see HTTPResponse), it returns an error,
// nothing is sent, and the exchange still waits. It never blocks on the client.
func (x *Exchange) Respond(response *HTTPResponse) error {
	if response.Filename != "" {
		return x.respondFile(response)
	}
	h, err := response.render()
	if err != nil {
		return err
	}
	return x.RespondHead(h, response.Body)
}

// RespondHead answers with a head that was rendered before. body may be used again afterwards.
func (x *Exchange) RespondHead(h *Head, body []byte) error {
	return x.respond(h, answer{body: body, size: int64(len(body))})
}

// RespondAndForget is RespondHead for callers who will not look at the exchange or its Request again, whatever it
// returns: the connection's next request may get their memory.
func (x *Exchange) RespondAndForget(h *Head, body []byte) error {
	return x.respond(h, answer{body: body, size: int64(len(body)), forget: true})
}

// RespondRaw answers with a whole message that somebody else has made, status line and all, and closes the connection
// after it, since nobody knows whether it ended where it says.
func (x *Exchange) RespondRaw(message []byte) error {
	if !x.finish() {
		return ErrAnswered
	}
	x.answer(func() { x.conn.respondRaw(x.Request, message) })
	return nil
}

func (x *Exchange) respond(h *Head, a answer) error {
	if !x.finish() {
		a.discard()
		return ErrAnswered
	}
	if x.server.tooManyAnswers(len(a.body)) {
		h, a = answersFull, answer{body: []byte("503 Service Unavailable: too many answers are waiting for slow clients\n")}
		a.size = int64(len(a.body))
	}
	a.close = a.close || x.server.lastAnswers()
	x.tellServed(h, a)
	x.answer(func() {
		x.conn.respond(x.Request, h, a)
		if a.forget {
			x.conn.reuse(x.Request)
		}
	})
	return nil
}

// smallAnswer is what Limits.AnswerBytes never refuses, so that slow readers of large answers keep nobody else waiting.
const smallAnswer = 64 << 10

var answersFull = newHead(StatusServiceUnavailable,
	Field{"Content-Type", string(TextPlain)}, Field{"Retry-After", "10"})

// tooManyAnswers reports whether an answer of that size is more than may wait. One alone may have any size.
func (s *HTTPServer) tooManyAnswers(size int) bool {
	waiting := s.accounts.answers.Load()
	return size > smallAnswer && waiting > 0 && waiting+int64(size) > s.limits.AnswerBytes
}

// answer lets write put the answer into the Conn.
func (x *Exchange) answer(write func()) {
	if !x.inside {
		x.carrier.hold()
		defer x.carrier.letGo()
	}
	write()
	x.carrier.answered()
}

// giveUp answers 503 in place of a handler. Whoever calls it has finished x, and holds the Conn.
func (x *Exchange) giveUp(text string) {
	response := overloaded(text)
	h, _ := response.render()
	x.conn.respond(x.Request, h, answer{body: response.Body, size: int64(len(response.Body)), close: true})
}

func (x *Exchange) finish() bool { return x.state.Swap(closed) != closed }

// queue holds the exchanges that wait for a handler.
type queue struct {
	ready chan *Exchange
}

func newQueue(size int) *queue { return &queue{make(chan *Exchange, size)} }

// put reports whether there was room.
func (q *queue) put(x *Exchange) bool {
	select {
	case q.ready <- x:
		return true
	default:
		return false
	}
}

// len returns how many wait.
func (q *queue) len() int { return len(q.ready) }

// take moves up to len(batch) exchanges into batch and returns how many. It waits for the first one, at most for wait
// and until one of the channels, which may be nil, says something.
func (q *queue) take(batch []*Exchange, wait time.Duration, ended, nudge, led <-chan struct{}) (n int) {
	for n < len(batch) {
		x := q.takeOne(n == 0, wait, ended, nudge, led)
		if x == nil {
			break
		}
		if x.state.CompareAndSwap(queued, taken) { // else it has run out of time
			batch[n] = x
			n++
		}
	}
	return n
}

func (q *queue) takeOne(first bool, wait time.Duration, ended, nudge, led <-chan struct{}) *Exchange {
	select {
	case x := <-q.ready:
		return x
	default:
	}
	if !first || wait <= 0 {
		return nil
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case x := <-q.ready:
		return x
	case <-ended:
		return nil
	case <-nudge:
		return nil
	case <-led:
		return nil
	case <-timer.C:
		return nil
	}
}
