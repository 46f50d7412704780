// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/gobwas/ws"
)

// WebSocket is a connection that both sides send messages over (RFC 6455). Pings are answered, fragments joined, and
// what is against the protocol ends it with the right code, all without its owner. Its methods may be called on any
// goroutine and never wait for the client.
type WebSocket struct {
	holder
	frames frameReader

	messages []Message
	queued   int       // what they weigh
	held     int       // of that, and of the message that is arriving, what the server's account has
	ending   *ending   // what is to be done when the messages that have come are received
	parting  bool      // a Close has been sent, the client's is waited for
	since    time.Time // when the last bytes of a large message came
	closeBy  time.Time // when either has been waited for long enough
	code     int       // why it ended, once it has; 0 before
	reason   string
}

// Message is a whole message of a client.
type Message struct {
	// Text says that Data is UTF-8.
	Text bool
	Data []byte
}

// messageWeight is what a message costs beside its bytes.
const messageWeight = 64

// smallMessage is how many bytes of a message may wait for the rest without end. Of more, Limits.BodyTime is the longest
// pause.
const smallMessage = 64 << 10

// closeTime is how long a client may take to answer a Close, and how long the client's own may have to wait for the
// messages before it to be received, so that they can be answered.
const closeTime = 5 * time.Second

// Codes that say why a WebSocket has ended (RFC 6455 section 7.4.1). Clients may give others, from 3000 to 4999.
const (
	CloseNormal      = 1000
	CloseGoingAway   = 1001
	CloseProtocol    = 1002 // the client broke the protocol
	CloseNoCode      = 1005 // never sent: the client gave none
	CloseAbnormal    = 1006 // never sent: the connection is gone
	CloseInvalidText = 1007 // text that is not UTF-8
	ClosePolicy      = 1008
	CloseTooBig      = 1009 // a message larger than Limits.MessageBytes
	CloseTryLater    = 1013 // the server holds as much as it may
)

// CloseError says why a WebSocket has ended.
type CloseError struct {
	// Code is the one that the client gave, or the server, or one of those that are never sent.
	Code int
	// Reason is a text for people; the client's is UTF-8 of at most 123 bytes and nothing else is known about it.
	Reason string
}

// Error returns code and reason.
func (e *CloseError) Error() string {
	return fmt.Sprintf("httpserver: the WebSocket has ended: %d %q", e.Code, e.Reason)
}

// Unwrap makes it an ErrGone.
func (e *CloseError) Unwrap() error { return ErrGone }

// start is called when the answer 101 is on its way.
func (w *WebSocket) start() {
	w.begin(w)
	if w.over {
		return
	}
	w.input()
	if w.server.draining.Load() && !w.over {
		w.drain()
	}
}

// Receive takes the next message, nil when none is there yet. After the last one it returns a *CloseError.
func (w *WebSocket) Receive() (*Message, error) {
	w.enter()
	defer w.leave()
	if len(w.messages) > 0 {
		return w.pop(), nil
	}
	if w.ending != nil {
		w.conclude()
	}
	if w.code != 0 {
		return nil, &CloseError{w.code, w.reason}
	}
	return nil, nil
}

func (w *WebSocket) pop() *Message {
	m := w.messages[0]
	w.messages[0] = Message{}
	if w.messages = w.messages[1:]; len(w.messages) == 0 {
		w.messages = nil
	}
	full := !w.roomForMessages()
	w.queued -= weight(m)
	if !w.over {
		w.hold(-len(m.Data))
		if full && w.roomForMessages() {
			w.input()
			w.carrier.wrote() // it may be read on
		}
	}
	return &m
}

func weight(m Message) int { return len(m.Data) + messageWeight }

// Send sends a message, which may be used again afterwards, with the next turn of whoever carries the connection. A text
// must be UTF-8. It returns a *CloseError when the WebSocket has ended, or ends now because more than Limits.StreamBytes
// wait for the client.
func (w *WebSocket) Send(m Message) error {
	if m.Text && !utf8.Valid(m.Data) {
		return errors.New("httpserver: the text of a WebSocket message is not UTF-8")
	}
	opcode := ws.OpBinary
	if m.Text {
		opcode = ws.OpText
	}
	return w.sendFrame(opcode, m.Data)
}

// Ping asks the client for a sign of life. The answer is not told.
func (w *WebSocket) Ping(data []byte) error {
	if len(data) > ws.MaxControlFramePayloadSize {
		return fmt.Errorf("httpserver: a ping has at most %d bytes, not %d", ws.MaxControlFramePayloadSize, len(data))
	}
	return w.sendFrame(ws.OpPing, data)
}

func (w *WebSocket) sendFrame(opcode ws.OpCode, data []byte) error {
	w.enter()
	defer w.leave()
	if w.code == 0 && w.tooSlow() {
		w.ended(ClosePolicy, "the client takes too little of what is sent")
		w.abort()
	}
	if w.code != 0 {
		return &CloseError{w.code, w.reason}
	}
	w.put(opcode, data)
	w.carrier.wrote()
	return nil
}

