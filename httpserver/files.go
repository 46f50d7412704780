// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"syscall"
)

// serveTarget answers a GET or HEAD that has no route with the file that its path names.
func (x *Exchange) serveTarget(f *folder) error {
	name, ok := fileName(x.Request.pathAndQuery())
	if f == nil || !ok || x.isHidden(f, name) {
		return x.Respond(textResponse(StatusNotFound, "404 Not Found\n"))
	}
	return x.serveFile(f, name, &HTTPResponse{})
}

// isHidden asks what is in memory first.
func (x *Exchange) isHidden(f *folder, name string) bool {
	if kept := x.server.files.kept(f, name); kept != nil {
		return kept.hidden
	}
	return f.hidden(name)
}

// fileName turns the path of a request-target into the slash-separated name of a file below a root.
func fileName(target []byte) (string, bool) {
	target, _, _ = bytes.Cut(target, []byte("?"))
	name := string(target)
	if !isPlain(name) {
		decoded, err := url.PathUnescape(name)
		if err != nil || !strings.HasPrefix(decoded, "/") || strings.ContainsAny(decoded, "\x00\\") {
			return "", false
		}
		if slices.Contains(strings.Split(decoded, "/"), "..") {
			return "", false
		}
		name = path.Clean(decoded)
		if strings.HasSuffix(decoded, "/") && name != "/" {
			name += "/"
		}
	}
	if strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name[1:], true
}

// isPlain reports whether a path names a file as it is: most do.
func isPlain(path string) bool {
	before := byte(0)
	for i := range len(path) {
		c := path[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == '-' || c == '_'
		if !letter && (c != '.' && c != '/' || before == '/') {
			return false
		}
		before = c
	}
	return path != "" && path[0] == '/'
}

// respondFile answers with the file that a handler names.
func (x *Exchange) respondFile(response *HTTPResponse) error {
	if _, err := response.render(); err != nil {
		return err
	}
	f := x.server.root.Load()
	if response.Root != "" || response.Unconfined {
		f = x.server.files.folder(response.Root, response.Unconfined)
	}
	name := strings.TrimPrefix(path.Clean("/"+response.Filename), "/")
	if response.Unconfined {
		name = response.Filename
	} else if slices.Contains(strings.Split(response.Filename, "/"), "..") {
		f = nil
	}
	if f == nil {
		return x.Respond(textResponse(StatusNotFound, "404 Not Found\n"))
	}
	return x.serveFile(f, name, response)
}

// serveFile sends a file, or says why not.
func (x *Exchange) serveFile(f *folder, name string, given *HTTPResponse) error {
	file, err := x.server.files.load(f, name, x.moment())
	if err == errIsFolder && given.Filename == "" && f.isFile(path.Join(name, "index.html")) {
		return x.redirectToFolder(name)
	}
	if err != nil {
		return x.Respond(fileError(err))
	}
	response, asks := given.typed(file.mime), x.Request.asks()
	coding, vary := "", false
	if asks.choosy && !has(response.Header, "Content-Encoding") {
		file, coding, vary = x.encoded(file, asks.encodings, given.Filename != "")
	}
	switch {
	case response.status() != StatusOK:
		return x.sendWhole(file, coding, vary, &response)
	case asks.conditional || len(response.Header) > 0:
		return x.sendContent(file, coding, vary, &response)
	}
	return x.sendFile(file.head(response.ContentType, coding, vary), file.content(), &response)
}

// typed is the response with the type that its content has: the handler's, given in either place, or that of the file.
func (r HTTPResponse) typed(mime MIMEType) HTTPResponse {
	r.ContentType = cmp.Or(r.ContentType, mime)
	if !has(r.Header, "Content-Type") {
		return r
	}
	r.Header = slices.DeleteFunc(slices.Clone(r.Header), func(f Field) bool {
		own := strings.EqualFold(f.Name, "Content-Type")
		if own {
			r.ContentType = MIMEType(f.Value)
		}
		return own
	})
	return r
}

// sendWhole sends a file with a status of the handler's own, such as the page of a 404.
func (x *Exchange) sendWhole(file *storedFile, coding string, vary bool, response *HTTPResponse) error {
	response.Header = append(encodingFields(coding, vary), response.Header...)
	h, err := response.render()
	if err != nil {
		file.close()
		return err
	}
	return x.sendFile(h, file.content(), response)
}

// sendFile sends what has been decided.
func (x *Exchange) sendFile(h *Head, a answer, response *HTTPResponse) error {
	a.headOnly = response.HeadOnly
	return x.respond(h, a)
}

// moment is the one of the carrier, for files; see fileCache.
func (x *Exchange) moment() int64 {
	if c, has := x.carrier.(interface{ moment() int64 }); has && x.inside {
		return c.moment()
	}
	return 0
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
