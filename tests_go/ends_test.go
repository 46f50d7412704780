// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"math/rand/v2"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// TestEndsHammer ends servers in every way and by everybody at once, while clients come, leave and reset, and answers of
// every kind are under way. Nothing may panic, race, hang or be left over.
func TestEndsHammer(t *testing.T) {
	root := folder(t, map[string]string{"a.txt": strings.Repeat("a", 300<<10), "b.txt": "b"})
	for until := time.Now().Add(700 * time.Millisecond); time.Now().Before(until); {
		endInEveryWay(t, root)
	}
}

// endInEveryWay is the life of one server.
func endInEveryWay(t *testing.T, root string) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: 50 * time.Millisecond, Connections: 20}}
	server.Logf = func(format string, args ...any) { t.Errorf(format, args...) }
	server.Away = func() bool { return rand.IntN(2) == 0 }
	for _, path := range []string{"/plain", "/stream", "/socket", "/raw", "/late", "/file"} {
		server.Route(path, "GET", nil)
	}
	s := start(t, server, root)
	if rand.IntN(2) == 0 {
		if l, err := net.Listen("unix", filepath.Join(t.TempDir(), fmt.Sprint("s", rand.Int()))); err == nil {
			server.Listen(l)
		}
	}
	var all sync.WaitGroup
	ended := make(chan struct{})
	repeat := func(do func()) {
		all.Go(func() {
			for {
				select {
				case <-ended:
					return
				default:
					do()
				}
			}
		})
	}
	for range 3 {
		repeat(s.comeAndGo)
	}
	for range 1 + rand.IntN(2) {
		repeat(func() { s.answerInEveryWay(&all) })
	}
	time.Sleep(time.Duration(rand.IntN(20)) * time.Millisecond)
	ways := []func(){
		server.Retire, server.Drain, server.EndStreams, server.Flush,
		func() { server.Close() },
		func() { server.CloseWithin(time.Duration(rand.IntN(20)) * time.Millisecond) },
		func() { server.SetRoot(root); server.Clients(); server.Waiting() },
		func() {
			if l, err := net.Listen("tcp", "127.0.0.1:0"); err == nil && server.Listen(l) != nil {
				l.Close()
			}
		},
	}
	var enders sync.WaitGroup
	for _, i := range rand.Perm(len(ways))[:1+rand.IntN(len(ways))] {
		enders.Go(ways[i])
	}
	enders.Wait()
	server.Close()
	close(ended)
	all.Wait()
	if n := server.Clients(); n != 0 {
		t.Errorf("%d clients are left", n)
	}
}

// comeAndGo is a client that does something and leaves.
func (s *testServer) comeAndGo() {
	sock, err := net.DialTimeout("tcp", s.address, time.Second)
	if err != nil {
		time.Sleep(time.Millisecond)
		return
	}
	defer sock.Close()
	sock.SetDeadline(time.Now().Add(time.Duration(rand.IntN(8)) * time.Millisecond))
	text := ""
	for range 1 + rand.IntN(3) {
		path := []string{"/plain", "/stream", "/raw", "/late", "/file", "/a.txt", "/b.txt", "/none"}[rand.IntN(8)]
		text += get(path)
	}
	if rand.IntN(3) == 0 {
		text += get("/socket", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")
		text += "\x89\x80\x00\x00\x00\x00\x81\x81\x00\x00\x00\x00x"
	}
	if rand.IntN(3) == 0 {
		text = text[:rand.IntN(len(text))]
	}
	sock.Write([]byte(text))
	switch rand.IntN(4) {
	case 0:
		sock.(*net.TCPConn).SetLinger(0)
	case 1:
		sock.(*net.TCPConn).CloseWrite()
		sock.Read(make([]byte, 1000))
	case 2:
		sock.Read(make([]byte, 100<<10))
		sock.Read(make([]byte, 100<<10))
	}
}

// answerInEveryWay polls once, and leaves some of the answers to others.
func (s *testServer) answerInEveryWay(others *sync.WaitGroup) {
	var batch [4]*httpserver.Exchange
	n := s.Take(batch[:], []time.Duration{0, time.Millisecond, 30 * time.Millisecond}[rand.IntN(3)])
	for _, x := range batch[:n] {
		answer := func() { s.answerSomehow(x) }
		if rand.IntN(3) == 0 {
			others.Go(answer)
		} else {
			answer()
		}
	}
	if rand.IntN(4) == 0 {
		time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
	}
}

func (s *testServer) answerSomehow(x *httpserver.Exchange) {
	head, err := httpserver.NewHead(httpserver.StatusOK)
	if err != nil {
		s.t.Error(err)
	}
	switch x.Request.Path() {
	case "/stream", "/raw":
		stream, err := x.Stream(head, httpserver.Unknown)
		if x.Request.Path() == "/raw" {
			stream, err = x.TakeOver()
		}
		if err != nil {
			return
		}
		for range rand.IntN(20) {
			stream.Write(make([]byte, rand.IntN(50_000)))
			stream.Receive(make([]byte, 100))
			stream.WaitRoom(time.Duration(rand.IntN(2)) * time.Millisecond)
		}
		[]func(){func() { stream.Close() }, stream.Abort, stream.BreakOff, func() {}}[rand.IntN(4)]()
		stream.Write(nil)
		stream.Gone()
	case "/socket":
		socket, err := x.Upgrade()
		if err != nil {
			return
		}
		for range rand.IntN(5) {
			socket.Send(httpserver.Message{Data: make([]byte, 1000)})
			socket.Receive()
			socket.Ping(nil)
		}
		[]func(){func() { socket.Close(1000, "") }, socket.Abort, socket.Discard, func() {}}[rand.IntN(4)]()
		socket.Receive()
		socket.Closed()
	case "/file":
		x.Respond(&httpserver.HTTPResponse{Filename: "a.txt"})
	case "/late":
		time.Sleep(time.Duration(rand.IntN(10)) * time.Millisecond)
		x.Respond(&httpserver.HTTPResponse{Body: []byte("late")})
	default:
		x.RespondRaw([]byte("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
	}
}
