// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// A server is polled, left alone, polled by somebody else, answered from where it is not polled, and closed in the end,
// while many clients do what clients do. The race detector watches; the clients check that nobody gets another's bytes.
func TestHandOverHammer(t *testing.T) {
	for round := range 3 {
		t.Run(fmt.Sprint(round), hammer)
	}
}

func hammer(t *testing.T) {
	large := strings.Repeat("0123456789", 50<<10)
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: patience, BodyMemory: 10 << 10}}
	server.Route("/now", "POST", nil)
	server.Route("/slow", "POST", nil)
	server.Route("/elsewhere", "POST", nil)
	s := start(t, server, folder(t, map[string]string{"large.txt": large}))
	stop := make(chan struct{})
	var clients, pollers sync.WaitGroup
	var answered atomic.Int64
	for range 2 { // two at once, some of the time
		pollers.Go(func() { s.pollAndWander(stop, &answered) })
	}
	for i := range 16 {
		clients.Go(func() {
			for range 12 {
				s.behave(i, large)
			}
		})
	}
	clients.Wait()
	close(stop)
	var closers sync.WaitGroup
	for range 2 {
		closers.Go(func() { server.Close() })
	}
	closers.Wait()
	pollers.Wait()
	if answered.Load() == 0 {
		t.Error("nothing was handled")
	}
}

// pollAndWander takes requests and answers them here or elsewhere, and is away between, until stop is closed.
func (s *testServer) pollAndWander(stop chan struct{}, answered *atomic.Int64) {
	var batch [8]*httpserver.Exchange
	var others sync.WaitGroup
	defer others.Wait()
	for {
		select {
		case <-stop:
			return
		default:
		}
		wait := []time.Duration{0, 0, time.Millisecond, 20 * time.Millisecond}[rand.IntN(4)]
		n := s.Take(batch[:1+rand.IntN(len(batch))], wait)
		for _, x := range batch[:n] {
			answered.Add(1)
			switch x.Request.Path() {
			case "/slow":
				time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
				x.Respond(echo(x.Request))
			case "/elsewhere":
				others.Go(func() {
					time.Sleep(time.Duration(rand.IntN(3)) * time.Millisecond)
					x.Respond(echo(x.Request))
				})
			default:
				x.Respond(echo(x.Request))
			}
		}
		if rand.IntN(10) == 0 {
			time.Sleep(time.Duration(rand.IntN(5)) * time.Millisecond)
		}
	}
}

// behave is a client that asks several things on one connection, in one of several ways.
func (s *testServer) behave(number int, large string) {
	sock, err := net.Dial("tcp", s.address)
	if err != nil {
		s.t.Error(err)
		return
	}
	defer sock.Close()
	sock.SetDeadline(time.Now().Add(patience))
	path := []string{"/now", "/slow", "/elsewhere"}[number%3]
	var ask, want bytes.Buffer
	for i := range 1 + rand.IntN(4) {
		body := fmt.Sprintf("%d-%d-%d", number, i, rand.Int())
		if number%4 == 1 {
			body = strings.Repeat(body, 1000)
		}
		ask.WriteString(message("POST", path, body))
		fmt.Fprintf(&want, "POST %s %s", path, body)
		if number%5 == 0 {
			ask.WriteString(get("/large.txt"))
			want.WriteString(large)
		}
	}
	ask.WriteString(get("/none", "Connection: close"))
	want.WriteString("404 Not Found\n")
	go trickleAll(sock, ask.Bytes(), number)
	if number%7 == 6 { // one that leaves in the middle
		io.CopyN(io.Discard, sock, int64(rand.IntN(200)))
		return
	}
	got, err := bodies(sock)
	if err != nil || got != want.String() {
		s.t.Errorf("client %d got %d bytes, %v; it wanted %d", number, len(got), err, want.Len())
	}
}

// trickleAll sends in pieces, or at once and then nothing more.
func trickleAll(sock net.Conn, text []byte, number int) {
	for number%2 == 0 && len(text) > 100 {
		n := 1 + rand.IntN(len(text))
		if _, err := sock.Write(text[:n]); err != nil {
			return
		}
		text = text[n:]
	}
	if _, err := sock.Write(text); err == nil && number%3 == 0 {
		sock.(*net.TCPConn).CloseWrite()
	}
}

