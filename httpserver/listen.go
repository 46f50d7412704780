// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"net"
	"slices"
	"time"
)

// Listen serves the connections that l accepts, and returns. From then on l is the server's, which closes it.
func (s *HTTPServer) Listen(l net.Listener) error {
	s.init()
	if led, err := s.listenLed(l); led || err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.draining.Load():
		return ErrClosed
	case s.retired.Load():
		return l.Close()
	}
	if s.Away != nil {
		if err := s.startWatchdog(); err != nil {
			return err
		}
	}
	s.listeners = append(s.listeners, l)
	s.transport.Add(1)
	go func() {
		defer s.transport.Done()
		defer s.contain("accepting connections")
		s.accept(l)
	}()
	return nil
}

// Addrs returns the addresses that the server listens on.
func (s *HTTPServer) Addrs() (addrs []net.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range s.listeners {
		addrs = append(addrs, l.Addr())
	}
	return addrs
}

// unlisten closes the listeners. They are not ours alone: closing one may take its time.
func (s *HTTPServer) unlisten() {
	s.mu.Lock()
	listeners := slices.Clone(s.listeners)
	s.mu.Unlock()
	for _, l := range listeners {
		l.Close()
	}
}

// accept runs until the listener is closed. When the system has no descriptors left it waits for some.
func (s *HTTPServer) accept(l net.Listener) {
	pause := time.Duration(0)
	for {
		sock, err := l.Accept()
		if err == nil {
			pause = 0
			s.serveNet(sock)
			continue
		}
		if s.draining.Load() || errors.Is(err, net.ErrClosed) {
			return
		}
		s.dropIdlest() // out of descriptors, most likely
		pause = min(max(2*pause, 5*time.Millisecond), time.Second)
		select {
		case <-time.After(pause):
		case <-s.drain:
			return
		}
	}
}

// admit takes n among the connections, or turns it away when there are too many and none is idle.
func (s *HTTPServer) admit(n *netConn) bool {
	s.mu.Lock()
	full := s.open.Load() >= int64(s.limits.Connections)
	if !full && !s.draining.Load() {
		s.conns[n] = struct{}{}
		s.open.Add(1)
		s.transport.Add(1)
		s.mu.Unlock()
		return true
	}
	s.mu.Unlock()
	if full && (s.dropIdlest() || s.dropIdlestLed()) {
		return s.admit(n)
	}
	if full {
		n.turnAway("too many connections")
	} else {
		n.turnAway("the server is closing")
	}
	return false
}

// dropIdlest closes the connection that has been idle longest.
func (s *HTTPServer) dropIdlest() bool {
	s.mu.Lock()
	var idlest *netConn
	for n := range s.conns {
		if since := n.idle.Load(); since != 0 && (idlest == nil || since < idlest.idle.Load()) {
			idlest = n
		}
	}
	if idlest != nil {
		delete(s.conns, idlest)
		s.open.Add(-1)
	}
	s.mu.Unlock()
	if idlest == nil {
		return false
	}
	idlest.sock.Close()
	return true
}

// turnAway answers a connection that comes at the wrong time.
func (n *netConn) turnAway(reason string) {
	defer n.conn.Abort()
	defer n.sock.Close()
	if _, secure := n.sock.(*secureConn); secure {
		return // a handshake takes two
	}
	n.sock.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
	n.conn.fail(tooMuch(StatusServiceUnavailable, reason))
	n.send()
}

// forget takes n out of the connections.
func (s *HTTPServer) forget(n *netConn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, there := s.conns[n]; there {
		delete(s.conns, n)
		s.open.Add(-1)
	}
}

// dropIdlestLed is dropIdlest for the connections of the loop.
func (s *HTTPServer) dropIdlestLed() bool {
	l := s.loop.Load()
	return l != nil && l.dropIdlest()
}
