// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"net"
	"sync"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// TestRetireLeavesTheListenerToTheNext is what a reload does: nobody is refused, and nobody who comes late is answered
// by the old server.
func TestRetireLeavesTheListenerToTheNext(t *testing.T) {
	kept, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	old := serveOn(t, kept, "old")
	connected := old.dial()
	if got := connected.ask(get("/")).body; got != "old" {
		t.Fatalf("got %q", got)
	}
	old.Retire()
	late := old.dial()
	late.send(get("/"))
	if got := connected.ask(get("/")); got.body != "old" || !got.Close {
		t.Errorf("who was connected got %q, and may go on: %t", got.body, !got.Close)
	}
	old.Close()
	serveOn(t, kept, "new")
	if got := late.read("GET").body; got != "new" {
		t.Errorf("who came late got %q", got)
	}
}

func TestRetireTwiceAndAfterClose(t *testing.T) {
	server := &httpserver.HTTPServer{}
	s := serve(t, server, "")
	s.Retire()
	s.Retire()
	if listener, err := net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	} else if err := s.Listen(listener); err != nil {
		t.Errorf("listening after it has retired: %v", err)
	} else if sock, err := net.Dial("tcp", listener.Addr().String()); err == nil {
		sock.Close()
		t.Error("it listens though it has retired")
	}
	s.Close()
	s.Retire()
	if n := s.Clients(); n != 0 {
		t.Errorf("%d clients of a server that is closed", n)
	}
}

// Whatever comes first, nobody is accepted once both have returned.
func TestRetireWhileItBeginsToListen(t *testing.T) {
	for range 500 {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		s := &httpserver.HTTPServer{Logf: t.Logf}
		var both sync.WaitGroup
		both.Go(func() { s.Listen(wrapped{listener}) })
		both.Go(s.Retire)
		both.Wait()
		if sock, err := net.Dial("tcp", listener.Addr().String()); err == nil {
			sock.Close()
			t.Fatal("it listens though it has retired")
		}
		s.Close()
	}
}

func TestClientsAreCounted(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	c := s.dial()
	c.ask(get("/"))
	if n := s.Clients(); n != 1 {
		t.Errorf("%d clients", n)
	}
}

// serveOn serves a copy of a listener.
func serveOn(t *testing.T, kept net.Listener, body string) *testServer {
	t.Helper()
	file, err := kept.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	copied, err := net.FileListener(file)
	if err != nil {
		t.Fatal(err)
	}
	server := &httpserver.HTTPServer{Transport: transport(), Logf: t.Logf}
	server.Route("/", "GET", named(body))
	if err := server.Listen(copied); err != nil {
		t.Fatal(err)
	}
	s := &testServer{server, t, kept.Addr().String()}
	s.keepPolling()
	return s
}

// listenerWith does something when it is closed.
type listenerWith struct {
	net.Listener
	close func()
}

func (l listenerWith) Close() error {
	l.close()
	return l.Listener.Close()
}

// TestTheLastClientLeavesWhileARetiredServerCloses: whoever looks after the loop meanwhile must not be in the way.
func TestTheLastClientLeavesWhileARetiredServerCloses(t *testing.T) {
	s := start(t, &httpserver.HTTPServer{}, "")
	c := s.dial()
	eventually(t, "it has a client", func() bool { return s.Clients() == 1 })
	other, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	leaves := func() {}
	if err := s.Listen(listenerWith{other, func() { leaves() }}); err != nil {
		t.Fatal(err)
	}
	s.Retire()
	leaves = func() {
		c.Close()
		eventually(t, "it has no client", func() bool { return s.Clients() == 0 })
		time.Sleep(20 * time.Millisecond) // for what follows from that, which nobody can see
	}
	s.Close()
}
