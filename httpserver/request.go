// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"io"
	"iter"
	"math"
	"strings"
	"sync/atomic"
)

// Request is one complete request. It keeps the bytes exactly as they came and takes them apart only when asked, so a
// handler pays for what it reads. It may be read by several goroutines at once.
//
// A large request lives in a temporary file, which is gone when the request has been answered: read the body before,
// or Keep it.
type Request struct {
	raw    spool
	head   head
	bytes  []byte // of the head
	remote string
	kept   atomic.Bool

	held    atomic.Int64 // bytes, of those that account counts
	account *atomic.Int64

	exchange Exchange // what its server makes of it: here, so that both are one piece of memory
}

// Method returns the method, such as "GET". Methods are case-sensitive (RFC 9110 section 9.1).
func (r *Request) Method() string { return string(r.bytes[:r.head.methodEnd]) }

// Target returns the request-target as it was sent, query included (RFC 9112 section 3.2).
func (r *Request) Target() string { return string(r.target()) }

func (r *Request) target() []byte { return r.bytes[r.head.targetStart:r.head.targetEnd] }

// pathAndQuery is the target without the scheme and host of absolute-form.
func (r *Request) pathAndQuery() []byte {
	target := r.target()
	if target[0] == '/' {
		return target
	}
	if i := absolutePath(target); i > 0 {
		if i == len(target) || target[i] == '?' {
			return append([]byte("/"), target[i:]...)
		}
		return target[i:]
	}
	return target
}

// Path returns the path as it was sent, still percent-encoded.
func (r *Request) Path() string {
	path, _, _ := bytes.Cut(r.pathAndQuery(), []byte("?"))
	return string(path)
}

// Query returns what follows the first "?" of the target, still percent-encoded.
func (r *Request) Query() string {
	_, query, _ := bytes.Cut(r.pathAndQuery(), []byte("?"))
	return string(query)
}

// Proto returns "HTTP/1.1" or "HTTP/1.0".
func (r *Request) Proto() string {
	if r.head.minor == 0 {
		return "HTTP/1.0"
	}
	return "HTTP/1.1"
}

// Header returns the value of the first field of that name, in any case, and "" when there is none.
func (r *Request) Header(name string) string {
	for n, value := range r.Headers() {
		if strings.EqualFold(n, name) {
			return value
		}
	}
	return ""
}

// Headers yields the header fields, name and value, as they were sent and in their order.
func (r *Request) Headers() iter.Seq2[string, string] {
	fields := r.bytes[r.head.fieldsStart : r.head.size-2]
	return func(yield func(string, string) bool) {
		for line := range bytes.SplitSeq(bytes.TrimSuffix(fields, []byte("\r\n")), []byte("\r\n")) {
			name, value, found := bytes.Cut(line, []byte(":"))
			if found && !yield(string(name), string(trimSpace(value))) {
				return
			}
		}
	}
}

// field returns the last value of a field, whose name is in lower case, and how many there are.
func (r *Request) field(name string) (value []byte, count int) {
	for line := range bytes.Lines(r.bytes[r.head.fieldsStart : r.head.size-2]) {
		if isField(line, name) {
			value = bytes.Trim(line[len(name)+1:], " \t\r\n")
			count++
		}
	}
	return value, count
}

// Body returns a new reader of the body, without chunked framing.
func (r *Request) Body() io.Reader {
	size := int64(r.head.size)
	section := r.raw.section(size, r.raw.size-size)
	if !r.head.chunked {
		return section
	}
	whole := Limits{BodyBytes: r.raw.size, HeadBytes: math.MaxInt, HeaderFields: math.MaxInt} // it was checked when it came in
	return &chunkReader{src: section, parser: chunkParser{limits: &whole}}
}

// Raw returns a new reader of the request's bytes exactly as they were received, head and body.
func (r *Request) Raw() *io.SectionReader { return r.raw.section(0, r.raw.size) }

// RawBytes returns the request's bytes without copying them, or nil when they are in a file. They must not be changed.
func (r *Request) RawBytes() []byte { return r.raw.memory }

// RawSize returns the number of the request's bytes.
func (r *Request) RawSize() int64 { return r.raw.size }

// RemoteAddr returns the client's address, such as "127.0.0.1:51234"; "" when the transport does not know it.
func (r *Request) RemoteAddr() string { return r.remote }

// Keep makes the request outlive its answer, until Close.
func (r *Request) Keep() { r.kept.Store(true) }

// Close gives the temporary file of a kept request back.
func (r *Request) Close() {
	r.raw.closeFile()
	r.account.Add(-r.held.Swap(0))
}

// hold counts n more bytes, until Close.
func (r *Request) hold(account *atomic.Int64, n int) {
	r.account = account
	r.held.Add(int64(n))
	account.Add(int64(n))
}

// release is Close for a request that nobody keeps.
func (r *Request) release() {
	if !r.kept.Load() {
		r.Close()
	}
}

func (r *Request) isHead() bool { return string(r.bytes[:r.head.methodEnd]) == "HEAD" }

// persistent reports whether the client lets the connection stay open (RFC 9112 section 9.3).
func (r *Request) persistent() bool {
	if r.head.minor == 0 {
		return r.head.keepAlive && !r.head.close
	}
	return !r.head.close
}