// put writes a frame.
func (w *WebSocket) put(opcode ws.OpCode, data []byte) {
	out := (*outputWriter)(&w.conn.out)
	ws.WriteHeaderBuffer(out, ws.Header{Fin: true, OpCode: opcode, Length: int64(len(data))}, w.frames.buf[:])
	out.Write(data)
}

// outputWriter is an output for who writes to io.Writers.
type outputWriter output

func (o *outputWriter) Write(p []byte) (int, error) {
	(*output)(o).write(p)
	return len(p), nil
}

// Close says goodbye, with a code for the client, from 1000 to 4999, and a reason of at most 123 bytes. Messages that have
// come already can still be received, later ones can not. Closing once more does nothing.
func (w *WebSocket) Close(code int, reason string) error {
	switch {
	case !validCloseCode(code):
		return fmt.Errorf("httpserver: a WebSocket can not be closed with code %d: it must be 1000 to 1003, 1007 to 1014 or 3000 to 4999", code)
	case len(reason) > ws.MaxControlFramePayloadSize-2:
		return fmt.Errorf("httpserver: the reason for closing a WebSocket has at most %d bytes, not %d", ws.MaxControlFramePayloadSize-2, len(reason))
	case !utf8.ValidString(reason):
		return errors.New("httpserver: the reason for closing a WebSocket is not UTF-8")
	}
	w.enter()
	defer w.leave()
	w.part(code, reason)
	return nil
}

// part sends a Close and waits for the client's.
func (w *WebSocket) part(code int, reason string) {
	if w.ending != nil {
		w.conclude()
	}
	if w.over || w.parting {
		return
	}
	w.ended(code, reason)
	w.put(ws.OpClose, ws.NewCloseFrameBody(ws.StatusCode(code), reason))
	w.parting, w.closeBy = true, time.Now().Add(closeTime)
	w.hold(-len(w.frames.data))
	w.frames.ignore()
	w.carrier.wrote()
}

// Abort closes the connection at once, without a goodbye, and forgets the messages that have come.
func (w *WebSocket) Abort() {
	w.enter()
	defer w.leave()
	w.forget()
	w.abort()
}

// Closed reports whether the WebSocket has ended; messages may still be there.
func (w *WebSocket) Closed() bool {
	w.enter()
	defer w.leave()
	return w.code != 0
}

// Ended returns a *CloseError that says why the WebSocket has ended, nil when it has not; messages may still be there.
func (w *WebSocket) Ended() error {
	w.enter()
	defer w.leave()
	if w.code == 0 {
		return nil
	}
	return &CloseError{w.code, w.reason}
}

// Discard forgets the messages that have come, and those that will.
func (w *WebSocket) Discard() {
	w.enter()
	defer w.leave()
	w.forget()
	if !w.over {
		w.frames.ignore()
		w.input()
		w.carrier.wrote()
	}
}

func (w *WebSocket) forget() {
	w.messages, w.queued = nil, 0
	if w.ending != nil && !w.over {
		w.conclude()
	}
	w.hold(-w.held)
}

// Waiting returns how many bytes have not been sent yet.
func (w *WebSocket) Waiting() int {
	w.enter()
	defer w.leave()
	return w.waiting()
}

// ended remembers the first reason for the end.
func (w *WebSocket) ended(code int, reason string) {
	if w.code == 0 {
		w.code, w.reason = code, reason
		w.server.tellNews(w.carrier)
	}
}

// roomForMessages reports whether so little waits for Receive that more may come.
func (w *WebSocket) roomForMessages() bool { return w.queued < w.server.limits.StreamBytes }

func (w *WebSocket) wants() bool {
	return !w.conn.eof && len(w.conn.in) < maxAhead && w.listens()
}

func (w *WebSocket) due() time.Time {
	if w.closeBy.IsZero() && len(w.frames.data) >= smallMessage {
		return w.since.Add(w.server.limits.BodyTime)
	}
	return w.closeBy
}

func (w *WebSocket) expire() {
	switch {
	case w.ending != nil:
		w.conclude()
	case w.parting:
		w.abort()
	default:
		w.fail(&CloseError{ClosePolicy, "the message did not arrive in time"})
	}
}

func (w *WebSocket) drain() { w.part(CloseGoingAway, "the server is closing") }

func (w *WebSocket) end() {
	w.drain()
	if !w.over {
		w.stop()
	}
}

func (w *WebSocket) lost() {
	w.over, w.gone = true, true
	if w.ending != nil {
		w.ended(w.ending.why.Code, w.ending.why.Reason)
	}
	w.ended(CloseAbnormal, "the connection is gone")
	w.release()
}

// stop closes the connection when what waits has been sent.
func (w *WebSocket) stop() {
	w.conn.closing, w.conn.in = true, nil
	w.release()
	w.finish()
}

// release lets go of what the server's account has. The messages stay, for Receive.
func (w *WebSocket) release() {
	w.frames.ignore()
	w.hold(-w.held)
}

// hold counts n more bytes that are kept for whoever receives.
func (w *WebSocket) hold(n int) {
	w.held += n
	w.server.accounts.requests.Add(int64(n))
}
