// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
)

// HTTPResponse is the answer to a request. The zero value is an empty "200 OK" of type text/plain. The server adds
// Content-Length, Date and Connection.
type HTTPResponse struct {
	// Status of the response; the zero value means StatusOK.
	Status HTTPStatus
	// ContentType of the body; empty means text/plain, or for a file the type that its name tells.
	ContentType MIMEType
	// Header has further fields, in the order in which they are sent.
	Header []Field
	// Body is sent as it is, unless Filename is set.
	Body []byte
	// Filename names a file to send, a slash-separated path below Root. A file that is not there is answered 404.
	Filename string
	// Root is the folder of Filename; empty means the root of the server. Nothing outside it is ever sent.
	Root string
	// Unconfined lets Filename lead out of Root, by ".." or by symbolic links, wherever the system can read. An empty Root
	// is the current folder then. Do not make such a name from what a client sends.
	Unconfined bool
	// HeadOnly sends the head of a file's answer only, whatever the method. The connection closes after it, unless the
	// client has asked by HEAD.
	HeadOnly bool
}

// Field is one header field (RFC 9110 section 5).
type Field struct {
	Name  string // a token; its case is kept
	Value string // without CR, LF, NUL and other control characters
}

// Head is a response's status line and header fields, checked and rendered once, for responses that differ only in
// their bodies.
type Head struct {
	status HTTPStatus
	bytes  []byte // each line with its CR LF, without the empty line
	close  bool   // the connection ends after the response

	completed atomic.Pointer[completed]
}

// NewHead renders a head. It returns an error that names the culprit when the status or a field could not be sent
// without changing the meaning of the message, or is the server's own to set: Content-Length, Transfer-Encoding, Date,
// and Connection, but for "Connection: close", which ends the connection after the response.
func NewHead(status HTTPStatus, fields ...Field) (*Head, error) {
	if status.Code < 200 || status.Code > 999 {
		return nil, fmt.Errorf("httpserver: the status code %d of a response is not between 200 and 999", status.Code)
	}
	if !validValue(status.Phrase) {
		return nil, fmt.Errorf("httpserver: the phrase %q of status %d has a control character", status.Phrase, status.Code)
	}
	for _, f := range fields {
		if err := f.check(); err != nil {
			return nil, err
		}
	}
	return newHead(status, fields...), nil
}

// newHead renders a head of fields that can be sent.
func newHead(status HTTPStatus, fields ...Field) *Head {
	rest := slices.DeleteFunc(slices.Clone(fields), Field.isClose)
	return &Head{status: status, bytes: renderHead(status, rest...), close: len(rest) < len(fields)}
}

// isClose reports whether f asks for the end of the connection (RFC 9112 section 9.6).
func (f Field) isClose() bool {
	return strings.EqualFold(f.Name, "Connection") && strings.EqualFold(f.Value, "close")
}

func (f Field) check() error {
	if !allToken([]byte(f.Name)) {
		return fmt.Errorf("httpserver: %q is no name for a header field", f.Name)
	}
	if !validValue(f.Value) {
		return fmt.Errorf("httpserver: the value %q of header field %s has a control character", f.Value, f.Name)
	}
	switch strings.ToLower(f.Name) {
	case "connection":
		if f.isClose() {
			return nil
		}
		fallthrough
	case "content-length", "transfer-encoding", "date":
		return fmt.Errorf("httpserver: header field %s is set by the server", f.Name)
	}
	return nil
}

// renderHead writes
//
//	status-line = HTTP-version SP status-code SP [ reason-phrase ]   (RFC 9112 section 4)
//
// and the field lines. This server answers with its own version, whatever the request's.
func renderHead(status HTTPStatus, fields ...Field) []byte {
	b := fmt.Appendf(nil, "HTTP/1.1 %03d %s\r\n", status.Code, status.Phrase)
	for _, f := range fields {
		b = f.append(b)
	}
	return b
}

// append writes a field line.
func (f Field) append(b []byte) []byte { return fmt.Appendf(b, "%s: %s\r\n", f.Name, f.Value) }

// render renders the head of a response that has a body.
func (r *HTTPResponse) render() (*Head, error) {
	contentType := r.ContentType
	if contentType == "" {
		contentType = TextPlain
	}
	return r.renderAs(contentType)
}

func (r *HTTPResponse) renderAs(contentType MIMEType) (*Head, error) {
	fields := r.Header
	if r.status().AllowsContent() {
		fields = append([]Field{{"Content-Type", string(contentType)}}, fields...)
	}
	return NewHead(r.status(), fields...)
}

func (r *HTTPResponse) status() HTTPStatus {
	if r.Status == (HTTPStatus{}) {
		return StatusOK
	}
	return r.Status
}

// textResponse is a small answer of the server's own.
func textResponse(status HTTPStatus, text string, fields ...Field) *HTTPResponse {
	return &HTTPResponse{Status: status, Header: fields, Body: []byte(text)}
}
