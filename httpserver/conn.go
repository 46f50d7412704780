// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"fmt"
	"io"
)

// Conn is the server's side of one HTTP/1.1 connection without a socket: bytes in, complete requests out; responses
// in, bytes out. Whoever owns the socket feeds it:
//
//	conn.Receive(bytes from the client)
//	request, err := conn.Next()      // nil, nil: it needs more bytes
//	conn.Respond(request, response)
//	conn.Outgoing(), conn.Sent(n)    // until nothing is left
//	conn.Done()                      // then close the socket
//	conn.Abort()                     // always, at the end: temporary files are given back
//
// A Conn is for one goroutine at a time.
type Conn struct {
	limits   *Limits
	remote   string
	accounts *accounts
	in       []byte   // received, not yet part of a request
	spare    *Request // an answered one whose memory the next may have
	blank    bool     // the empty line before this request has been skipped
	parser   headParser
	request  *Request // its head is complete, its body is not
	left     int64    // bytes of its body still to come, unless chunked
	lost     error    // why they could not be kept
	chunks   chunkParser
	eof      bool

	live       live // the answer that is being made
	raw        bool // what the client sends now is no HTTP
	unanswered int
	err        error // of Next; final
	refusal    *ProtocolError
	closing    bool // no answer follows the last one
	last       bool // so the client has said
	out        output
}

// NewConn returns a connection with the given limits.
func NewConn(limits Limits) *Conn {
	limits = limits.withDefaults()
	return newConn(&limits, "", new(accounts))
}

func newConn(limits *Limits, remote string, accounts *accounts) *Conn {
	c := &Conn{limits: limits, remote: remote, accounts: accounts, out: output{waiting: &accounts.answers, defaults: &accounts.defaults}}
	c.parser = headParser{limits: limits}
	c.parser.reset()
	return c
}

// Receive takes bytes from the client. p may be used again afterwards.
func (c *Conn) Receive(p []byte) {
	if c.err == nil && (!c.closing || c.raw) {
		p = c.receiveBody(p)
		if c.in == nil && c.spare != nil {
			c.in, c.spare.raw.memory = c.spare.raw.memory[:0], nil
		}
		c.in = append(c.in, p...)
	}
}

// receiveBody takes what continues a body of known length from p, without the way through c.in.
func (c *Conn) receiveBody(p []byte) []byte {
	if c.request == nil || c.request.head.chunked || len(c.in) > 0 || c.lost != nil {
		return p
	}
	n := min(c.left, int64(len(p)))
	c.left -= n
	c.lost = c.keep(p[:n])
	return p[n:]
}

// ReceiveEOF says that the client will send no more. What it has asked is still answered.
func (c *Conn) ReceiveEOF() { c.eof = true }

// Next returns the next complete request. It returns nil without an error when more bytes are needed, and an error
// once no request can follow:
//   - a *ProtocolError when the client broke the protocol or a limit; the refusal is among the Outgoing bytes then,
//     after the answers that are still due;
//   - io.EOF when the client is done;
//   - io.ErrUnexpectedEOF when it left in the middle of a request.
//
// Several requests may be taken before the first is answered; answer them in order.
func (c *Conn) Next() (*Request, error) {
	if c.err != nil {
		return nil, c.err
	}
	if c.live != nil {
		return nil, nil
	}
	if c.closing {
		return nil, io.EOF
	}
	r, err := c.next()
	if err != nil {
		c.fail(err)
		return nil, c.err
	}
	if r != nil {
		c.unanswered++
		c.last = !r.persistent()
		c.closing = c.last // what follows is not looked at (RFC 9112 section 9.6)
	}
	return r, nil
}

func (c *Conn) next() (*Request, error) {
	if c.request == nil {
		if done, err := c.readHead(); !done {
			return nil, err
		}
	}
	done, err := c.readBody()
	if err != nil {
		return nil, err
	}
	if !done {
		c.sendContinue()
		return nil, c.unfinished(io.ErrUnexpectedEOF)
	}
	r := c.request
	c.request, c.blank = nil, false
	c.parser.reset()
	return r, nil
}

