// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"math"
)

// head is what a request's head says. Positions count from the request's first byte.
type head struct {
	size        int // of the request line, the fields and the empty line
	methodEnd   int
	targetStart int
	targetEnd   int
	fieldsStart int
	minor       int // of HTTP/1.minor

	contentLength int64 // -1: no Content-Length
	chunked       bool
	expect        bool // 100-continue
	close         bool // Connection: close
	keepAlive     bool // Connection: keep-alive
}

// headParser reads a request's head line by line and can stop at any byte.
//
//	HTTP-message = start-line CRLF *( field-line CRLF ) CRLF [ message-body ]   (RFC 9112 section 2.1)
type headParser struct {
	limits *Limits
	head   head
	line   int // where the line being read begins
	seen   int // bytes already searched for the end of that line
	fields int
	hosts  int
	te     bool
}

func (p *headParser) reset() {
	*p = headParser{limits: p.limits, head: head{contentLength: -1}}
}

// advance goes on with b, which begins at the request's first byte and only ever grows between calls. It reports
// whether the head is complete.
func (p *headParser) advance(b []byte) (bool, error) {
	for {
		i := bytes.IndexByte(b[p.seen:], '\n')
		if i < 0 {
			p.seen = len(b)
			return false, p.checkUnfinished(b)
		}
		end := p.seen + i                                  // of the line with its CR
		if err := p.checkUnfinished(b[:end]); err != nil { // as if the bytes had come one by one
			return false, err
		}
		if end == p.line || b[end-1] != '\r' {
			return false, badRequest("2.2", "a line ends with LF without CR")
		}
		line := b[p.line : end-1]
		p.seen = end + 1
		switch {
		case p.head.fieldsStart == 0:
			if err := p.requestLine(line); err != nil {
				return false, err
			}
			p.head.fieldsStart = p.seen
		case len(line) == 0:
			p.head.size = p.seen
			return true, p.finish()
		default:
			if err := p.fieldLine(line); err != nil {
				return false, err
			}
		}
		p.line = p.seen
	}
}

// checkUnfinished refuses early what no further byte can make right, so that nobody waits for it.
func (p *headParser) checkUnfinished(b []byte) error {
	if p.line == 0 && len(b) > 0 && !isToken[b[0]] {
		return badRequest("3", "the request line does not begin with a method")
	}
	if p.line == 0 && len(b) > maxMethod+len(" ")+p.limits.TargetBytes+len(" HTTP/1.1\r") {
		return p.tooLong()
	}
	if len(b) >= p.limits.HeadBytes {
		return p.tooLong()
	}
	return nil
}

func (p *headParser) tooLong() error {
	if p.head.fieldsStart == 0 {
		return tooMuch(StatusURITooLong, "the request-target is too long")
	}
	return tooMuch(StatusRequestHeaderFieldsTooLarge, "the header fields are too long")
}

// maxMethod is the longest method name taken; the longest registered one has 16 letters.
const maxMethod = 32

// requestLine reads
//
//	request-line = method SP request-target SP HTTP-version   (RFC 9112 section 3)
func (p *headParser) requestLine(line []byte) error {
	m := bytes.IndexByte(line, ' ')
	if m <= 0 || !allToken(line[:m]) {
		return badRequest("3.1", "the method is not a token followed by one space")
	}
	if m > maxMethod {
		return tooMuch(StatusNotImplemented, "the method is too long")
	}
	t := bytes.LastIndexByte(line, ' ')
	if t <= m+1 {
		return badRequest("3", "the request line is not: method, target, version")
	}
	p.head.methodEnd, p.head.targetStart, p.head.targetEnd = m, m+1, t
	if t-m-1 > p.limits.TargetBytes {
		return p.tooLong()
	}
	if err := p.version(line[t+1:]); err != nil { // first: HTTP/2 begins with "PRI * HTTP/2.0"
		return err
	}
	return checkTarget(line[:m], line[m+1:t])
}

// version reads
//
//	HTTP-version = "HTTP" "/" DIGIT "." DIGIT   (RFC 9112 section 2.3)
func (p *headParser) version(v []byte) error {
	if len(v) != 8 || string(v[:5]) != "HTTP/" || !isDigit(v[5]) || v[6] != '.' || !isDigit(v[7]) {
		return badRequest("2.3", "the HTTP version is malformed")
	}
	if v[5] != '1' {
		return &ProtocolError{StatusHTTPVersionNotSupported, "this server speaks HTTP/1.1 and HTTP/1.0", "RFC 9110 section 15.6.6"}
	}
	p.head.minor = int(v[7] - '0')
	return nil
}

// checkTarget accepts the four forms of
//
//	request-target = origin-form / absolute-form / authority-form / asterisk-form   (RFC 9112 section 3.2)
//
// Bytes from 0x80 up are let through: people type such addresses, and a server on a desktop should find their file.
func checkTarget(method, target []byte) error {
	for _, c := range target {
		if c <= ' ' || c == 0x7f || c == '#' {
			return badRequest("3.2", "the request-target has a character that must be percent-encoded")
		}
	}
	switch {
	case target[0] == '/':
		return nil
	case string(method) == "CONNECT":
		if bytes.ContainsAny(target, "/?@") || !bytes.Contains(target, []byte(":")) {
			return badRequest("3.2.3", "the target of CONNECT is not host:port")
		}
		return nil
	case string(target) == "*" && string(method) == "OPTIONS":
		return nil
	case absolutePath(target) > 0:
		return nil
	}
	return badRequest("3.2", "the request-target is neither a path nor a URL")
}

