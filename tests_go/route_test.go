// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"sync"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// named answers with its own name, so that one sees which handler was called.
func named(name string) httpserver.Handler {
	return func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Body: []byte(name)}
	}
}

func TestRouting(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "", named("root"))
	server.Route("/led", "GET", named("led"))
	server.Route("/led", "POST", named("post led"))
	server.Route("/led?on", "GET", named("led on"))
	server.Route("/only", "post", named("only"))
	server.Route("/a%20b", "GET", named("encoded"))
	server.Route("/twice", "GET", named("first"))
	server.Route("/twice", "GET", named("second"))
	server.Route("/gone", "GET", named("gone"))
	server.Routes.Remove("GET", "/gone")
	server.Routes.Remove("GET", "/never")
	server.Route("/options", "OPTIONS", named("options"))
	s := serve(t, server, "")

	cases := []struct {
		desc    string
		request string
		status  int
		body    string
		allow   string
	}{
		{"an empty method is GET", get("/"), 200, "root", ""},
		{"a path", get("/led"), 200, "led", ""},
		{"the method tells handlers apart", message("POST", "/led", ""), 200, "post led", ""},
		{"any query", get("/led?off"), 200, "led", ""},
		{"an empty query", get("/led?"), 200, "led", ""},
		{"a query that is a route", get("/led?on"), 200, "led on", ""},
		{"a longer query", get("/led?on=1"), 200, "led", ""},
		{"a method in lower case at registration", message("POST", "/only", ""), 200, "only", ""},
		{"paths are compared as sent", get("/a%20b"), 200, "encoded", ""},
		{"another encoding is another path", get("/%6ced"), 404, "404 Not Found\n", ""},
		{"another case is another path", get("/LED"), 404, "404 Not Found\n", ""},
		{"a slash more is another path", get("/led/"), 404, "404 Not Found\n", ""},
		{"the later route wins", get("/twice"), 200, "second", ""},
		{"a removed route", get("/gone"), 404, "404 Not Found\n", ""},
		{"absolute-form", get("http://elsewhere/led"), 200, "led", ""},
		{"absolute-form without a path", get("http://x"), 200, "root", ""},
		{"absolute-form with a query only", get("http://x?q"), 200, "root", ""},
		{"absolute-form with a query that is a route", get("http://x/led?on"), 200, "led on", ""},
		{"another method of a query that is a route", message("POST", "/led?on", ""), 200, "post led", ""},
		{"HEAD on a GET route", message("HEAD", "/led", ""), 200, "", ""},
		{"HEAD without a route", message("HEAD", "/nothing", ""), 404, "", ""},
		{"a method that the path does not have", message("PUT", "/led", ""), 405, "405 Method Not Allowed\n", "GET, HEAD, OPTIONS, POST"},
		{"GET on a POST route", get("/only"), 405, "405 Method Not Allowed\n", "OPTIONS, POST"},
		{"HEAD on a POST route", message("HEAD", "/only", ""), 405, "", "OPTIONS, POST"},
		{"methods are case-sensitive", message("get", "/led", ""), 405, "405 Method Not Allowed\n", "GET, HEAD, OPTIONS, POST"},
		{"OPTIONS", message("OPTIONS", "/led", ""), 204, "", "GET, HEAD, OPTIONS, POST"},
		{"OPTIONS with a handler", message("OPTIONS", "/options", ""), 200, "options", ""},
		{"OPTIONS of the server", message("OPTIONS", "*", ""), 204, "", ""},
		{"OPTIONS without a route", message("OPTIONS", "/nothing", ""), 404, "404 Not Found\n", ""},
		{"another method without a route", message("POST", "/nothing", ""), 404, "404 Not Found\n", ""},
		{"CONNECT is nobody's", message("CONNECT", "x:443", ""), 404, "404 Not Found\n", ""},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			r := s.ask(c.request)
			if r.StatusCode != c.status || r.body != c.body || r.Header.Get("Allow") != c.allow {
				t.Errorf("got %s %q, Allow %q; want %d %q, Allow %q", r.Status, r.body, r.Header.Get("Allow"), c.status, c.body, c.allow)
			}
		})
	}
}

func TestNoRouteIsASetting(t *testing.T) {
	s := serve(t, &httpserver.HTTPServer{NoRoute: httpserver.StatusInternalServerError}, "")
	if r := s.ask(message("POST", "/nothing", "")); r.StatusCode != 500 {
		t.Errorf("POST: got %s, want 500", r.Status)
	}
	if r := s.ask(get("/nothing")); r.StatusCode != 404 {
		t.Errorf("GET: got %s, want 404", r.Status)
	}
}

func TestRoutesMayChangeWhileTheServerRuns(t *testing.T) {
	s := serve(t, &httpserver.HTTPServer{}, "")
	var wg sync.WaitGroup
	wg.Go(func() {
		for range 200 {
			s.Route("/now", "GET", named("now"))
			s.Routes.Remove("GET", "/now")
		}
		s.Route("/now", "GET", named("now"))
	})
	c := s.dial()
	for range 200 {
		if r := c.ask(get("/now")); r.StatusCode != 200 && r.StatusCode != 404 {
			t.Fatalf("got %s", r.Status)
		}
	}
	wg.Wait()
	if r := c.ask(get("/now")); r.body != "now" {
		t.Errorf("got %s %q", r.Status, r.body)
	}
}