// unfinished tells what it means that bytes are missing: nothing, or an error when none will come.
func (c *Conn) unfinished(err error) error {
	if c.eof {
		return err
	}
	return nil
}

// readHead begins c.request when its head is complete.
func (c *Conn) readHead() (bool, error) {
	if !c.blank && bytes.HasPrefix(c.in, []byte("\r\n")) { // an empty line before a request is ignored (RFC 9112 section 2.2)
		c.in, c.blank = c.in[2:], true
	}
	if len(c.in) == 0 {
		return false, c.unfinished(io.EOF)
	}
	if len(c.in) == 1 && c.in[0] == '\r' && !c.blank {
		return false, c.unfinished(io.EOF)
	}
	done, err := c.parser.advance(c.in)
	if err != nil {
		return false, err
	}
	if !done {
		return false, c.unfinished(io.ErrUnexpectedEOF)
	}
	c.begin()
	return true, nil
}

// begin moves the head, and what is there of the body, from c.in to a new request without copying it.
func (c *Conn) begin() {
	h := c.parser.head
	c.left = max(0, h.contentLength)
	take := h.size
	if !h.chunked {
		body := min(c.left, int64(len(c.in)-h.size))
		take += int(body)
		c.left -= body
	}
	memory, rest := c.in[:take:take], c.in[take:]
	if len(rest) == 0 { // what follows in memory is nobody's
		memory, rest = c.in, nil
	}
	r := c.newRequest()
	*r = Request{head: h, remote: c.remote}
	r.raw = spool{memory: memory, size: int64(take), announced: int64(take) + c.left}
	r.hold(&c.accounts.requests, take)
	r.bytes = memory[:h.size:h.size]
	c.chunks = chunkParser{limits: c.limits}
	c.in, c.request = rest, r
}

func (c *Conn) newRequest() (r *Request) {
	if r, c.spare = c.spare, nil; r == nil {
		r = new(Request)
	}
	return r
}

// reuse takes the memory of a request that has been answered, and that nobody will look at again.
func (c *Conn) reuse(r *Request) {
	if r.kept.Load() || r.raw.file != nil || c.out.gone {
		return
	}
	if cap(r.raw.memory) > maxSpare {
		r.raw.memory = nil
	}
	c.spare = r
}

// readBody moves body bytes from c.in to the request (RFC 9112 section 6.3).
func (c *Conn) readBody() (bool, error) {
	if c.request.head.chunked {
		return c.readChunks()
	}
	if c.lost != nil {
		return false, c.lost
	}
	return c.left == 0, nil
}

func (c *Conn) readChunks() (bool, error) {
	n := 0
	for n < len(c.in) && c.chunks.state != chunksDone {
		k, _, err := c.chunks.next(c.in[n:])
		if err != nil {
			return false, err
		}
		n += k
	}
	if err := c.keep(c.in[:n]); err != nil {
		return false, err
	}
	if n == len(c.in) {
		c.in = c.in[:0]
	} else {
		c.in = c.in[n:]
	}
	return c.chunks.state == chunksDone, nil
}

// keep appends bytes to the request being received.
func (c *Conn) keep(p []byte) error {
	if c.request.hold(&c.accounts.requests, len(p)); c.accounts.requests.Load() > c.limits.RequestBytes {
		return tooMuch(StatusServiceUnavailable, "the server holds as many bytes of requests as it may")
	}
	if err := c.request.raw.write(p, c.limits.BodyMemory); err != nil {
		return &ProtocolError{StatusInsufficientStorage, "the body could not be kept in a temporary file", "RFC 4918 section 11.5"}
	}
	return nil
}

// sendContinue answers an Expect: 100-continue whose body has not begun (RFC 9110 section 10.1.1).
func (c *Conn) sendContinue() {
	h := &c.request.head
	if h.expect && h.minor > 0 && c.unanswered == 0 && c.request.raw.size == int64(h.size) {
		c.out.write([]byte("HTTP/1.1 100 Continue\r\n\r\n"))
	}
	if c.unanswered == 0 {
		h.expect = false
	}
}

