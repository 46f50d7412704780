// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

func TestDefaultHeader(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("root"))
	server.Route("/own", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Header: []httpserver.Field{field("x-default", "own")}}
	})
	server.Route("/none", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return nil })
	server.Route("/panic", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { panic("on purpose") })
	server.Logf = func(string, ...any) {}
	s := serve(t, server, aged(t, folder(t, map[string]string{"f.txt": "file", "sub/index.html": "index"})))
	set := func(fields ...httpserver.Field) {
		t.Helper()
		if err := server.SetDefaultHeader(fields...); err != nil {
			t.Fatal(err)
		}
	}
	eTag, _ := validators(s, "/f.txt")

	everywhere := []struct {
		desc, request string
		status        int
	}{
		{"a handler", get("/"), 200},
		{"a handler that returns nothing", get("/none"), 204},
		{"a handler that panics", get("/panic"), 500},
		{"HEAD", message("HEAD", "/", ""), 200},
		{"HTTP/1.0", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200},
		{"a file", get("/f.txt"), 200},
		{"a part of a file", get("/f.txt", "Range: bytes=0-0"), 206},
		{"a file that the client has", get("/f.txt", "If-None-Match: "+eTag), 304},
		{"a folder", get("/sub"), 301},
		{"nothing", get("/nothing"), 404},
		{"another method", message("POST", "/", ""), 405},
		{"OPTIONS", message("OPTIONS", "/", ""), 204},
		{"a bad request", "GET / HTTP/1.1\r\n\r\n", 400},
		{"another version", "GET / HTTP/9.9\r\n\r\n", 505},
	}
	check := func(want []string) {
		t.Helper()
		for _, c := range everywhere {
			r := s.ask(c.request)
			if got := r.Header.Values("X-Default"); r.StatusCode != c.status || !slices.Equal(got, want) {
				t.Errorf("%s: got %s, X-Default %q; want %d, %q", c.desc, r.Status, got, c.status, want)
			}
		}
	}
	check(nil)
	set(field("X-Default", "1"), field("Server", "mine"), field("X-Default", "2"))
	check([]string{"1", "2"})
	if r := s.ask(get("/own")); !slices.Equal(r.Header.Values("X-Default"), []string{"own"}) || r.Header.Get("Server") != "mine" {
		t.Errorf("a handler's own field: %v", r.Header)
	}
	set(field("X-Default", "later"), field("Content-Type", "text/never"))
	check([]string{"later"})
	if r := s.ask(get("/f.txt")); !slices.Equal(r.Header.Values("Content-Type"), []string{"text/plain"}) {
		t.Errorf("the type of a file: %v", r.Header)
	}
	for _, bad := range []httpserver.Field{field("A B", "x"), field("X", "a\r\nB: c"), field("Date", "now"), field("Connection", "keep-alive"), field("content-length", "1")} {
		if err := server.SetDefaultHeader(field("X-Default", "bad"), bad); err == nil || !strings.Contains(err.Error(), "header field") {
			t.Errorf("%v: got %v", bad, err)
		}
	}
	check([]string{"later"})
	set()
	check(nil)
	set(field("connection", "Close"))
	c := s.dial()
	c.send(get("/"))
	if got := c.gone(); strings.Count(got, "Connection: close\r\n") != 1 || strings.Contains(got, "Close") {
		t.Errorf("Connection: close: got %q", got)
	}
}

// TestDefaultHeaderOnOneConnection: they bite at once, also where the head of an answer is used again.
func TestDefaultHeaderOnOneConnection(t *testing.T) {
	server := &httpserver.HTTPServer{}
	c := serve(t, server, aged(t, folder(t, map[string]string{"f": "file"}))).dial()
	for _, value := range []string{"a", "b", "c"} {
		server.SetDefaultHeader(field("X-Default", value))
		for range 2 {
			if r := c.ask(get("/f")); r.Header.Get("X-Default") != value {
				t.Errorf("got %q, want %q", r.Header.Get("X-Default"), value)
			}
		}
	}
}
