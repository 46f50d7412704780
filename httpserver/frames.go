// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"errors"
	"io"
	"time"
	"unicode/utf8"

	"github.com/gobwas/ws"
)

// frameReader joins frames to messages as their bytes come (RFC 6455 section 5). It can stop at any byte.
type frameReader struct {
	source bytes.Reader // for ws.ReadHeaderBuffer, with its buffer
	buf    [ws.MaxHeaderSize]byte

	inFrame bool
	head    ws.Header // of the frame that is arriving
	done    int64     // bytes of its payload that have come
	control []byte    // the payload, when it is a control frame

	joining bool   // a message has begun and is not complete
	text    bool   // it is one
	data    []byte // of it
	checked int    // bytes of it that are known to be UTF-8
	deaf    bool   // messages are passed over
}

// frameEvent is what a frame has completed.
type frameEvent int

const (
	nothingDone frameEvent = iota
	messageDone            // text and data are the message
	pingDone               // control is its payload
	closeDone              // control is its payload
)

// next uses bytes of p until a frame has completed something, and returns how many. A message is at most limit bytes.
func (f *frameReader) next(p []byte, limit int) (used int, event frameEvent, failure *CloseError) {
	if !f.inFrame {
		if used, failure = f.readHead(p, limit); !f.inFrame || failure != nil {
			return used, nothingDone, failure
		}
	}
	n := int(min(f.head.Length-f.done, int64(len(p)-used)))
	if failure = f.take(p[used : used+n]); failure != nil || f.done < f.head.Length {
		return used + n, nothingDone, failure
	}
	f.inFrame = false
	event, failure = f.complete()
	return used + n, event, failure
}

// readHead begins a frame when all of its head is there.
func (f *frameReader) readHead(p []byte, limit int) (int, *CloseError) {
	f.source.Reset(p)
	h, err := ws.ReadHeaderBuffer(&f.source, f.buf[:])
	used := len(p) - f.source.Len()
	f.source.Reset(nil)
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return 0, nil
	case err == nil:
		err = ws.CheckHeader(h, f.state())
	}
	if err != nil {
		return used, &CloseError{CloseProtocol, err.Error()}
	}
	if h.OpCode.IsData() && !f.deaf && h.Length > int64(limit-len(f.data)) {
		return used, &CloseError{CloseTooBig, "the message is larger than this server takes"}
	}
	f.inFrame, f.head, f.done = true, h, 0
	if h.OpCode == ws.OpText || h.OpCode == ws.OpBinary {
		f.text = h.OpCode == ws.OpText
	}
	return used, nil
}

func (f *frameReader) state() ws.State {
	state := ws.StateServerSide
	if f.joining {
		state |= ws.StateFragmented
	}
	return state
}

// take takes some of a frame's payload.
func (f *frameReader) take(p []byte) *CloseError {
	to := &f.data
	if f.head.OpCode.IsControl() {
		to = &f.control
	} else if f.deaf {
		f.done += int64(len(p))
		return nil
	}
	start := len(*to)
	*to = append(*to, p...)
	ws.Cipher((*to)[start:], f.head.Mask, int(f.done%4))
	f.done += int64(len(p))
	if to == &f.data && f.text && !f.checkText() {
		return invalidText
	}
	return nil
}

var invalidText = &CloseError{CloseInvalidText, "a text is not UTF-8"}

// checkText reports whether what has come of a text can be UTF-8. Its last bytes may be the beginning of a character.
func (f *frameReader) checkText() bool {
	rest := f.data[f.checked:]
	whole := len(rest)
	for i := 1; i < utf8.UTFMax && i <= len(rest); i++ {
		if b := rest[len(rest)-i]; utf8.RuneStart(b) {
			if !utf8.FullRune(rest[len(rest)-i:]) {
				whole -= i
			}
			break
		}
	}
	if !utf8.Valid(rest[:whole]) {
		return false
	}
	f.checked += whole
	return true
}

// complete says what a frame whose payload is there has completed.
func (f *frameReader) complete() (frameEvent, *CloseError) {
	switch f.head.OpCode {
	case ws.OpPing:
		return pingDone, nil
	case ws.OpClose:
		return closeDone, nil
	case ws.OpPong:
		f.control = nil
		return nothingDone, nil
	}
	f.joining = !f.head.Fin
	switch {
	case f.joining || f.deaf:
		return nothingDone, nil
	case f.text && f.checked < len(f.data):
		return nothingDone, invalidText
	}
	return messageDone, nil
}

