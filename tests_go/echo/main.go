// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

// Command echo is a WebSocket server that sends each message back: for test suites and for measuring the core alone.
//
//	go run ./tests_go/echo 9001 [epoll | portable]
package main

import (
	"log"
	"os"
	"strconv"
	"time"

	"adafruit-httpserver-go/httpserver"
)

func main() {
	if len(os.Args) < 2 {
		log.Fatal("usage: echo PORT [epoll | portable]")
	}
	port, err := strconv.Atoi(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var server httpserver.HTTPServer
	if len(os.Args) > 2 {
		server.Transport = map[string]httpserver.TransportKind{"portable": httpserver.Portable, "epoll": httpserver.Epoll}[os.Args[2]]
	}
	server.Route("/", "GET", nil)
	if err := server.Start("127.0.0.1", port, ""); err != nil {
		log.Fatal(err)
	}
	sockets := map[*httpserver.WebSocket]bool{}
	for batch := make([]*httpserver.Exchange, 64); ; {
		for _, x := range batch[:server.Take(batch, time.Second)] {
			if socket, err := x.Upgrade(); err == nil {
				sockets[socket] = true
			}
		}
		for socket := range sockets {
			if !echo(socket) {
				delete(sockets, socket)
			}
		}
	}
}

// echo sends back what has come and reports whether the WebSocket goes on.
func echo(socket *httpserver.WebSocket) bool {
	for {
		m, err := socket.Receive()
		if err != nil {
			return false
		}
		if m == nil {
			return true
		}
		socket.Send(*m)
	}
}
