// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"io"
	"net"
	"os"
	"time"
)

// An answer of the portable transport that is still being made: the connection's goroutine sends, another one reads.
// They, and whoever makes the answer, hold the Conn in turn, and never while they wait.

func (n *netConn) wrote() {
	select {
	case n.wake <- struct{}{}:
	default:
	}
}

// pushTime is how long a client that is behind may take for some of what waits; one that is there takes less.
const pushTime = 5 * time.Millisecond

// push waits as long as the client takes what waits.
func (n *netConn) push() {
	for before := -1; n.conn.live != nil && n.conn.out.size != before && n.conn.out.size >= maxAhead; {
		before = n.conn.out.size
		n.letGo()
		time.Sleep(pushTime)
		n.hold()
	}
}

// drop closes the connection at once. TLS would say goodbye, and wait for a client that takes nothing.
func (n *netConn) drop() {
	n.conn.Abort()
	if wrapped, ok := n.sock.(interface{ NetConn() net.Conn }); ok {
		wrapped.NetConn().Close()
	} else {
		n.sock.Close()
	}
	n.wrote()
}

// streamed carries an answer that is still being made, if there is one, and reports whether the connection still stands.
func (n *netConn) streamed() bool {
	n.hold()
	streaming := n.conn.live != nil
	n.letGo()
	if !streaming {
		return true
	}
	n.sock.SetReadDeadline(time.Time{})
	stop, read, resume := make(chan struct{}), make(chan struct{}), make(chan struct{}, 1)
	go func() {
		defer close(read)
		defer n.server.contain("a connection")
		n.readLive(stop, resume)
	}()
	defer func() {
		close(stop)
		n.sock.SetReadDeadline(time.Unix(1, 0))
		<-read
	}()
	return n.sendLive(resume)
}

// sendLive sends what there is until the answer has ended.
func (n *netConn) sendLive(resume chan<- struct{}) bool {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		n.hold()
		l := n.conn.live
		if l == nil {
			n.letGo()
			return true
		}
		p, _ := n.conn.Outgoing()
		due := l.due()
		if len(p) == 0 && !due.IsZero() && !time.Now().Before(due) {
			l.expire()
			n.letGo()
			continue
		}
		n.letGo()
		if len(p) > 0 {
			n.writeLive(p)
			continue
		}
		select {
		case resume <- struct{}{}:
		default:
		}
		timer.Reset(untilDue(due))
		select {
		case <-n.wake:
		case <-timer.C:
		}
	}
}

func untilDue(due time.Time) time.Duration {
	if due.IsZero() {
		return time.Hour
	}
	return max(0, time.Until(due))
}

// writeLive sends some of p, which may grow meanwhile but not change.
func (n *netConn) writeLive(p []byte) {
	n.sock.SetWriteDeadline(time.Now().Add(n.server.limits.SendTime))
	k, err := n.sock.Write(p[:min(len(p), sendSize)])
	n.hold()
	defer n.letGo()
	if !n.conn.out.gone {
		n.conn.Sent(k)
	}
	if err != nil {
		n.drop()
	}
}

// readLive reads as long as somebody wants it, until it is stopped or nothing more can come.
func (n *netConn) readLive(stop, resume <-chan struct{}) {
	buf := make([]byte, readSize)
	for more := true; more; {
		n.hold()
		l := n.conn.live
		wants := l != nil && l.wants() && !n.conn.out.ahead()
		n.letGo()
		if !wants {
			select {
			case <-resume:
				continue
			case <-stop:
				return
			}
		}
		k, err := n.sock.Read(buf)
		more = n.tookLive(buf[:k], err)
	}
}

// tookLive takes the result of a read and reports whether to go on.
func (n *netConn) tookLive(p []byte, err error) bool {
	n.hold()
	defer n.letGo()
	n.conn.Receive(p)
	switch {
	case err == nil:
	case errors.Is(err, os.ErrDeadlineExceeded): // stopped
	case errors.Is(err, io.EOF):
		n.conn.ReceiveEOF()
	default:
		n.drop()
	}
	if l := n.conn.live; l != nil {
		l.input()
	}
	n.wrote()
	return err == nil
}
