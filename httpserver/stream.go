// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"time"
)

// Stream is an answer that is sent in pieces, as they are made, for as long as that takes. The client's next request
// waits until the stream is closed. Its methods may be called on any goroutine and never wait for the client.
type Stream struct {
	holder
	request *Request
	framing framing
	left    int64     // counted: bytes still to come
	head    []byte    // headOnly and raw: the last bytes of what was sent, until the end of the head was found
	since   time.Time // when something was last written, or the client ended its side

	received []byte // raw: what the client has sent
	ended    bool   // the client has ended its side
}

// framing says how the end of a stream is told.
type framing int

const (
	chunkedFraming framing = iota // RFC 9112 section 7.1
	countedFraming                // by Content-Length
	untilClose                    // for HTTP/1.0
	noContent                     // nothing follows the head
	rawFraming                    // whoever writes knows
)

// Unknown is the length of a stream whose length nobody knows.
const Unknown = -1

// Stream begins an answer whose body is written in pieces. With a length, that many bytes must follow; with Unknown
// they are sent in chunks, or to an HTTP/1.0 client until the connection closes. The exchange has its answer then, but
// the client's next request waits until the stream is closed.
func (x *Exchange) Stream(h *Head, length int64) (*Stream, error) {
	if length < Unknown {
		return nil, fmt.Errorf("httpserver: a stream can not have %d bytes", length)
	}
	return x.open(func(s *Stream) { s.conn.openStream(s, h, length) })
}

// TakeOver begins an answer that is written as it is, status line and all. The connection closes after it. What the
// client sends from now on is for Receive. HEAD gets no more than the head.
func (x *Exchange) TakeOver() (*Stream, error) {
	return x.open(func(s *Stream) {
		s.framing = rawFraming
		s.conn.raw = true
	})
}

func (x *Exchange) open(start func(*Stream)) (*Stream, error) {
	if !x.finish() {
		return nil, ErrAnswered
	}
	s := &Stream{holder: holder{server: x.server, conn: x.conn, carrier: x.carrier}, request: x.Request, since: time.Now()}
	x.answer(func() {
		start(s)
		s.begin(s)
		if !s.gone {
			s.input()
		}
	})
	return s, nil
}

// openStream writes the head of a stream and says how it is framed.
func (c *Conn) openStream(s *Stream, h *Head, length int64) {
	r := s.request
	c.closing = c.closing || c.out.closes(h) || s.server.lastAnswers() || !r.persistent()
	var own []byte
	switch {
	case !h.status.AllowsContent():
		s.framing = noContent
	case h.status.Code == StatusResetContent.Code: // RFC 9110 section 15.3.6
		s.framing, own = noContent, []byte("Content-Length: 0\r\n")
	case length >= 0:
		s.framing, s.left = countedFraming, length
		own = append(strconv.AppendInt([]byte("Content-Length: "), length, 10), "\r\n"...)
	case r.head.minor == 0:
		s.framing, c.closing = untilClose, true
	default:
		own = []byte("Transfer-Encoding: chunked\r\n")
	}
	if r.head.minor == 0 && !c.closing {
		own = append(own, "Connection: keep-alive\r\n"...)
	}
	c.out.headWith(h, own, c.closing)
	if r.isHead() { // RFC 9110 section 9.3.2
		s.framing = noContent
	}
}

// Write sends p, which may be used again afterwards, with the next turn of whoever carries the connection. It returns
// ErrGone when the client is not there any more, or is closed now because more than Limits.StreamBytes wait for it.
func (s *Stream) Write(p []byte) (int, error) {
	s.enter()
	defer s.leave()
	switch {
	case s.over:
		return 0, ErrGone
	case len(p) == 0: // an empty chunk would be the last one
		return 0, nil
	case s.fits(p) && s.tooSlow(): // others may write meanwhile
		s.abort()
		return 0, ErrGone
	case !s.fits(p):
		return 0, fmt.Errorf("httpserver: %d bytes are more than the %d that are left of the stream's length", len(p), s.left)
	}
	s.since = time.Now()
	s.put(p)
	s.carrier.wrote()
	return len(p), nil
}

// fits reports whether p is no more than what is left of the length, if there is one.
func (s *Stream) fits(p []byte) bool { return s.framing != countedFraming || int64(len(p)) <= s.left }

func (s *Stream) put(p []byte) {
	out := &s.conn.out
	switch s.framing {
	case chunkedFraming:
		size := append(strconv.AppendInt(make([]byte, 0, 24), int64(len(p)), 16), "\r\n"...)
		out.write(size, p, []byte("\r\n"))
	case countedFraming:
		s.left -= int64(len(p))
		out.write(p)
	case untilClose:
		out.write(p)
	case rawFraming:
		if s.request.isHead() {
			p = s.upToBody(p)
		}
		out.write(p)
	}
}

