// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"math"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// folder is a place on disk whose files may be served.
type folder struct {
	dir  string
	hide []string // patterns of names that are not there for clients
}

// hidden reports whether an element of name matches one of the patterns, in any case: file systems differ in that, and
// some of them take letters for equal that only upper case makes so.
func (f *folder) hidden(name string) bool {
	folded := strings.ToLower(strings.ToUpper(name))
	for element := range strings.SplitSeq(folded, "/") {
		for _, pattern := range f.hide {
			if match, _ := path.Match(pattern, element); match {
				return true
			}
		}
	}
	return false
}

// open opens a regular file below the folder. Links that lead out of it, and anything that is no file, are not there.
func (f *folder) open(name string) (*os.File, fs.FileInfo, error) {
	local, err := filepath.Localize(name)
	if err != nil {
		return nil, nil, fs.ErrNotExist
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	file, err := root.OpenFile(local, os.O_RDONLY|syscall.O_NONBLOCK, 0) // a named pipe must not hold us up
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = errIsFolder
	} else if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

var errIsFolder = errors.New("httpserver: a folder")

// isFile reports whether open would open name.
func (f *folder) isFile(name string) bool {
	file, _, err := f.open(name)
	if err != nil {
		return false
	}
	file.Close()
	return true
}

// serveTarget answers a GET or HEAD that has no route with the file that its path names.
func (x *Exchange) serveTarget(f *folder) error {
	name, ok := fileName(x.Request.Path())
	if f == nil || !ok || f.hidden(name) {
		return x.Respond(textResponse(StatusNotFound, "404 Not Found\n"))
	}
	return x.serveFile(f, name, &HTTPResponse{})
}

// fileName turns the path of a request into the slash-separated name of a file below a root.
func fileName(requestPath string) (string, bool) {
	decoded, err := url.PathUnescape(requestPath)
	if err != nil || !strings.HasPrefix(decoded, "/") || strings.ContainsAny(decoded, "\x00\\") {
		return "", false
	}
	if slices.Contains(strings.Split(decoded, "/"), "..") {
		return "", false
	}
	if strings.HasSuffix(decoded, "/") {
		decoded += "index.html"
	}
	return strings.TrimPrefix(path.Clean(decoded), "/"), true
}

// respondFile answers with the file that a handler names.
func (x *Exchange) respondFile(response *HTTPResponse) error {
	if _, err := response.render(); err != nil {
		return err
	}
	f := x.server.root.Load()
	if response.Root != "" {
		f = &folder{dir: response.Root}
	}
	name := strings.TrimPrefix(path.Clean("/"+response.Filename), "/")
	if f == nil || slices.Contains(strings.Split(response.Filename, "/"), "..") {
		return x.Respond(textResponse(StatusNotFound, "404 Not Found\n"))
	}
	return x.serveFile(f, name, response)
}

// serveFile sends a file, or says why not.
func (x *Exchange) serveFile(f *folder, name string, response *HTTPResponse) error {
	file, info, err := f.open(name)
	if err == errIsFolder && f.isFile(path.Join(name, "index.html")) && response.Filename == "" {
		return x.redirectToFolder(name)
	}
	if err != nil {
		return x.Respond(fileError(err))
	}
	contentType := response.ContentType
	if contentType == "" {
		contentType = MIMETypeOf(name)
	}
	if response.status() != StatusOK {
		return x.sendWhole(file, info, contentType, response)
	}
	return x.sendContent(file, info, contentType, response)
}

// redirectToFolder adds the slash that makes a page's relative links work.
func (x *Exchange) redirectToFolder(name string) error {
	location := (&url.URL{Path: path.Base("/"+name) + "/", RawQuery: x.Request.Query()}).String()
	return x.Respond(textResponse(StatusMovedPermanently, "", Field{"Location", location}))
}

// fileError tells a client as much as it may know.
func fileError(err error) *HTTPResponse {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return textResponse(StatusForbidden, "403 Forbidden\n")
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return textResponse(StatusServiceUnavailable, "503 Service Unavailable\n")
	}
	return textResponse(StatusNotFound, "404 Not Found\n")
}

