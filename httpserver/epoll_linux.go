// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"math"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
)

// epoll is the kernel's list of descriptors that have something to say. It is edge-triggered: it tells once. Only a
// kick is told until the one who waits has seen it, whoever else looks in between.
type epoll struct {
	fd     int
	wake   int // an eventfd, to end a wait
	kicked atomic.Bool
}

const (
	// edge is syscall.EPOLLET, which has the wrong sign there.
	edge = 1 << 31
	// hungUp are the events after which a read has to go on until it fails.
	hungUp    = syscall.EPOLLRDHUP | syscall.EPOLLHUP | syscall.EPOLLERR
	maxEvents = 256
)

func newEpoll() (*epoll, error) {
	fd, err := syscall.EpollCreate1(syscall.EPOLL_CLOEXEC)
	if err != nil {
		return nil, err
	}
	wake, _, errno := syscall.RawSyscall(syscall.SYS_EVENTFD2, 0, syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	if errno != 0 {
		syscall.Close(fd)
		return nil, errno
	}
	e := &epoll{fd: fd, wake: int(wake)}
	event := syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: int32(wake)}
	if err := syscall.EpollCtl(fd, syscall.EPOLL_CTL_ADD, e.wake, &event); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *epoll) close() {
	syscall.Close(e.fd)
	syscall.Close(e.wake)
}

// add asks for the events of fd. They carry mark, so that those of a descriptor that is gone are known.
func (e *epoll) add(fd int, mark int32) error {
	return e.control(syscall.EPOLL_CTL_ADD, fd, mark, 0)
}

// alsoWritable asks for the events of a socket that can take bytes again, too.
func (e *epoll) alsoWritable(fd int, mark int32) error {
	return e.control(syscall.EPOLL_CTL_MOD, fd, mark, syscall.EPOLLOUT)
}

func (e *epoll) control(what, fd int, mark int32, more uint32) error {
	event := syscall.EpollEvent{Events: syscall.EPOLLIN | syscall.EPOLLRDHUP | edge | more, Fd: int32(fd), Pad: mark}
	return syscall.EpollCtl(e.fd, what, fd, &event)
}

// remove must come before the close: a process that was forked may keep the socket, and its events, alive.
func (e *epoll) remove(fd int) { syscall.EpollCtl(e.fd, syscall.EPOLL_CTL_DEL, fd, nil) }

// kick ends a wait, or the next one.
func (e *epoll) kick() {
	one := [8]byte{1} // on a big-endian machine more than one, which is as good
	syscall.Write(e.wake, one[:])
	e.kicked.Store(true) // after the write, so that none stays unseen
}

// rest forgets the kicks so far. Only who has waited may say so.
func (e *epoll) rest() {
	if e.kicked.Swap(false) {
		var count [8]byte
		syscall.Read(e.wake, count[:])
	}
}

// look returns the events that there are.
func (e *epoll) look(events []syscall.EpollEvent) int {
	return epollWaitHere(e.fd, events, 0)
}

// wait returns events, after at most timeout. A negative one means for ever.
func (e *epoll) wait(events []syscall.EpollEvent, timeout time.Duration) int {
	ms := -1
	if timeout >= 0 {
		ms = int(min((timeout+time.Millisecond-1)/time.Millisecond, math.MaxInt32))
	}
	if 0 <= ms && ms <= 1 && runtime.GOMAXPROCS(0) > 1 {
		return epollWaitHere(e.fd, events, ms)
	}
	n, _ := syscall.EpollWait(e.fd, events, ms)
	return max(0, n)
}
