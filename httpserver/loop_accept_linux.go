// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"net"
	"net/netip"
	"strconv"
	"syscall"
	"time"
)

// ledListener is a listening socket of the loop.
type ledListener struct {
	fd    int
	mark  int32
	ready bool // there may be connections to accept
}

const (
	// maxAccepts is how many connections are accepted before the others have their turn.
	maxAccepts = 64
	// maxExtra is how many connections beyond the limit are told so; more are just closed.
	maxExtra = 64

	keepAliveAfter, keepAliveEvery, keepAliveTimes = 15, 15, 9 // seconds, as package net has it
)

// listen copies the descriptor of a listener, which it closes, so that nobody else's events come of it.
func (l *loop) listen(tcp *net.TCPListener) error {
	raw, err := tcp.SyscallConn()
	if err != nil {
		return err
	}
	fd, errno := -1, syscall.Errno(0)
	err = raw.Control(func(original uintptr) {
		var copied uintptr
		copied, _, errno = syscall.RawSyscall(syscall.SYS_FCNTL, original, syscall.F_DUPFD_CLOEXEC, 0)
		fd = int(copied)
	})
	if err == nil && errno != 0 {
		err = errno
	}
	if err != nil {
		return err
	}
	if err := l.listenOn(fd, tcp); err != nil {
		syscall.Close(fd)
		return err
	}
	tcp.Close()
	return nil
}

func (l *loop) listenOn(fd int, tcp *net.TCPListener) error {
	// What is accepted has these from the listener.
	syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_NODELAY, 1)
	syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1)
	syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, keepAliveAfter)
	syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_KEEPINTVL, keepAliveEvery)
	syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.TCP_KEEPCNT, keepAliveTimes)
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dead || l.server.draining.Load() {
		return ErrClosed
	}
	if l.server.retired.Load() {
		return syscall.Close(fd)
	}
	l.marks++
	if err := l.epoll.add(fd, l.marks); err != nil {
		return err
	}
	l.listeners = append(l.listeners, &ledListener{fd, l.marks, true})
	l.server.mu.Lock()
	defer l.server.mu.Unlock()
	l.server.listeners = append(l.server.listeners, tcp)
	return nil
}

func (l *loop) unlisten() {
	for _, listener := range l.listeners {
		l.epoll.remove(listener.fd)
		syscall.Close(listener.fd)
	}
	l.listeners, l.acceptAt = nil, 0
}

// accept accepts what there is, unless it has just failed.
func (l *loop) accept() {
	for _, listener := range l.listeners {
		for n := 0; listener.ready && n < maxAccepts && l.now >= l.acceptAt; n++ {
			fd, address, err := syscall.Accept4(listener.fd, syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC)
			switch err {
			case nil:
				l.pauseFor, l.acceptAt = 0, 0
				l.admit(fd, address)
			case syscall.EAGAIN:
				listener.ready = false
			case syscall.EINTR, syscall.ECONNABORTED:
			default:
				l.noDescriptors()
			}
		}
	}
}

// acceptable reports whether there may be connections that accept would take now.
func (l *loop) acceptable() bool {
	for _, listener := range l.listeners {
		if listener.ready && l.now >= l.acceptAt {
			return true
		}
	}
	return false
}

// noDescriptors makes room, or waits until there is some.
func (l *loop) noDescriptors() {
	if l.dropOneIdle() {
		return
	}
	l.pauseFor = min(max(2*l.pauseFor, 5*time.Millisecond), time.Second)
	l.acceptAt = l.now + int64(l.pauseFor)
}

// admit takes a connection among the others, or turns it away when there are too many and none is idle.
func (l *loop) admit(fd int, address syscall.Sockaddr) {
	s := l.server
	full := func() bool { return s.open.Load() >= int64(s.limits.Connections) }
	extra := full() && !(l.dropOneIdle() || s.dropIdlest()) && full()
	if l.marks++; extra && l.extra >= maxExtra || l.epoll.add(fd, l.marks) != nil {
		syscall.Close(fd)
		return
	}
	c := &ledConn{loop: l, fd: fd, mark: l.marks, readable: true, extra: extra}
	c.conn = newConn(&s.limits, remoteText(address), &s.accounts)
	for len(l.conns) <= fd {
		l.conns = append(l.conns, make([]*ledConn, max(64, len(l.conns)))...)
	}
	l.conns[fd] = c
	l.count++
	s.transport.Add(1)
	if extra {
		l.extra++
		c.conn.fail(tooMuch(StatusServiceUnavailable, "too many connections"))
	} else {
		s.open.Add(1)
	}
	l.run(c) // most clients have sent something already
	l.settle(c)
}

// remoteText is what net.Addr.String gives.
func remoteText(address syscall.Sockaddr) string {
	switch a := address.(type) {
	case *syscall.SockaddrInet4:
		return netip.AddrPortFrom(netip.AddrFrom4(a.Addr), uint16(a.Port)).String()
	case *syscall.SockaddrInet6:
		ip := netip.AddrFrom16(a.Addr).Unmap()
		if a.ZoneId != 0 {
			ip = ip.WithZone(zone(int(a.ZoneId)))
		}
		return netip.AddrPortFrom(ip, uint16(a.Port)).String()
	}
	return ""
}

func zone(index int) string {
	if i, err := net.InterfaceByIndex(index); err == nil {
		return i.Name
	}
	return strconv.Itoa(index)
}

// dropIdlest closes the connection that has been idle longest.
func (l *loop) dropIdlest() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.dropOneIdle()
}

func (l *loop) dropOneIdle() bool {
	var idlest *ledConn
	l.each(func(c *ledConn) {
		if c.idle != 0 && !c.extra && (idlest == nil || c.idle < idlest.idle) {
			idlest = c
		}
	})
	if idlest == nil {
		return false
	}
	l.drop(idlest)
	return true
}
