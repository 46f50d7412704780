// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

func TestEncodedForms(t *testing.T) {
	t.Run("from memory", func(t *testing.T) { testEncodedForms(t, httpserver.Limits{}) })
	t.Run("from disk", func(t *testing.T) { testEncodedForms(t, httpserver.Limits{FileBytes: 1}) })
}

func testEncodedForms(t *testing.T, limits httpserver.Limits) {
	root := aged(t, folder(t, map[string]string{
		"a.html": "plain a", "a.html.gz": "gzip a", "a.html.br": "brotli a",
		"g.css": "plain g", "g.css.gz": "gzip g",
		"old.js": "plain old", "old.js.gz": "gzip old", "old.js.br": "brotli old",
		"none.txt": "plain none", "only.txt.gz": "gzip only",
		"dir.txt": "plain dir", "dir.txt.gz/x": "",
		"out.txt": "plain out", "hidden.txt": "plain hidden", "hidden.txt.br": "brotli hidden",
		"sub/index.html": "plain index", "sub/index.html.gz": "gzip index",
	}))
	later := time.Now().Add(-time.Minute)
	os.Chtimes(filepath.Join(root, "old.js"), later, later)
	outside := filepath.Join(folder(t, map[string]string{"x": "outside"}), "x")
	if err := os.Symlink(outside, filepath.Join(root, "out.txt.gz")); err != nil {
		t.Skip(err)
	}
	server := &httpserver.HTTPServer{Limits: limits}
	server.Route("/handler", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Filename: "a.html", ContentType: "text/x"}
	})
	server.Route("/by-hand", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Filename: "g.css.gz", ContentType: "text/css", Header: []httpserver.Field{field("Content-Encoding", "gzip")}}
	})
	server.Route("/missing", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Filename: "a.html", Status: httpserver.StatusNotFound}
	})
	s := serve(t, server, "")
	server.SetRoot(root, "*.txt.br")

	const html, css, text = "text/html", "text/css", "text/plain"
	cases := []struct {
		desc, path, accept string
		body, coding       string
		contentType        string
		vary               bool
	}{
		{"nothing is accepted", "/a.html", "", "plain a", "", html, false},
		{"gzip", "/a.html", "gzip", "gzip a", "gzip", html, true},
		{"brotli", "/a.html", "br", "brotli a", "br", html, true},
		{"what a browser sends", "/a.html", "gzip, deflate, br, zstd", "brotli a", "br", html, true},
		{"in another case", "/a.html", "GZip", "gzip a", "gzip", html, true},
		{"by its old name", "/a.html", "x-gzip", "gzip a", "gzip", html, true},
		{"anything", "/a.html", "*", "brotli a", "br", html, true},
		{"anything but brotli", "/a.html", "br;q=0, *", "gzip a", "gzip", html, true},
		{"nothing but the plain one", "/a.html", "*;q=0", "plain a", "", html, true},
		{"identity", "/a.html", "identity", "plain a", "", html, true},
		{"another coding", "/a.html", "zstd", "plain a", "", html, true},
		{"an empty list", "/a.html", " ", "plain a", "", html, true},
		{"by weight", "/a.html", "br;q=0.5, gzip;q=0.9", "gzip a", "gzip", html, true},
		{"with blanks", "/a.html", "br ; q=0.2 ,gzip ; Q=0.4", "gzip a", "gzip", html, true},
		{"a low weight", "/a.html", "gzip;q=0.001", "gzip a", "gzip", html, true},
		{"not gzip", "/a.html", "gzip;q=0", "plain a", "", html, true},
		{"not gzip, said longer", "/a.html", "gzip;q=0.000", "plain a", "", html, true},
		{"the plain one rather", "/a.html", "gzip;q=0.5, identity", "plain a", "", html, true},
		{"gzip rather than the plain one", "/a.html", "gzip, identity;q=0.5", "gzip a", "gzip", html, true},
		{"a weight that is none", "/a.html", "gzip;q=x", "plain a", "", html, true},
		{"a weight beyond one", "/a.html", "gzip;q=7", "plain a", "", html, true},
		{"there is gzip only", "/g.css", "br, gzip", "gzip g", "gzip", css, true},
		{"there is no brotli", "/g.css", "br", "plain g", "", css, true},
		{"there is none", "/none.txt", "br, gzip", "plain none", "", text, false},
		{"a form that is older than the file", "/old.js", "br, gzip", "plain old", "", "text/javascript", false},
		{"a folder", "/dir.txt", "gzip", "plain dir", "", text, false},
		{"a link that leads out", "/out.txt", "gzip", "plain out", "", text, false},
		{"hidden", "/hidden.txt", "br", "plain hidden", "", text, false},
		{"the index of a folder", "/sub/", "gzip", "gzip index", "gzip", html, true},
		{"the form itself", "/a.html.gz", "gzip", "gzip a", "", "application/gzip", false},
		{"a handler's file", "/handler", "gzip", "gzip a", "gzip", "text/x", true},
		{"a handler that chooses itself", "/by-hand", "gzip, br", "gzip g", "gzip", css, false},
	}
	for _, c := range cases {
		for range 2 { // the second time from memory
			var fields []string
			if c.accept != "" {
				fields = append(fields, "Accept-Encoding: "+c.accept)
			}
			r := s.ask(get(c.path, fields...))
			contentType, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
			if r.StatusCode != 200 || r.body != c.body || r.Header.Get("Content-Encoding") != c.coding || contentType != c.contentType {
				t.Errorf("%s: got %s %q %v, want %q %q %q", c.desc, r.Status, r.body, r.Header, c.body, c.coding, c.contentType)
			}
			if vary := strings.EqualFold(r.Header.Get("Vary"), "Accept-Encoding"); vary != c.vary {
				t.Errorf("%s: Vary %q", c.desc, r.Header.Get("Vary"))
			}
		}
	}
	if r := s.ask(get("/only.txt", "Accept-Encoding: gzip")); r.StatusCode != 404 {
		t.Errorf("a form without its file: %s", r.Status)
	}
	if r := s.ask(get("/missing", "Accept-Encoding: gzip")); r.StatusCode != 404 || r.body != "gzip a" || r.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("with a status of its own: %s %q", r.Status, r.body)
	}
	if r := s.ask(get("/a.html", "Accept-Encoding: deflate", "Accept-Encoding: gzip")); r.body != "gzip a" {
		t.Errorf("two fields: %s %q", r.Status, r.body)
	}
	checkEncodedConditions(t, s)
}