// bodies reads responses to the end and joins their bodies.
func bodies(sock net.Conn) (string, error) {
	in := bufio.NewReader(sock)
	var all strings.Builder
	for {
		if _, err := in.Peek(1); err == io.EOF {
			return all.String(), nil
		}
		r, err := http.ReadResponse(in, nil)
		if err == nil {
			_, err = io.Copy(&all, r.Body)
		}
		if err != nil {
			return all.String(), err
		}
	}
}

// The network must not wait for who polls: a file, a refusal and a published answer leave while a handler sleeps.
func TestTheNetworkGoesOnWhileNobodyPolls(t *testing.T) {
	began, goOn := make(chan struct{}), make(chan struct{})
	server := &httpserver.HTTPServer{}
	server.Route("/slow", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		close(began)
		<-goOn
		return &httpserver.HTTPResponse{Body: []byte("slow")}
	})
	s := serve(t, server, folder(t, map[string]string{"f.txt": "file"}))
	slow := s.dial()
	slow.send(get("/slow"))
	<-began
	for range 20 {
		if r := s.ask(get("/f.txt")); r.body != "file" {
			t.Errorf("a file: got %s", r.Status)
		}
		if r := s.ask("BAD\r\n\r\n"); r.StatusCode != 400 {
			t.Errorf("a bad request: got %s", r.Status)
		}
	}
	close(goOn)
	if r := slow.read("GET"); r.body != "slow" {
		t.Errorf("got %s", r.Status)
	}
}

// Nobody polls any more after a while, and then somebody does: what came between is there.
func TestWhatComesWhileNobodyPollsIsQueued(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	s := start(t, server, "")
	for range 10 {
		c := s.dial()
		c.send(get("/"))
		time.Sleep(3 * time.Millisecond)
		eventually(t, "a poll that does not wait finds it", func() bool {
			handled, _ := server.Poll(0)
			return handled
		})
		if r := c.read("GET"); r.body != "hi" {
			t.Errorf("got %s", r.Status)
		}
	}
}

func TestTransports(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := (&httpserver.HTTPServer{Transport: 99}).Listen(l); err == nil {
		t.Error("a transport that is none was taken")
	}
	for kind, name := range map[httpserver.TransportKind]string{httpserver.Fastest: "fastest", httpserver.Portable: "portable", httpserver.Epoll: "epoll"} {
		if kind.String() != name {
			t.Errorf("%d is called %s", kind, kind)
		}
	}
}

// wrapped is a listener of another kind than package net's own.
type wrapped struct{ net.Listener }

// A server may have listeners of both kinds; a request on the one wakes who waits for the other.
func TestListenersOfTwoKinds(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{Connections: 1}}
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Listen(wrapped{l}); err != nil {
		t.Fatal(err)
	}
	other := &testServer{server, t, l.Addr().String()}
	for range 5 {
		for desc, s := range map[string]*testServer{"first": s, "second": other} {
			c := s.dial() // and it makes room for itself: only one may be connected
			if r := c.ask(get("/")); r.body != "hi" {
				t.Errorf("%s: got %s", desc, r.Status)
			}
			time.Sleep(5 * time.Millisecond) // it becomes idle
		}
	}
}

// Whoever waits for a request already, when the server begins to listen, hears of those that come.
func TestPollingBeforeListening(t *testing.T) {
	server := &httpserver.HTTPServer{Transport: transport(), Logf: t.Logf}
	server.Route("/", "GET", named("hi"))
	polls := make(chan struct{})
	go func() {
		close(polls)
		for {
			if _, err := server.Poll(10 * patience); err != nil {
				return
			}
		}
	}()
	<-polls
	time.Sleep(20 * time.Millisecond) // until it waits, most likely
	s := start(t, server, "")
	if r := s.ask(get("/")); r.body != "hi" {
		t.Errorf("got %s", r.Status)
	}
}

// Nobody polls, and the watchdog sleeps when a listener comes that it has to look after.
func TestAListenerThatComesLaterIsLookedAfter(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	looked := make(chan struct{}, 1)
	server := &httpserver.HTTPServer{Transport: transport(), Logf: t.Logf, Away: func() bool {
		select {
		case looked <- struct{}{}:
		default:
		}
		return false
	}}
	if err := server.Listen(wrapped{l}); err != nil {
		t.Fatal(err)
	}
	<-looked
	time.Sleep(20 * time.Millisecond) // until it sleeps, most likely
	start(t, server, folder(t, map[string]string{"f.txt": "file"}))
	late := &testServer{server, t, server.Addrs()[1].String()}
	if r := late.ask(get("/f.txt")); r.body != "file" {
		t.Errorf("got %s", r.Status)
	}
}