// upToBody returns what of p belongs to the head of a message (RFC 9110 section 9.3.2).
func (s *Stream) upToBody(p []byte) []byte {
	if bytes.HasSuffix(s.head, endOfHead) {
		return nil
	}
	before := len(s.head)
	s.head = append(s.head, p...)
	if end := bytes.Index(s.head, endOfHead); end >= 0 {
		s.head = endOfHead
		return p[:end+len(endOfHead)-before]
	}
	s.head = bytes.Clone(s.head[max(0, len(s.head)-len(endOfHead)+1):])
	return p
}

var endOfHead = []byte("\r\n\r\n")

// Close ends the answer. It returns an error, and the connection closes, when bytes of the announced length are missing,
// and ErrGone when the client has left before.
func (s *Stream) Close() error {
	s.enter()
	defer s.leave()
	if s.over {
		if s.gone {
			return ErrGone
		}
		return nil
	}
	if s.framing == countedFraming && s.left > 0 {
		left := s.left
		s.abort()
		return fmt.Errorf("httpserver: %d bytes of the stream's length are missing", left)
	}
	if s.framing == chunkedFraming {
		s.conn.out.write([]byte("0\r\n\r\n"))
	}
	s.conn.closing = s.conn.closing || s.framing == rawFraming
	s.finish()
	s.request.release()
	return nil
}

// Abort closes the connection at once, so that the client knows that something is missing. It does nothing to a stream
// that was closed.
func (s *Stream) Abort() {
	s.enter()
	defer s.leave()
	s.abort()
}

// BreakOff ends the answer where it is, so that the client knows that something is missing: what was written is sent, then
// the connection closes. It does nothing to a stream that was closed.
func (s *Stream) BreakOff() {
	s.enter()
	defer s.leave()
	if !s.over {
		s.end()
	}
}

// Waiting returns how many bytes have not been sent yet.
func (s *Stream) Waiting() int {
	s.enter()
	defer s.leave()
	return s.waiting()
}

// Room reports whether so little waits that it is time to write more.
func (s *Stream) Room() bool {
	s.enter()
	defer s.leave()
	return !s.over && s.conn.out.size < min(maxAhead, s.server.limits.StreamBytes)
}

// WaitRoom waits until there is room for more, the answer has ended, or the time is over. It reports whether there is room.
func (s *Stream) WaitRoom(wait time.Duration) bool {
	for until := time.Now().Add(wait); ; time.Sleep(min(time.Millisecond, max(0, time.Until(until)))) {
		if s.Room() {
			return true
		}
		s.enter()
		s.push()
		over := s.over
		s.leave()
		if over || !time.Now().Before(until) {
			return false
		}
	}
}

// Gone reports whether the client has left, or was closed.
func (s *Stream) Gone() bool {
	s.enter()
	defer s.leave()
	return s.gone
}

// Ended reports whether the answer has ended, in whatever way: nothing can be sent any more.
func (s *Stream) Ended() bool {
	s.enter()
	defer s.leave()
	return s.over
}

// Receive takes what the client has sent since TakeOver, without waiting. It returns 0 when nothing is there yet,
// io.EOF when the client sends no more, and ErrGone when the connection is gone.
func (s *Stream) Receive(p []byte) (int, error) {
	s.enter()
	defer s.leave()
	if n := copy(p, s.received); n > 0 {
		if s.received = s.received[n:]; len(s.received) == 0 {
			s.received = nil
		}
		if !s.over {
			s.input()
			s.carrier.wrote() // there is room again
		}
		return n, nil
	}
	switch {
	case len(p) == 0 && len(s.received) > 0:
		return 0, nil
	case s.ended || s.over && !s.gone:
		return 0, io.EOF
	case s.gone:
		return 0, ErrGone
	}
	return 0, nil
}

func (s *Stream) wants() bool {
	return !s.conn.eof && len(s.conn.in) < maxAhead && len(s.received) < maxAhead
}

func (s *Stream) input() {
	if s.framing == rawFraming {
		n := min(len(s.conn.in), maxAhead-len(s.received))
		s.received = append(s.received, s.conn.in[:n]...)
		if s.conn.in = s.conn.in[n:]; len(s.conn.in) == 0 {
			s.conn.in = nil
		}
	}
	if s.conn.eof && !s.ended && len(s.conn.in) == 0 {
		s.ended, s.since = true, time.Now()
	}
}

func (s *Stream) due() time.Time {
	if s.conn.eof {
		return s.since.Add(halfTime)
	}
	return time.Time{}
}

func (s *Stream) expire() { s.abort() }
func (s *Stream) drain()  {}

func (s *Stream) end() {
	s.conn.closing = true
	s.finish()
	s.gone = true
	s.request.release()
}

func (s *Stream) lost() {
	s.over, s.gone = true, true
	s.request.release()
}
