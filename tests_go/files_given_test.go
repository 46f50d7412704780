// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// giving serves what a handler gives.
func giving(t *testing.T, root string, response *httpserver.HTTPResponse) *testServer {
	t.Helper()
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return response })
	return serve(t, server, root)
}

func TestUnconfinedFiles(t *testing.T) {
	root := site(t)
	cases := []struct {
		desc       string
		root, name string
		unconfined bool
		status     int
	}{
		{"up", root, "../secret.txt", true, 200},
		{"a link out", root, "out.txt", true, 200},
		{"a file through a link out", root, "outside/secret.txt", true, 200},
		{"missing", root, "../nothing", true, 404},
		{"a folder", root, "..", true, 404},
		{"NUL", root, "../secret.txt\x00", true, 404},
		{"confined all the same", root, "../secret.txt", false, 404},
		{"confined again", root, "out.txt", false, 404},
	}
	for _, c := range cases {
		s := giving(t, "", &httpserver.HTTPResponse{Root: c.root, Filename: c.name, Unconfined: c.unconfined})
		for range 2 {
			if r := s.ask(get("/")); r.StatusCode != c.status || c.status == 200 && r.body != "secret" {
				t.Errorf("%s: got %s %q, want %d", c.desc, r.Status, r.body, c.status)
			}
		}
	}
	s := giving(t, "", &httpserver.HTTPResponse{Root: filepath.Dir(root), Filename: "secret.txt"})
	if r := s.ask(get("/")); r.body != "secret" {
		t.Errorf("its own folder: %s %q", r.Status, r.body)
	}
}

func TestOnlyTheHeadOfAFile(t *testing.T) {
	s := giving(t, "", &httpserver.HTTPResponse{Root: site(t), Filename: "style.css", HeadOnly: true})
	c := s.dial()
	if r := c.ask(message("HEAD", "/", "")); r.StatusCode != 200 || r.ContentLength != 4 || r.Close {
		t.Errorf("HEAD: %s %d %v", r.Status, r.ContentLength, r.Close)
	}
	c.send(get("/"))
	head := c.gone()
	if !strings.HasPrefix(head, "HTTP/1.1 200") || !strings.Contains(head, "Content-Length: 4\r\n") || !strings.HasSuffix(head, "Connection: close\r\n\r\n") {
		t.Errorf("GET: %q", head)
	}
}

func TestFieldsThatGoWithAFile(t *testing.T) {
	s := giving(t, "", &httpserver.HTTPResponse{Root: aged(t, site(t)), Filename: "style.css", Header: []httpserver.Field{
		field("X-Extra", "1"), field("etag", `"mine"`), field("content-type", "text/mine"), field("Content-Disposition", "attachment"),
		field("Set-Cookie", "a=1"), field("Set-Cookie", "b=2"), field("Vary", "Cookie"),
	}})
	check := func(r *response, status int, want map[string][]string) {
		t.Helper()
		if r.StatusCode != status {
			t.Errorf("got %s, want %d", r.Status, status)
		}
		for name, values := range want {
			if got := r.Header.Values(name); !slices.Equal(got, values) {
				t.Errorf("%d: %s is %q, want %q", status, name, got, values)
			}
		}
	}
	always := map[string][]string{"X-Extra": {"1"}, "Set-Cookie": {"a=1", "b=2"}, "Vary": {"Cookie"}}
	check(s.ask(get("/")), 200, always)
	check(s.ask(get("/")), 200, map[string][]string{"ETag": {`"mine"`}, "Content-Type": {"text/mine"}, "Content-Disposition": {"attachment"}})
	check(s.ask(get("/", "Range: bytes=0-0")), 206, always)
	check(s.ask(get("/", "Range: bytes=0-0")), 206, map[string][]string{"Content-Type": {"text/mine"}, "Content-Disposition": {"attachment"}})
	check(s.ask(get("/", `If-None-Match: "mine"`)), 304, always)
	check(s.ask(get("/", `If-None-Match: "mine"`)), 304, map[string][]string{"ETag": {`"mine"`}, "Content-Disposition": nil})
	check(s.ask(get("/", "Range: bytes=99-")), 416, always)
	check(s.ask(get("/", "Range: bytes=99-")), 416, map[string][]string{"Content-Disposition": nil})
}
