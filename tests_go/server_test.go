// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

func TestHandlers(t *testing.T) {
	var logged atomic.Int32
	server := &httpserver.HTTPServer{Logf: func(string, ...any) { logged.Add(1) }}
	server.Route("/echo", "POST", echo)
	server.Route("/nil", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return nil })
	server.Route("/panic", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { panic("a bug of the script") })
	server.Route("/bad", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Header: []httpserver.Field{field("X", "a\r\nb")}}
	})
	server.Route("/headers", "GET", func(r *httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Status: httpserver.StatusCreated, ContentType: httpserver.ApplicationJSON,
			Header: []httpserver.Field{field("X-A", "1"), field("X-A", "2")}, Body: []byte(r.Header("x-ASKED") + r.Header("missing"))}
	})
	s := serve(t, server, "")
	server.Routes.Add("GET", "/nobody", 99) // a number that Route has not given out
	cases := []struct {
		desc, request string
		status        int
		body          string
		logged        int32
	}{
		{"a body comes and goes", message("POST", "/echo", "hi"), 200, "POST /echo hi", 0},
		{"a chunked body comes", message("POST", "/echo", "", "Transfer-Encoding: chunked") + "2\r\nhi\r\n0\r\n\r\n", 200, "POST /echo hi", 0},
		{"nil is 204", get("/nil"), 204, "", 0},
		{"a panic is 500", get("/panic"), 500, "500 Internal Server Error\n", 1},
		{"a response that can not be sent is 500", get("/bad"), 500, "500 Internal Server Error\n", 1},
		{"a number without a handler is 500", get("/nobody"), 500, "500 Internal Server Error\n", 1},
		{"fields", get("/headers", "X-Asked: yes"), 201, "yes", 0},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			logged.Store(0)
			client := s.dial()
			for range 2 { // the connection outlives it
				if r := client.ask(c.request); r.StatusCode != c.status || r.body != c.body {
					t.Errorf("got %s %q", r.Status, r.body)
				}
			}
			if logged.Load() != 2*c.logged {
				t.Errorf("%d lines in the log, want %d", logged.Load(), 2*c.logged)
			}
		})
	}
}

func TestResponsesHaveADate(t *testing.T) {
	s := serve(t, &httpserver.HTTPServer{}, "")
	r := s.ask(get("/"))
	date, err := time.Parse("Mon, 02 Jan 2006 15:04:05 GMT", r.Header.Get("Date"))
	if err != nil || time.Since(date).Abs() > patience {
		t.Errorf("Date %q: %v", r.Header.Get("Date"), err)
	}
}

func TestPollWaitsAndReports(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	s := start(t, server, "")
	if handled, err := server.Poll(0); handled || err != nil {
		t.Errorf("nothing to do: got %v, %v", handled, err)
	}
	began := time.Now()
	if handled, err := server.Poll(20 * time.Millisecond); handled || err != nil || time.Since(began) < 20*time.Millisecond {
		t.Errorf("nothing comes: got %v, %v after %v", handled, err, time.Since(began))
	}
	c := s.dial()
	c.send(get("/") + get("/"))
	for range 2 {
		if handled, err := server.Poll(patience); !handled || err != nil {
			t.Errorf("a request: got %v, %v", handled, err)
		}
		c.read("GET")
	}
	server.Close()
	if handled, err := server.Poll(patience); handled || !errors.Is(err, httpserver.ErrClosed) {
		t.Errorf("closed: got %v, %v", handled, err)
	}
	if err := server.Start("127.0.0.1", 0, ""); !errors.Is(err, httpserver.ErrClosed) {
		t.Errorf("a second life: %v", err)
	}
}

func TestTakeHandsOutABatch(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Routes.Add("GET", "/a", 7)
	server.Routes.Add("GET", "/b", 8)
	s := start(t, server, "")
	a, b := s.dial(), s.dial()
	a.send(get("/a"))
	b.send(get("/b"))
	routes, batch := map[int]bool{}, make([]*httpserver.Exchange, 8)
	for len(routes) < 2 {
		n := server.Take(batch, patience)
		for _, x := range batch[:n] {
			routes[x.Route] = true
			if err := x.Respond(&httpserver.HTTPResponse{Body: []byte(x.Request.Path())}); err != nil {
				t.Error(err)
			}
			if err := x.Respond(&httpserver.HTTPResponse{}); err != httpserver.ErrAnswered {
				t.Errorf("a second answer: %v", err)
			}
			if err := x.RespondRaw(nil); err != httpserver.ErrAnswered {
				t.Errorf("a third answer: %v", err)
			}
		}
	}
	if !routes[7] || !routes[8] || a.read("GET").body != "/a" || b.read("GET").body != "/b" {
		t.Errorf("got %v", routes)
	}
}

func TestRespondRawClosesTheConnection(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Routes.Add("GET", "/", 0)
	s := start(t, server, "")
	c := s.dial()
	c.send(get("/") + get("/"))
	var batch [1]*httpserver.Exchange
	server.Take(batch[:], patience)
	batch[0].RespondRaw([]byte("whatever the script likes"))
	if got := c.gone(); got != "whatever the script likes" {
		t.Errorf("got %q", got)
	}
}

func TestSeveralServersAndClients(t *testing.T) {
	var wg sync.WaitGroup
	for i := range 3 {
		server := &httpserver.HTTPServer{}
		server.Route("/", "POST", func(r *httpserver.Request) *httpserver.HTTPResponse {
			body, _ := io.ReadAll(r.Body())
			return &httpserver.HTTPResponse{Body: fmt.Appendf(body, " on %d", i)}
		})
		s := serve(t, server, "")
		for j := range 4 {
			wg.Go(func() {
				c := s.dial()
				for k := range 50 {
					body := fmt.Sprintf("%d of %d", k, j)
					if r := c.ask(message("POST", "/", body)); r.body != fmt.Sprintf("%s on %d", body, i) {
						t.Errorf("got %q", r.body)
						return
					}
				}
			})
		}
	}
	wg.Wait()
}

func TestALargeAnswerArrivesWhole(t *testing.T) {
	large := bytes.Repeat([]byte("0123456789abcdef"), 1<<20)
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return &httpserver.HTTPResponse{Body: large} })
	if r := serve(t, server, "").ask(get("/")); r.body != string(large) {
		t.Errorf("got %d bytes", len(r.body))
	}
}

func TestClientsThatMisbehaveNeverHoldUpPoll(t *testing.T) {
	server := &httpserver.HTTPServer{}
	large := make([]byte, 32<<20)
	server.Route("/", "GET", named("hi"))
	server.Route("/large", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return &httpserver.HTTPResponse{Body: large} })
	server.Route("/upload", "POST", echo)
	s := serve(t, server, folder(t, map[string]string{"large.bin": strings.Repeat("x", 8<<20)}))
	for _, request := range []string{
		"", "GET / HT", message("POST", "/upload", "", "Content-Length: 1000000") + "x", chunked("5\r\nhe"), // slow writers
		get("/large") + get("/large"), get("/large.bin"), get("/large.bin", "Range: bytes=0-0,5-8388607"), // slow readers
	} {
		s.dial().send(request)
		reset := s.dial() // and one that leaves without a word
		reset.send(request)
		reset.SetLinger(0)
		reset.Close()
	}
	c := s.dial()
	began := time.Now()
	for range 50 {
		if r := c.ask(get("/")); r.body != "hi" {
			t.Fatalf("got %s %q", r.Status, r.body)
		}
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("50 requests took %v", took)
	}
}
