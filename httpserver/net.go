// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"io"
	"net"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// The portable transport: one goroutine a connection, on any net.Conn.

// netConn carries bytes between a socket and a Conn.
type netConn struct {
	server *HTTPServer
	sock   net.Conn
	conn   *Conn
	done   chan struct{} // the exchange under way has its answer
	wake   chan struct{} // a stream has something new
	buf    []byte
	headBy time.Time // when the head that is arriving must be complete

	own  sync.Mutex   // of the Conn, while somebody answers
	mu   sync.Mutex   // between setting a deadline and wakeIdle
	idle atomic.Int64 // since when nothing is under way, in nanoseconds; 0: something is
}

const (
	readSize   = 4 << 10
	uploadSize = 64 << 10
	// sendSize is how much must leave within Limits.SendTime.
	sendSize = 64 << 10
	// lingerTime and lingerBytes bound how long a client may go on sending after the last answer. Without the wait
	// its unread bytes would reset the connection, and the answer would be lost (RFC 9112 section 9.6).
	lingerTime  = time.Second
	lingerBytes = 1 << 20
)

// serveNet runs a connection to its end.
func (s *HTTPServer) serveNet(sock net.Conn) {
	n := &netConn{server: s, sock: sock, done: make(chan struct{}, 1), wake: make(chan struct{}, 1)}
	n.conn = newConn(&s.limits, sock.RemoteAddr().String(), &s.accounts)
	n.idle.Store(time.Now().UnixNano()) // from the start it may make room for others
	if !s.admit(n) {
		return
	}
	go func() {
		defer s.transport.Done()
		defer s.forget(n)
		defer n.conn.Abort()
		defer sock.Close()
		defer s.contain("a connection")
		if n.handshake() {
			n.run()
		}
	}()
}

func (n *netConn) run() {
	for n.streamed() && n.send() {
		if n.conn.Done() {
			linger(n.sock)
			return
		}
		r, err := n.conn.Next()
		switch {
		case r != nil:
			n.answer(r)
		case err == nil:
			if !n.send() || !n.read() { // Next may have written "100 Continue"
				return
			}
		}
	}
}

// answer waits for the answer to r. The Conn belongs to whoever answers until then.
func (n *netConn) answer(r *Request) {
	n.headBy = time.Time{}
	x := n.server.dispatch(r, n.conn, n)
	select {
	case <-n.done: // by the server itself
		return
	default:
	}
	timer := time.NewTimer(n.server.limits.QueueTime)
	defer timer.Stop()
	select {
	case <-n.done:
		return
	case <-timer.C:
		if x.state.CompareAndSwap(queued, closed) {
			x.giveUp(notInTime)
			return
		}
	case <-n.server.ended:
		if x.finish() {
			x.giveUp(isClosing)
			return
		}
	}
	<-n.done // a handler is at it
}

func (n *netConn) hold()     { n.own.Lock() }
func (n *netConn) letGo()    { n.own.Unlock() }
func (n *netConn) answered() { n.done <- struct{}{} }

// read waits for bytes, as long as the phase allows.
func (n *netConn) read() bool {
	if !n.setReadDeadline() {
		return false
	}
	k, err := n.sock.Read(n.buffer())
	n.idle.Store(0)
	if k > 0 {
		n.conn.Receive(n.buf[:k])
	}
	switch {
	case err == nil:
		return true
	case errors.Is(err, os.ErrDeadlineExceeded) && n.conn.Receiving():
		n.conn.Timeout()
		return true
	case errors.Is(err, io.EOF):
		n.conn.ReceiveEOF()
		return true
	}
	return k > 0
}

// buffer grows when a body arrives: most requests are small, most bytes are in large ones.
func (n *netConn) buffer() []byte {
	switch body := n.conn.ReceivingBody(); {
	case body && len(n.buf) != uploadSize:
		n.buf = make([]byte, uploadSize)
	case !body && len(n.buf) != readSize:
		n.buf = make([]byte, readSize)
	}
	return n.buf
}

// setReadDeadline reports whether there is anything to wait for.
func (n *netConn) setReadDeadline() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	now, limits := time.Now(), &n.server.limits
	deadline := now.Add(limits.BodyTime)
	switch {
	case !n.conn.Receiving():
		if n.server.draining.Load() {
			return false
		}
		n.idle.Store(now.UnixNano())
		n.headBy = time.Time{}
		deadline = now.Add(limits.IdleTime)
	case !n.conn.ReceivingBody():
		if n.headBy.IsZero() {
			n.headBy = now.Add(limits.HeadTime)
		}
		deadline = n.headBy
	}
	n.sock.SetReadDeadline(deadline)
	return true
}

// wakeIdle ends the wait of an idle connection.
func (n *netConn) wakeIdle() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.idle.Load() != 0 {
		n.sock.SetReadDeadline(time.Unix(1, 0))
	}
}

// send sends what is outgoing and reports whether the connection still stands.
func (n *netConn) send() bool {
	for {
		n.sock.SetWriteDeadline(time.Now().Add(n.server.limits.SendTime))
		if file, size := n.conn.OutgoingFile(); file != nil {
			k, err := io.CopyN(n.sock, file, min(size, sendSize)) // sendfile, where there is one
			n.conn.SentFile(k)
			if err != nil {
				return false
			}
			continue
		}
		p, err := n.conn.Outgoing()
		if len(p) == 0 {
			return err == nil
		}
		k, err := n.sock.Write(p[:min(len(p), sendSize)])
		n.conn.Sent(k)
		if err != nil {
			return false
		}
	}
}

// linger lets the client read the last answer before the socket goes.
func linger(sock net.Conn) {
	half, ok := sock.(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil {
		return
	}
	sock.SetReadDeadline(time.Now().Add(lingerTime))
	io.CopyN(io.Discard, sock, lingerBytes)
}