// fail ends the input side.
func (c *Conn) fail(err error) {
	c.err, c.in = err, nil
	if c.request != nil {
		c.request.Close()
		c.request = nil
	}
	c.refusal, _ = err.(*ProtocolError)
	c.refuseWhenDue()
}

// refuseWhenDue sends the refusal once everything before it has been answered.
func (c *Conn) refuseWhenDue() {
	if c.refusal == nil || c.unanswered > 0 || c.closing {
		return
	}
	c.closing = true
	text := []byte(c.refusal.Error() + "\n")
	h := newHead(c.refusal.Status, Field{"Content-Type", string(TextPlain)})
	c.out.response(h, answer{body: text, size: int64(len(text)), close: true})
}

// Timeout says that the client has been waited for long enough: a request that has begun is refused with 408.
func (c *Conn) Timeout() {
	if c.err == nil && !c.closing && c.Receiving() {
		c.fail(&ProtocolError{StatusRequestTimeout, "the request did not arrive in time", "RFC 9110 section 15.5.9"})
	} else {
		c.closing = true
	}
}

// Receiving reports whether a request has begun to arrive and is not complete.
func (c *Conn) Receiving() bool { return c.request != nil || len(c.in) > 0 }

// ReceivingBody reports whether the head of that request is complete.
func (c *Conn) ReceivingBody() bool { return c.request != nil }

// Respond answers r, which must be the oldest request that Next has returned and that is not answered. It returns an
// error, and sends nothing, when the response could not be sent as it is (see HTTPResponse), or names a file: only a
// server has files.
func (c *Conn) Respond(r *Request, response *HTTPResponse) error {
	if response.Filename != "" {
		return fmt.Errorf("httpserver: a Conn without a server can not send the file %q", response.Filename)
	}
	h, err := response.render()
	if err != nil {
		return err
	}
	c.respond(r, h, answer{body: response.Body, size: int64(len(response.Body))})
	return nil
}

// answers counts the answer to r.
func (c *Conn) answers(r *Request) {
	if c.unanswered == 0 {
		panic(fmt.Sprintf("httpserver: a second answer to %s %s", r.Method(), r.Target()))
	}
	c.unanswered--
}

// answer is what follows a response's head, and how.
type answer struct {
	body  []byte    // copied before respond returns
	file  io.Reader // instead of body; closed when sent if it is an io.Closer
	size  int64     // of either
	close bool      // the connection ends here

	headOnly bool // body or file is not sent, though the client may wait for it
	forget   bool // nobody will look at the request again
}

// respond is Respond with the head rendered.
func (c *Conn) respond(r *Request, h *Head, a answer) {
	c.answers(r)
	a.close = a.close || c.out.closes(h) || !r.persistent() || a.headOnly && !r.isHead()
	c.closing = c.closing || a.close
	if r.head.minor == 0 && !a.close {
		h = &Head{status: h.status, bytes: append(h.bytes[:len(h.bytes):len(h.bytes)], "Connection: keep-alive\r\n"...)}
	}
	if h.status.Code == StatusResetContent.Code { // RFC 9110 section 15.3.6
		a.discard()
		a = answer{close: a.close}
	}
	if r.isHead() || a.headOnly { // RFC 9110 section 9.3.2
		c.out.head(h, a)
		a.discard()
	} else {
		c.out.response(h, a)
	}
	r.release()
	c.refuseWhenDue()
}

// respondRaw is respond with a whole message, of which HEAD gets the head (RFC 9110 section 9.3.2).
func (c *Conn) respondRaw(r *Request, message []byte) {
	c.answers(r)
	c.closing = true
	if end := bytes.Index(message, []byte("\r\n\r\n")); end >= 0 && r.isHead() {
		message = message[:end+4]
	}
	c.out.write(message)
	r.release()
}

// Close ends the connection after the answers that are due.
func (c *Conn) Close() { c.closing = true }

// clientCloses reports whether the client has said that it asks nothing else, and has not.
func (c *Conn) clientCloses() bool { return c.last && len(c.in) == 0 }

// Done reports whether everything has been sent and nothing can follow: close the socket.
func (c *Conn) Done() bool {
	return c.out.gone || c.unanswered == 0 && c.out.empty() && (c.closing || c.err != nil)
}
