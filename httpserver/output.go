// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"fmt"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"
)

// output is what a connection has to send: pieces of memory and files, in order.
type output struct {
	pieces  []piece
	size    int           // bytes in memory, but for those of files
	first   [1]piece      // where pieces begins: most answers are one
	spare   []byte        // of an answer that has been sent, for the next
	buf     []byte        // of a file that is sent piece by piece
	waiting *atomic.Int64 // bytes in memory, over all connections of a server
	gone    bool          // the socket is: nothing is kept

	defaults *atomic.Pointer[defaultFields]
}

// piece is bytes, or size bytes of a file.
type piece struct {
	bytes []byte
	file  io.Reader
	size  int64
}

func (o *output) empty() bool { return len(o.pieces) == 0 }

// maxAhead is how many bytes of answers may wait before anything is added that can wait too.
const maxAhead = 64 << 10

// ahead reports whether so much waits to be sent that nothing should be added.
func (o *output) ahead() bool {
	return len(o.pieces) > 1 || len(o.pieces) == 1 && (o.pieces[0].file != nil || len(o.pieces[0].bytes) >= maxAhead)
}

// write appends bytes.
func (o *output) write(parts ...[]byte) {
	if o.gone {
		return
	}
	if n := len(o.pieces); n == 0 || o.pieces[n-1].file != nil {
		o.add(piece{bytes: o.spare})
		o.spare = nil
	}
	last := &o.pieces[len(o.pieces)-1]
	for _, p := range parts {
		last.bytes = append(last.bytes, p...)
		o.size += len(p)
		o.waiting.Add(int64(len(p)))
	}
}

func (o *output) add(p piece) {
	if len(o.pieces) == 0 {
		o.pieces = o.first[:0]
	}
	o.pieces = append(o.pieces, p)
}

// maxSpare is how many bytes a connection that has nothing to send keeps for its next answer.
const maxSpare = 4 << 10

// head appends a response's head with the fields that the server itself sets.
func (o *output) head(h *Head, a answer) {
	own := make([]byte, 0, 96)
	if h.status.AllowsContent() { // RFC 9112 section 6.3: no length for 1xx, 204 and 304
		own = append(own, "Content-Length: "...)
		own = strconv.AppendInt(own, a.size, 10)
		own = append(own, "\r\n"...)
	}
	o.headWith(h, own, a.close)
}

// closes reports whether a head, or what all have in common, says that the connection ends.
func (o *output) closes(h *Head) bool {
	d := o.defaults.Load()
	return h.close || d != nil && d.close
}

// headWith is head for somebody who knows which fields tell the length.
func (o *output) headWith(h *Head, own []byte, close bool) {
	if d := o.defaults.Load(); d != nil {
		own = append(own, d.lines(h)...)
	}
	own = append(own, "Date: "...)
	own = append(own, httpDate()...)
	if close {
		own = append(own, "\r\nConnection: close"...)
	}
	o.write(h.bytes, append(own, "\r\n\r\n"...))
}

// response appends a head and a body.
func (o *output) response(h *Head, a answer) {
	o.head(h, a)
	switch {
	case !h.status.AllowsContent() || a.size == 0 || o.gone:
		a.discard()
	case a.file != nil:
		o.add(piece{file: a.file, size: a.size})
	default:
		o.write(a.body)
	}
}

// discard closes a body that is not sent.
func (a answer) discard() { closeReader(a.file) }

func closeReader(r io.Reader) {
	if c, ok := r.(io.Closer); ok {
		c.Close()
	}
}

// Outgoing returns bytes that are to be sent next, nil when there are none. They stay the next ones until Sent.
// An error means that a file has become shorter than its answer said: close the socket.
func (c *Conn) Outgoing() ([]byte, error) {
	o := &c.out
	if o.empty() {
		return nil, nil
	}
	p := &o.pieces[0]
	if p.file != nil && len(p.bytes) == 0 {
		if err := o.fill(p); err != nil {
			return nil, err
		}
	}
	return p.bytes, nil
}

// fill reads the next part of a file.
func (o *output) fill(p *piece) error {
	if o.buf == nil {
		o.buf = make([]byte, 64<<10)
	}
	n, err := io.ReadFull(p.file, o.buf[:min(p.size, int64(len(o.buf)))])
	if n == 0 {
		return fmt.Errorf("httpserver: a file ended before its answer: %w", err)
	}
	p.bytes, p.size = o.buf[:n], p.size-int64(n)
	return nil
}

// Sent says that the first n of the Outgoing bytes have been sent.
func (c *Conn) Sent(n int) {
	o := &c.out
	p := &o.pieces[0]
	if p.file == nil {
		o.size -= n
		o.waiting.Add(-int64(n))
		if n == len(p.bytes) && cap(p.bytes) <= maxSpare {
			o.spare = p.bytes[:0]
		}
	}
	p.bytes = p.bytes[n:]
	if len(p.bytes) > 0 || p.file != nil && p.size > 0 {
		return
	}
	o.drop()
}

// OutgoingFile returns the file that is to be sent next and how many of its bytes, for a transport that can do so
// without reading it; nil when bytes come first. Follow with SentFile.
func (c *Conn) OutgoingFile() (io.Reader, int64) {
	if c.out.empty() || c.out.pieces[0].file == nil || len(c.out.pieces[0].bytes) > 0 {
		return nil, 0
	}
	return c.out.pieces[0].file, c.out.pieces[0].size
}

// fileFollows reports whether a file comes after the Outgoing bytes.
func (c *Conn) fileFollows() bool { return len(c.out.pieces) > 1 && c.out.pieces[1].file != nil }

// SentFile says that n bytes of the OutgoingFile have been read and sent.
func (c *Conn) SentFile(n int64) {
	if p := &c.out.pieces[0]; p.size > n {
		p.size -= n
		return
	}
	c.out.drop()
}

// drop forgets the first piece.
func (o *output) drop() {
	if p := o.pieces[0]; p.file == nil {
		o.size -= len(p.bytes)
		o.waiting.Add(-int64(len(p.bytes)))
	} else {
		closeReader(p.file)
	}
	o.pieces[0] = piece{}
	if o.pieces = o.pieces[1:]; len(o.pieces) == 0 {
		o.pieces, o.buf = nil, nil
	}
}

// Abort closes the files of answers that will not be sent, and tells a stream. The socket is gone.
func (c *Conn) Abort() {
	for !c.out.empty() {
		c.out.drop()
	}
	c.out.gone, c.closing = true, true
	if c.request != nil {
		c.request.Close()
		c.request = nil
	}
	if l := c.live; l != nil {
		c.live = nil
		c.unanswered--
		l.lost()
	}
}

// date is the text of the second that is now, rendered once.
type date struct {
	second int64
	text   string
}

var dateNow atomic.Pointer[date]

// httpDate returns the time for a Date field (RFC 9110 section 6.6.1).
func httpDate() string {
	now := time.Now()
	d := dateNow.Load()
	if d == nil || d.second != now.Unix() {
		d = &date{now.Unix(), now.UTC().Format(http.TimeFormat)}
		dateNow.Store(d)
	}
	return d.text
}