// absolutePath returns where, in a request-target in absolute-form, the path begins: len(target) when it has none,
// 0 when the target is not in absolute-form.
//
//	absolute-form = absolute-URI   (RFC 9112 section 3.2.2)
func absolutePath(target []byte) int {
	i := bytes.Index(target, []byte("://"))
	if i <= 0 || !hasFold(target[:i], "http") && !hasFold(target[:i], "https") {
		return 0
	}
	authority := target[i+3:]
	end := bytes.IndexAny(authority, "/?")
	if end < 0 {
		end = len(authority)
	}
	if end == 0 || !validHost(authority[:end]) {
		return 0
	}
	return i + 3 + end
}

// fieldLine reads
//
//	field-line = field-name ":" OWS field-value OWS   (RFC 9112 section 5)
func (p *headParser) fieldLine(line []byte) error {
	if p.fields++; p.fields > p.limits.HeaderFields {
		return tooMuch(StatusRequestHeaderFieldsTooLarge, "there are too many header fields")
	}
	name, value, err := splitField(line)
	if err != nil {
		return err
	}
	switch len(name) {
	case len("host"):
		if hasFold(name, "host") {
			return p.host(value)
		}
	case len("expect"):
		if hasFold(name, "expect") {
			return p.expectation(value)
		}
	case len("connection"):
		if hasFold(name, "connection") {
			p.connection(value)
		}
	case len("content-length"):
		if hasFold(name, "content-length") {
			return p.contentLength(value)
		}
	case len("transfer-encoding"):
		if hasFold(name, "transfer-encoding") {
			return p.transferEncoding(value)
		}
	}
	return nil
}

// splitField takes a field line apart and refuses what must not be there: white space around the name (section 5.1),
// folded lines (section 5.2), control characters (RFC 9110 section 5.5).
func splitField(line []byte) (name, value []byte, err error) {
	i := 0
	for i < len(line) && isToken[line[i]] {
		i++
	}
	if i == 0 {
		if len(line) > 0 && (line[0] == ' ' || line[0] == '\t') {
			return nil, nil, badRequest("5.2", "a header field is folded over several lines")
		}
		return nil, nil, badRequest("5", "a header field has no name")
	}
	if i == len(line) || line[i] != ':' {
		return nil, nil, badRequest("5.1", "a header field's name is not a token followed by a colon")
	}
	value = trimSpace(line[i+1:])
	for _, c := range value {
		if !isText[c] {
			return nil, nil, &ProtocolError{StatusBadRequest, "a header field has a control character", "RFC 9110 section 5.5"}
		}
	}
	return line[:i], value, nil
}

// host reads
//
//	Host = uri-host [ ":" port ]   (RFC 9112 section 3.2: exactly one)
func (p *headParser) host(value []byte) error {
	if p.hosts++; p.hosts > 1 {
		return badRequest("3.2", "there is more than one Host")
	}
	if len(value) > 0 && !validHost(value) {
		return badRequest("3.2", "the Host is malformed")
	}
	return nil
}

// expectation knows the one there is, 100-continue (RFC 9110 section 10.1.1).
func (p *headParser) expectation(value []byte) error {
	if !hasFold(value, "100-continue") {
		return &ProtocolError{StatusExpectationFailed, "only 100-continue can be expected", "RFC 9110 section 10.1.1"}
	}
	p.head.expect = true
	return nil
}

// connection reads
//
//	Connection = [ connection-option *( OWS "," OWS connection-option ) ]   (RFC 9110 section 7.6.1)
func (p *headParser) connection(value []byte) {
	for option := range bytes.SplitSeq(value, []byte(",")) {
		option = trimSpace(option)
		p.head.close = p.head.close || hasFold(option, "close")
		p.head.keepAlive = p.head.keepAlive || hasFold(option, "keep-alive")
	}
}

// contentLength reads
//
//	Content-Length = 1*DIGIT   (RFC 9112 section 6.3; a list or a second one is refused)
func (p *headParser) contentLength(value []byte) error {
	if p.head.contentLength >= 0 {
		return badRequest("6.3", "there is more than one Content-Length")
	}
	if len(value) == 0 {
		return badRequest("6.3", "the Content-Length is empty")
	}
	var n int64
	for _, c := range value {
		if !isDigit(c) {
			return badRequest("6.3", "the Content-Length is not a number")
		}
		if n > (math.MaxInt64-9)/10 {
			return tooMuch(StatusContentTooLarge, "the Content-Length is beyond any limit")
		}
		n = 10*n + int64(c-'0')
	}
	p.head.contentLength = n
	return nil
}

// transferEncoding knows "chunked" and nothing else (RFC 9112 sections 6.1 and 7).
func (p *headParser) transferEncoding(value []byte) error {
	if p.te {
		return badRequest("6.1", "there is more than one Transfer-Encoding")
	}
	p.te = true
	if !hasFold(value, "chunked") {
		return &ProtocolError{StatusNotImplemented, "the only transfer coding understood is chunked", "RFC 9112 section 6.1"}
	}
	p.head.chunked = true
	return nil
}

// finish checks what only the whole head can tell.
func (p *headParser) finish() error {
	h := &p.head
	switch {
	case h.minor >= 1 && p.hosts == 0:
		return badRequest("3.2", "there is no Host")
	case h.chunked && h.contentLength >= 0:
		return badRequest("6.1", "there is a Content-Length and a Transfer-Encoding")
	case h.chunked && h.minor == 0:
		return badRequest("6.1", "HTTP/1.0 has no Transfer-Encoding")
	case h.expect && h.minor > 0 && !h.chunked && h.contentLength < 0: // RFC 9110 section 10.1.1: there must be content
		return &ProtocolError{StatusLengthRequired, "a body is announced by Expect without its length", "RFC 9110 section 15.5.12"}
	case h.contentLength > p.limits.BodyBytes:
		return tooMuch(StatusContentTooLarge, "the body is larger than this server takes")
	}
	return nil
}