// message returns the message that is done.
func (f *frameReader) message() Message {
	m := Message{f.text, f.data}
	f.data, f.checked = nil, 0
	return m
}

// payload returns that of the control frame that is done.
func (f *frameReader) payload() []byte {
	p := f.control
	f.control = nil
	return p
}

// ignore passes over messages from now on.
func (f *frameReader) ignore() { f.data, f.deaf = nil, true }

// input takes frames as far as there is room for messages.
func (w *WebSocket) input() {
	for progress := true; progress && w.listens(); {
		before := len(w.frames.data)
		n, event, failure := w.frames.next(w.conn.in, w.server.limits.MessageBytes)
		if w.conn.in = w.conn.in[n:]; len(w.conn.in) == 0 {
			w.conn.in = nil
		}
		w.hold(len(w.frames.data) - before)
		if failure == nil && w.server.accounts.requests.Load() > w.server.limits.RequestBytes && w.held > 0 {
			failure = &CloseError{CloseTryLater, "the server holds as many bytes as it may"}
		}
		if failure != nil {
			w.fail(failure)
			return
		}
		w.take(event)
		progress = n > 0
	}
	if len(w.frames.data) >= smallMessage {
		w.since = time.Now()
	}
	if w.conn.eof && w.listens() {
		w.ended(CloseAbnormal, "the client has left without a goodbye")
		w.stop()
	}
}

// listens reports whether frames are looked at.
func (w *WebSocket) listens() bool {
	return !w.over && w.ending == nil && (w.parting || w.roomForMessages())
}

// take does what a frame asks for.
func (w *WebSocket) take(event frameEvent) {
	switch event {
	case messageDone:
		m := w.frames.message()
		w.messages = append(w.messages, m)
		w.queued += weight(m)
		w.server.tellNews(w.carrier)
	case pingDone:
		if p := w.frames.payload(); !w.parting {
			w.put(ws.OpPong, p)
		}
	case closeDone:
		w.takeClose(w.frames.payload())
	}
}

// takeClose answers the client's Close, or ends when it is the answer (RFC 6455 section 5.5.1).
func (w *WebSocket) takeClose(payload []byte) {
	code, reason := CloseNoCode, ""
	if len(payload) > 0 {
		given, text := ws.ParseCloseFrameData(payload)
		code, reason = int(given), text
	}
	switch {
	case len(payload) == 1 || len(payload) > 0 && !validCloseCode(code):
		w.fail(&CloseError{CloseProtocol, "there is no such code for a Close"})
		return
	case !utf8.ValidString(reason):
		w.fail(&CloseError{CloseInvalidText, "the reason of a Close is not UTF-8"})
		return
	}
	w.endWith(&CloseError{code, reason}, payload[:min(2, len(payload))])
}

// validCloseCode reports whether a Close may have that code: the registered ones that may be sent, and those that are for
// libraries and applications (RFC 6455 section 7.4).
func validCloseCode(code int) bool {
	return 1000 <= code && code <= 1003 || 1007 <= code && code <= 1014 || 3000 <= code && code <= 4999
}

// fail ends the WebSocket because of what the client has sent (RFC 6455 section 7.1.7).
func (w *WebSocket) fail(why *CloseError) {
	w.endWith(why, ws.NewCloseFrameBody(ws.StatusCode(why.Code), why.Reason))
}

// ending is why a WebSocket will have ended, and the payload of the Close for the client.
type ending struct {
	why     *CloseError
	payload []byte
}

// endWith ends the WebSocket, but not before the messages that have come can be answered.
func (w *WebSocket) endWith(why *CloseError, payload []byte) {
	w.ending = &ending{why, payload}
	if w.parting || len(w.messages) == 0 {
		w.conclude()
		return
	}
	w.closeBy = time.Now().Add(closeTime)
}

// conclude does what ending says.
func (w *WebSocket) conclude() {
	if !w.parting {
		w.ended(w.ending.why.Code, w.ending.why.Reason)
		w.put(ws.OpClose, w.ending.payload)
	}
	w.ending = nil
	w.stop()
}
