// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"io"
	"maps"
	"math"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
)

// sendContent sends a file as http.ServeContent would: whole, in ranges (RFC 9110 section 14) or not at all because the
// client has it (section 13).
func (x *Exchange) sendContent(s *storedFile, coding string, vary bool, response *HTTPResponse) error {
	request := &http.Request{Method: x.Request.Method(), Header: conditions(x.Request)}
	w := decide(request, s, coding, response)
	if w.tooMuch {
		request.Header.Del("Range") // any server may ignore it (RFC 9110 section 14.2)
		w = decide(request, s, coding, response)
	}
	if w.file == nil {
		s.close()
	}
	return x.sendFile(w.head(coding, vary, response.Header), w.answer(), response)
}

// decide lets http.ServeContent decide what to send.
func decide(request *http.Request, s *storedFile, coding string, response *HTTPResponse) *contentWriter {
	w := &contentWriter{header: http.Header{}, source: s, section: s.reader()}
	w.header.Set("Content-Type", string(response.ContentType))
	w.header.Set("ETag", s.eTag(coding))
	for _, f := range response.Header {
		if strings.EqualFold(f.Name, "ETag") {
			w.header.Set("ETag", f.Value)
		}
	}
	http.ServeContent(w, request, "", s.info.ModTime(), w.section)
	return w
}

// asks is what a request's head says that a file's answer depends on.
type asks struct {
	conditional bool // or for a range
	choosy      bool // there is an Accept-Encoding
	encodings   string
}

// asks reads the fields that matter, in one go: most requests have none.
func (r *Request) asks() (a asks) {
	for line := range bytes.Lines(r.bytes[r.head.fieldsStart : r.head.size-2]) {
		switch line[0] | 0x20 {
		case 'i':
			a.conditional = a.conditional || len(line) > 3 && hasFold(line[:3], "if-")
		case 'r':
			a.conditional = a.conditional || isField(line, "range")
		case 'a':
			if name := "accept-encoding"; isField(line, name) {
				a.encodings = strings.TrimPrefix(a.encodings+","+strings.TrimSpace(string(line[len(name)+1:])), ",")
				a.choosy = true
			}
		}
	}
	return a
}

// isField reports whether a field line is one of that name, which is in lower case.
func isField(line []byte, name string) bool {
	return len(line) > len(name) && line[len(name)] == ':' && hasFold(line[:len(name)], name)
}

// conditions returns the fields that http.ServeContent looks at. They mean something for GET and HEAD only. A Range for
// HEAD or in another unit than bytes is ignored, as RFC 9110 section 14.2 has it.
func conditions(r *Request) http.Header {
	h := http.Header{}
	method := r.Method()
	if method != "GET" && method != "HEAD" {
		return h
	}
	for name, value := range r.Headers() {
		switch name = http.CanonicalHeaderKey(name); name {
		case "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range":
			h.Add(name, value)
		case "Range":
			if unit, ranges, _ := strings.Cut(value, "="); strings.EqualFold(unit, "bytes") && method == "GET" {
				h.Add(name, "bytes="+withoutLastZero(ranges))
			}
		}
	}
	return h
}

// withoutLastZero replaces "-0", the last zero bytes, which nobody can send (RFC 9110 section 14.1.2) but
// http.ServeContent tries to, by a range behind the end of any file.
func withoutLastZero(ranges string) string {
	list := strings.Split(ranges, ",")
	for i, r := range list {
		if digits, last := strings.CutPrefix(strings.TrimSpace(r), "-"); last && digits != "" && strings.Trim(digits, "0") == "" {
			list[i] = strconv.FormatInt(math.MaxInt64, 10) + "-"
		}
	}
	return strings.Join(list, ",")
}

// rangesMemory is how many bytes a multipart answer with several ranges may have. It is made in memory, on the
// goroutine that answers; who wants more gets the whole file, which is sent piece by piece.
const rangesMemory = 1 << 20

// contentWriter lets http.ServeContent decide what to send without sending it.
type contentWriter struct {
	header  http.Header
	status  int
	source  *storedFile
	section *io.SectionReader // of source
	file    *os.File          // of source, positioned at what is to be sent
	bytes   []byte            // what is not in a file: a small one, several ranges, an error's text
	tooMuch bool              // for bytes
}

func (w *contentWriter) Header() http.Header    { return w.header }
func (w *contentWriter) WriteHeader(status int) { w.status = status }

func (w *contentWriter) Write(p []byte) (int, error) {
	if len(w.bytes)+len(p) > rangesMemory {
		w.tooMuch = true
		return 0, io.ErrShortBuffer
	}
	w.bytes = append(w.bytes, p...)
	return len(p), nil
}

// ReadFrom remembers a file instead of copying it.
func (w *contentWriter) ReadFrom(r io.Reader) (int64, error) {
	limited, ok := r.(*io.LimitedReader)
	if !ok || limited.R != io.Reader(w.section) {
		return io.Copy(struct{ io.Writer }{w}, r)
	}
	start, _ := w.section.Seek(0, io.SeekCurrent)
	if w.source.file == nil {
		w.bytes = w.source.bytes[start : start+limited.N]
		return limited.N, nil
	}
	if _, err := w.source.file.Seek(start, io.SeekStart); err != nil {
		return 0, err
	}
	w.file = w.source.file
	return limited.N, nil
}

// head renders what ServeContent has decided, with the fields of the handler and those of the coding. What tells of the
// content goes with the content only.
func (w *contentWriter) head(coding string, vary bool, more []Field) *Head {
	sent := w.status == StatusOK.Code || w.status == StatusPartialContent.Code
	if !sent {
		coding = ""
	}
	own := append(encodingFields(coding, vary), more...)
	var fields []Field
	for _, name := range slices.Sorted(maps.Keys(w.header)) {
		for _, value := range w.header[name] {
			if name != "Content-Length" && !has(own, name) {
				fields = append(fields, Field{name, value})
			}
		}
	}
	for _, f := range own {
		if sent || !strings.HasPrefix(strings.ToLower(f.Name), "content-") {
			fields = append(fields, f)
		}
	}
	status, _ := StatusByCode(w.status)
	return newHead(status, fields...)
}

// has reports whether a field of that name is among the fields.
func has(fields []Field, name string) bool {
	return slices.ContainsFunc(fields, func(f Field) bool { return strings.EqualFold(f.Name, name) })
}

// answer is the content that goes with it; for HEAD, which has none, only its size.
func (w *contentWriter) answer() answer {
	size, err := strconv.ParseInt(w.header.Get("Content-Length"), 10, 64)
	if err != nil {
		size = int64(len(w.bytes))
	}
	if w.file != nil {
		return answer{file: w.file, size: size}
	}
	return answer{body: w.bytes, size: size}
}