// sendWhole sends a file with a status of the handler's own, such as the page of a 404.
func (x *Exchange) sendWhole(file *os.File, info fs.FileInfo, contentType MIMEType, response *HTTPResponse) error {
	h, err := response.renderAs(contentType)
	if err != nil {
		file.Close()
		return err
	}
	return x.respond(h, answer{file: file, size: info.Size()})
}

// sendContent sends a file as http.ServeContent would: whole, in ranges (RFC 9110 section 14) or not at all because the
// client has it (section 13).
func (x *Exchange) sendContent(file *os.File, info fs.FileInfo, contentType MIMEType, response *HTTPResponse) error {
	request := &http.Request{Method: x.Request.Method(), Header: conditions(x.Request)}
	w := decide(request, file, info, contentType)
	if w.tooMuch {
		request.Header.Del("Range") // any server may ignore it (RFC 9110 section 14.2)
		w = decide(request, file, info, contentType)
	}
	if w.file == nil {
		file.Close()
	}
	return x.respond(w.head(response.Header), w.answer())
}

// decide lets http.ServeContent decide what to send.
func decide(request *http.Request, file *os.File, info fs.FileInfo, contentType MIMEType) *contentWriter {
	w := &contentWriter{header: http.Header{}, source: file, section: io.NewSectionReader(file, 0, info.Size())}
	w.header.Set("Content-Type", string(contentType))
	w.header.Set("ETag", `"`+strconv.FormatInt(info.ModTime().UnixNano(), 36)+"-"+strconv.FormatInt(info.Size(), 36)+`"`)
	http.ServeContent(w, request, "", info.ModTime(), w.section)
	return w
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
	source  *os.File
	section *io.SectionReader // of source, with a position of its own
	file    *os.File          // source, positioned at what is to be sent
	copied  []byte            // what is not a file: several ranges, an error's text
	tooMuch bool              // for copied
}

func (w *contentWriter) Header() http.Header    { return w.header }
func (w *contentWriter) WriteHeader(status int) { w.status = status }

func (w *contentWriter) Write(p []byte) (int, error) {
	if len(w.copied)+len(p) > rangesMemory {
		w.tooMuch = true
		return 0, io.ErrShortBuffer
	}
	w.copied = append(w.copied, p...)
	return len(p), nil
}

// ReadFrom remembers a file instead of copying it.
func (w *contentWriter) ReadFrom(r io.Reader) (int64, error) {
	limited, ok := r.(*io.LimitedReader)
	if !ok || limited.R != io.Reader(w.section) {
		return io.Copy(struct{ io.Writer }{w}, r)
	}
	start, _ := w.section.Seek(0, io.SeekCurrent)
	if _, err := w.source.Seek(start, io.SeekStart); err != nil {
		return 0, err
	}
	w.file = w.source
	return limited.N, nil
}

// head renders what ServeContent has decided.
func (w *contentWriter) head(more []Field) *Head {
	var fields []Field
	for _, name := range slices.Sorted(maps.Keys(w.header)) {
		for _, value := range w.header[name] {
			if name != "Content-Length" {
				fields = append(fields, Field{name, value})
			}
		}
	}
	status, _ := StatusByCode(w.status)
	return &Head{status, renderHead(status, append(fields, more...)...)}
}

// answer is the content that goes with it; for HEAD, which has none, only its size.
func (w *contentWriter) answer() answer {
	size, err := strconv.ParseInt(w.header.Get("Content-Length"), 10, 64)
	if err != nil {
		size = int64(len(w.copied))
	}
	if w.file != nil {
		return answer{file: w.file, size: size}
	}
	return answer{body: w.copied, size: size}
}