// checkEncodedConditions: each form has its own tag, and conditions and ranges are about the form that is sent.
func checkEncodedConditions(t *testing.T, s *testServer) {
	t.Helper()
	const gzip, brotli = "Accept-Encoding: gzip", "Accept-Encoding: br"
	tag := func(fields ...string) string { return s.ask(get("/a.html", fields...)).Header.Get("ETag") }
	tags := map[string]bool{tag(): true, tag(gzip): true, tag(brotli): true}
	if len(tags) != 3 {
		t.Errorf("the forms have the tags %v", tags)
	}
	r := s.ask(get("/a.html", gzip, "If-None-Match: "+tag(gzip)))
	if r.StatusCode != 304 || r.Header.Get("Vary") != "Accept-Encoding" || r.Header.Get("Content-Encoding") != "" || r.Header.Get("ETag") != tag(gzip) {
		t.Errorf("the client has it: %s %v", r.Status, r.Header)
	}
	if r = s.ask(get("/a.html", brotli, "If-None-Match: "+tag(gzip))); r.StatusCode != 200 || r.body != "brotli a" {
		t.Errorf("the client has another form: %s %q", r.Status, r.body)
	}
	r = s.ask(get("/a.html", gzip, "Range: bytes=0-3"))
	if r.StatusCode != 206 || r.body != "gzip" || r.Header.Get("Content-Encoding") != "gzip" || r.Header.Get("Content-Range") != "bytes 0-3/6" {
		t.Errorf("a range: %s %q %v", r.Status, r.body, r.Header)
	}
	if r = s.ask(get("/a.html", gzip, "Range: bytes=0-3", "If-Range: "+tag(brotli))); r.StatusCode != 200 || r.body != "gzip a" {
		t.Errorf("a range of another form: %s %q", r.Status, r.body)
	}
	if r = s.ask(get("/a.html", gzip, "Range: bytes=99-")); r.StatusCode != 416 || r.Header.Get("Content-Encoding") != "" {
		t.Errorf("a range behind the end: %s %v", r.Status, r.Header)
	}
	r = s.ask(message("HEAD", "/a.html", "", gzip))
	if r.StatusCode != 200 || r.ContentLength != 6 || r.Header.Get("Content-Encoding") != "gzip" {
		t.Errorf("HEAD: %s %d %v", r.Status, r.ContentLength, r.Header)
	}
}
