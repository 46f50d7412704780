// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"fmt"
	"net"
)

// TransportKind names what carries the connections of TCP listeners. They behave alike; other listeners, such as those
// for TLS or Unix sockets, always take the portable one.
type TransportKind int

const (
	// Fastest is Epoll where there is one, else Portable.
	Fastest TransportKind = iota
	// Portable has a goroutine for each connection. It works on every system.
	Portable
	// Epoll exists on Linux. The goroutine that polls does the network's work itself, many requests at a time, and a
	// watchdog does it whenever nobody polls.
	Epoll
)

// String returns the name of the transport.
func (k TransportKind) String() string {
	switch k {
	case Fastest:
		return "fastest"
	case Portable:
		return "portable"
	case Epoll:
		return "epoll"
	}
	return fmt.Sprintf("TransportKind(%d)", int(k))
}

// listenLed has the loop accept from l, and reports whether it does.
func (s *HTTPServer) listenLed(l net.Listener) (bool, error) {
	tcp, isTCP := l.(*net.TCPListener)
	switch {
	case s.Transport < Fastest || s.Transport > Epoll:
		return false, fmt.Errorf("httpserver: there is no transport %d", s.Transport)
	case s.Transport == Portable || !isTCP:
		return false, nil
	}
	loop, err := s.startLoop()
	if err == nil {
		err = loop.listen(tcp)
	}
	if s.Transport == Fastest && err != nil && err != ErrClosed {
		return false, nil // there is another way
	}
	return err == nil, err
}

// startLoop returns the loop of the server, which it starts when there is none yet.
func (s *HTTPServer) startLoop() (*loop, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if l := s.loop.Load(); l != nil {
		return l, nil
	}
	if s.draining.Load() {
		return nil, ErrClosed
	}
	l, err := newLoop(s)
	if err != nil {
		return nil, err
	}
	if err := s.startWatchdog(); err != nil {
		l.close()
		return nil, err
	}
	s.loop.Store(l)
	s.watchdog.rouse() // it may have found no loop
	close(s.led)       // so may who polls already
	return l, nil
}
