// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"os"
	"syscall"
)

// flush sends what there is to send. Answers to a client whose next request is with a handler already wait for its
// answer, unless all are to go.
func (l *loop) flush(all bool) {
	l.moment++
	if len(l.dirty) == 0 {
		return
	}
	list := l.dirty
	l.dirty = l.spare[:0]
	for _, c := range list {
		c.dirty = false
		l.run(c)
		switch {
		case c.gone || c.stalled || c.linger:
		case !all && c.exchange != nil && !c.conn.out.ahead():
			l.touch(c)
		case l.send(c):
			l.sentAll(c)
		}
	}
	clear(list)
	l.spare = list[:0]
}

// sendAnswers sends what has been answered, for somebody who does not lead.
func (l *loop) sendAnswers() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tell()
	l.flush(false)
}

// sentAll goes on with a connection that has nothing to send any more.
func (l *loop) sentAll(c *ledConn) {
	switch {
	case c.conn.Done():
		l.lastSent(c)
	case c.more:
		l.touch(c)
	default:
		l.settle(c)
	}
}

// send sends what is outgoing and reports whether nothing is left.
func (l *loop) send(c *ledConn) bool {
	defer l.contain(c)
	for sum := 0; sum < maxOutput; {
		n, err := c.sendSome()
		switch {
		case err == syscall.EINTR:
		case err == syscall.EAGAIN:
			l.stall(c)
			return false
		case err != nil:
			l.drop(c)
			return false
		case n == 0:
			c.caughtUp()
			return true
		}
		sum += n
		c.sent += n
	}
	l.touch(c)
	return false
}

// sendSome sends the next bytes, or the next part of a file. It returns 0 when there is nothing.
func (c *ledConn) sendSome() (int, error) {
	if source, size := c.conn.OutgoingFile(); source != nil {
		if file, ok := source.(*os.File); ok {
			return c.sendFile(file, int(min(size, maxOutput)))
		}
	}
	p, err := c.conn.Outgoing()
	if len(p) == 0 || err != nil {
		return 0, err
	}
	n, err := send(c.fd, p, c.conn.fileFollows())
	if n > 0 {
		c.conn.Sent(n)
		return n, nil
	}
	return 0, err
}

// sendFile has the kernel send the next size bytes of a file.
func (c *ledConn) sendFile(file *os.File, size int) (n int, err error) {
	raw, err := file.SyscallConn()
	if err != nil {
		return 0, err
	}
	raw.Control(func(fd uintptr) { n, err = syscall.Sendfile(c.fd, int(fd), nil, size) })
	if n > 0 {
		c.conn.SentFile(int64(n))
		return n, nil
	}
	if err == nil { // the file has become shorter
		err = syscall.EIO
	}
	return 0, err
}

// caughtUp says that the client has taken everything.
func (c *ledConn) caughtUp() {
	if c.sendBy != 0 && c.exchange != nil {
		c.by = c.loop.now + int64(c.loop.server.limits.QueueTime)
	}
	c.sent, c.sendBy = 0, 0
}

// stall waits until the client takes bytes again.
func (l *loop) stall(c *ledConn) {
	if !c.writable {
		c.writable = true
		if l.epoll.alsoWritable(c.fd, c.mark) != nil {
			l.drop(c)
			return
		}
	}
	if !c.stalled && (c.sent >= sendSize || c.sendBy == 0) {
		c.sent, c.sendBy = 0, l.now+int64(l.server.limits.SendTime)
	}
	c.stalled = true
	c.by = c.sendBy
}

// lastSent lets the client read the last answer before the socket goes.
//
// One that has said itself that it closes, and has sent nothing else, needs no time (RFC 9112 section 9.6).
func (l *loop) lastSent(c *ledConn) {
	if c.conn.clientCloses() && !c.readable || syscall.Shutdown(c.fd, syscall.SHUT_WR) != nil {
		l.drop(c)
		return
	}
	c.linger, c.exchange, c.idle = true, nil, 0
	c.by = l.now + int64(lingerTime)
	l.discard(c)
}

// discard reads what comes too late.
func (l *loop) discard(c *ledConn) {
	for c.lingered < lingerBytes {
		n, err := syscall.Read(c.fd, l.in)
		if err == syscall.EAGAIN {
			return
		}
		if n <= 0 && err != syscall.EINTR {
			break
		}
		c.lingered += max(0, n)
	}
	l.drop(c)
}
