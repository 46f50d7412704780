// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"context"
	"errors"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

func TestCloseDoesNotWaitForIdleConnections(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{IdleTime: 10 * patience, DrainTime: 10 * patience}}
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	var clients []*client
	for i := range 50 {
		c := s.dial()
		if i%2 == 0 { // the others have not asked anything yet
			c.ask(get("/"))
		}
		clients = append(clients, c)
	}
	began := time.Now()
	server.Close()
	if took := time.Since(began); took > patience {
		t.Errorf("it took %v", took)
	}
	for i, c := range clients { // one that has just been accepted may be told why
		if got := c.gone(); got != "" && (i%2 == 0 || !strings.Contains(got, "503 Service Unavailable: the server is closing")) {
			t.Errorf("got %q", got)
		}
	}
	if sock, err := net.Dial("tcp", s.address); err == nil {
		sock.Close()
		t.Error("it still accepts")
	}
}

func TestCloseWaitsForAHandler(t *testing.T) {
	began, goOn := make(chan struct{}), make(chan struct{})
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: patience}}
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		close(began)
		<-goOn
		return &httpserver.HTTPResponse{Body: []byte("done")}
	})
	s := serve(t, server, "")
	c := s.dial()
	c.send(get("/"))
	<-began
	closed := make(chan struct{})
	go func() { server.Close(); close(closed) }()
	select {
	case <-closed:
		t.Error("it did not wait")
	case <-time.After(50 * time.Millisecond):
	}
	close(goOn)
	if r := c.read("GET"); r.body != "done" || !r.Close {
		t.Errorf("got %s %q, close %v", r.Status, r.body, r.Close)
	}
	c.Close()
	<-closed
}

func TestCloseFinishesWhatIsQueued(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: patience}}
	server.Route("/", "GET", named("hi"))
	s := start(t, server, "")
	var clients []*client
	for range 5 {
		c := s.dial()
		c.send(get("/"))
		clients = append(clients, c)
	}
	first := make([]*httpserver.Exchange, 1)
	for range clients { // so that each of them is known to be queued
		if server.Take(first, patience) != 1 {
			t.Fatal("nothing to take")
		}
		first[0].Respond(&httpserver.HTTPResponse{})
	}
	for _, c := range clients {
		c.read("GET")
		c.send(get("/") + get("/")) // the second of them comes too late
	}
	var batch [5]*httpserver.Exchange
	for n := 0; n < len(batch); {
		n += server.Take(batch[n:], patience)
	}
	closed := make(chan struct{})
	go func() { server.Close(); close(closed) }()
	eventually(t, "it drains", func() bool {
		sock, err := net.Dial("tcp", s.address)
		if err == nil {
			sock.Close()
		}
		return err != nil
	})
	for _, x := range batch {
		x.Respond(&httpserver.HTTPResponse{Body: []byte("last")})
	}
	for _, c := range clients {
		if r := c.read("GET"); r.body != "last" || !r.Close {
			t.Errorf("got %s %q, close %v", r.Status, r.body, r.Close)
		}
		if rest := c.gone(); rest != "" {
			t.Errorf("and then %q", rest)
		}
		c.Close()
	}
	<-closed
}

func TestCloseAnswersWhatNobodyHandles(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: short}}
	server.Route("/", "GET", named("hi"))
	s := start(t, server, "")
	queued, taken := s.dial(), s.dial()
	taken.send(get("/"))
	var batch [1]*httpserver.Exchange
	server.Take(batch[:], patience)
	queued.send(get("/"))
	half := s.dial()
	half.send("GET / HTTP/1.1\r\n")
	go server.Close()
	for desc, c := range map[string]*client{"queued": queued, "taken": taken} {
		if r := c.read("GET"); r.StatusCode != 503 || !r.Close {
			t.Errorf("%s: got %s", desc, r.Status)
		}
	}
	half.gone()
	if err := batch[0].Respond(&httpserver.HTTPResponse{}); err != httpserver.ErrAnswered {
		t.Errorf("an answer that comes too late: %v", err)
	}
}

func TestCloseDropsAClientThatDoesNotRead(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: short}}
	large := make([]byte, 32<<20)
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return &httpserver.HTTPResponse{Body: large} })
	s := serve(t, server, "")
	c := s.dial()
	c.send(get("/"))
	c.in.Peek(1)
	began := time.Now()
	server.Close()
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestCloseMayBeCalledByAnybodyAtAnyTime(t *testing.T) {
	(&httpserver.HTTPServer{}).Close() // never started
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	s.ask(get("/"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { server.Drain(); server.Close(); server.CloseWithin(0) })
	}
	wg.Wait()
}

func TestServeForever(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	taken := l.Addr().(*net.TCPAddr).Port
	if err := (&httpserver.HTTPServer{}).ServeForever(t.Context(), "127.0.0.1", taken, ""); err == nil || errors.Is(err, httpserver.ErrClosed) {
		t.Errorf("a port that is taken: %v", err)
	}

	ctx, stop := context.WithCancel(t.Context())
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	ended := make(chan error)
	go func() { ended <- server.ServeForever(ctx, "127.0.0.1", 0, "") }()
	eventually(t, "it listens", func() bool { return len(server.Addrs()) == 1 })
	s := &testServer{server, t, server.Addrs()[0].String()}
	idle := s.dial()
	if r := idle.ask(get("/")); r.body != "hi" {
		t.Errorf("got %s", r.Status)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("got %v", err)
	}
}

// A server that nobody polls any more closes at once: whoever leads the loop hears of it, whoever else looks for
// events in between.
func TestCloseIsHeardByWhoeverWaits(t *testing.T) {
	for round := range 300 {
		s := &httpserver.HTTPServer{Transport: transport()}
		if err := s.Start("127.0.0.1", 0, ""); err != nil {
			t.Fatal(err)
		}
		var batch [1]*httpserver.Exchange
		s.Take(batch[:], 0)
		time.Sleep(time.Duration(round%40) * 50 * time.Microsecond) // until the watchdog leads, or is about to
		began := time.Now()
		s.Drain()
		s.Take(batch[:], 0)
		s.CloseWithin(patience)
		if took := time.Since(began); took > patience/2 {
			t.Fatalf("round %d: closing took %v", round, took)
		}
	}
}
