// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// The Epoll transport. Whoever polls leads the loop: he accepts, reads, parses and sends, and takes the requests that
// come of it. A watchdog leads while nobody polls (watchdog.go).

// loop carries the TCP connections of a server.
//
// All of it, the Conns included, belongs to whoever holds mu. Nobody holds mu while he waits in the kernel; one at a
// time may do so, the leader.
type loop struct {
	server *HTTPServer
	epoll  *epoll

	mu        sync.Mutex
	dead      bool // nothing can come any more; epoll closes when nobody waits, and is nil from then on
	listeners []*ledListener
	pauseFor  time.Duration // after accepting has failed
	acceptAt  int64
	conns     []*ledConn // by descriptor
	count     int
	extra     int // connections that are being turned away
	marks     int32

	moment  int64 // counts the times between which files need not be looked at twice
	now     int64 // nanoseconds since born; a little late
	born    time.Time
	pending []syscall.EpollEvent // events that are not looked at yet
	looked  int64                // when all were
	dirty   []*ledConn           // have bytes to send, or more to read
	spare   []*ledConn           // the other slice for dirty
	in      []byte               // what has just been read

	sweepEvery int64
	sweepAt    int64
	endSeen    bool

	leader    leader
	blocked   atomic.Int32 // the leader, while he waits in the kernel
	followers int          // goroutines that poll while another one leads
	freed     chan struct{}
	events    [maxEvents]syscall.EpollEvent // of the leader's wait
	spins     bool
	few       bool  // a request or two have been taken since the last wait
	left      int64 // when the last poller left
}

type leader = int32

const (
	nobody leader = iota
	poller
	dog
)

const (
	// spinTime is how long a poller looks for the next event before it goes to sleep. Waking up takes as long.
	spinTime = 50 * time.Microsecond
	// inputSize is how much is read at once.
	inputSize = 64 << 10
	// forever is a time that can be added to another.
	forever = 1 << 60
)

func newLoop(s *HTTPServer) (*loop, error) {
	e, err := newEpoll()
	if err != nil {
		return nil, err
	}
	l := &loop{server: s, epoll: e, born: time.Now(), in: make([]byte, inputSize), freed: make(chan struct{}, 1)}
	l.spins = runtime.NumCPU() > 1 && runtime.GOMAXPROCS(0) > 1
	l.sweepEvery = int64(sweepEvery(&s.limits))
	return l, nil
}

func (l *loop) tell() { l.now = int64(time.Since(l.born)) }

// take is HTTPServer.Take: it leads the loop until there are requests.
func (l *loop) take(batch []*Exchange, wait time.Duration) int {
	if len(batch) == 0 {
		return 0
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tell()
	l.claim(wait)
	defer func() { l.left = l.now }()
	until := l.now + int64(min(wait, forever))
	for first := true; ; first = false {
		if l.dead {
			return l.follow(batch, time.Duration(until-l.now))
		}
		l.turn(len(batch), false)
		if n := l.server.queue.take(batch, 0, nil, nil, nil); n > 0 {
			l.few = n <= 2
			if n > 1 && l.leader == dog {
				l.epoll.kick() // he is to see to the answers, when the caller is away for long
			}
			return n
		}
		if l.server.hasNews() {
			until = l.now
		}
		left := time.Duration(until - l.now)
		switch {
		case l.server.hasEnded() || !first && left <= 0:
			return 0
		case left <= 0:
			l.fetch()
		case l.leader == nobody:
			l.block(poller, left)
		default:
			if n := l.follow(batch, left); n > 0 {
				return n
			}
		}
	}
}

// turn goes once around: it sends, reads and parses until want requests are queued or nothing is left to do.
func (l *loop) turn(want int, polite bool) {
	l.flush(polite)
	late := l.now-l.looked > int64(tick) // a long queue must not keep the rest of the network waiting
	if late && len(l.pending) == 0 {
		l.fetch()
	}
	l.accept()
	q, i := l.server.queue, 0
	for ; i < len(l.pending) && (late || q.len() < want) && !(polite && l.server.watchdog.present.Load() > 0); i++ {
		l.event(l.pending[i])
	}
	if i == len(l.pending) {
		l.pending, l.looked = l.pending[:0], l.now
	} else {
		l.pending = l.pending[:copy(l.pending, l.pending[i:])]
	}
	if l.now >= l.sweepAt {
		l.sweep()
	}
	l.flush(polite)
}

// fetch looks for events without waiting.
func (l *loop) fetch() {
	var events [maxEvents]syscall.EpollEvent
	l.pending = append(l.pending, events[:l.epoll.look(events[:])]...)
}

// block waits for events, as the leader.
func (l *loop) block(as leader, wait time.Duration) {
	l.flush(true)
	wait = l.limit(wait)
	spin := as == poller && l.few && l.spins // the next request may follow at once
	l.few = false
	l.leader = as
	l.blocked.Store(as)
	if l.server.queue.len() > 0 && as == poller { // since when it was looked at
		wait = 0
	}
	l.mu.Unlock()
	n := l.sleep(wait, spin)
	l.epoll.rest()
	l.mu.Lock()
	l.blocked.Store(nobody)
	l.leader = nobody
	l.pending = append(l.pending, l.events[:n]...)
	l.tell()
	if l.followers > 0 {
		select {
		case l.freed <- struct{}{}:
		default:
		}
	}
}

// sleep spins for a moment before it waits in the kernel.
func (l *loop) sleep(wait time.Duration, spin bool) int {
	if spin && wait > 0 {
		for began := time.Now(); time.Since(began) < spinTime; {
			if n := l.epoll.look(l.events[:]); n > 0 {
				return n
			}
		}
	}
	return l.epoll.wait(l.events[:], wait)
}

// limit shortens a wait to when there is something to do, whatever happens.
func (l *loop) limit(wait time.Duration) time.Duration {
	due := int64(-1)
	if l.count > 0 {
		due = l.sweepAt
	}
	if l.acceptAt > 0 && (due < 0 || l.acceptAt < due) {
		due = l.acceptAt
	}
	if len(l.dirty) > 0 || len(l.pending) > 0 || l.acceptable() {
		return 0
	}
	if due < 0 {
		return wait
	}
	rest := max(0, time.Duration(due-l.now))
	if wait < 0 {
		return rest
	}
	return min(wait, rest)
}

// follow waits for a request while another goroutine leads.
func (l *loop) follow(batch []*Exchange, wait time.Duration) int {
	l.followers++
	l.mu.Unlock()
	n := l.server.queue.take(batch, wait, l.server.ended, l.freed, nil)
	l.mu.Lock()
	l.followers--
	l.tell()
	return n
}

// queued tells a poller that waits for events that a request is in the queue.
func (l *loop) queued(by carrier) {
	if l.blocked.Load() != poller {
		return
	}
	if _, ours := by.(*ledConn); !ours {
		l.mu.Lock()
		defer l.mu.Unlock()
	}
	if l.epoll != nil {
		l.epoll.kick()
	}
}

// retire stops accepting.
func (l *loop) retire() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.unlisten()
}

// drain stops accepting and closes idle connections.
func (l *loop) drain() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.dead { // the last client of a server that has retired left while this one waited
		return
	}
	l.catchUp()
	l.unlisten()
	l.each(func(c *ledConn) {
		if c.idle != 0 {
			l.drop(c)
		}
	})
	l.stir()
}

// catchUp takes what has come already.
func (l *loop) catchUp() {
	l.tell()
	for range 64 { // clients that never stop must not hold us up
		if l.fetch(); len(l.pending) == 0 && !l.acceptable() {
			return
		}
		l.turn(math.MaxInt, false)
	}
}

// end answers what still waits for a handler.
func (l *loop) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.tell()
	l.sweepAt = 0
	l.sweep()
	l.flush(true)
	l.stir()
}

// abort closes all connections.
func (l *loop) abort() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.each(l.drop)
	l.stir()
}

// stir wakes whoever waits.
func (l *loop) stir() {
	if l.epoll != nil {
		l.epoll.kick()
	}
	l.server.watchdog.rouse()
}

// lead does what a poller would, until one comes again, after so many visits, or, when wait is not negative, until it
// has waited once. It reports whether it has.
func (l *loop) lead(visits int64, wait time.Duration) (waited bool) {
	d := &l.server.watchdog
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.dead {
		l.tell()
		l.turn(math.MaxInt, true)
		if d.present.Load() > 0 || d.visits.Load() != visits || l.leader != nobody || l.count == 0 && l.server.draining.Load() {
			return false
		}
		if waited && wait >= 0 {
			return true
		}
		l.block(dog, wait)
		waited = true
	}
	return false
}

// claim takes the lead from the watchdog, unless the caller only looks in now and then: he finds in the queue what the
// watchdog has put there.
func (l *loop) claim(wait time.Duration) {
	if l.leader == dog && (wait > 0 || l.now-l.left < int64(tick)) {
		l.epoll.kick()
	}
}

// over reports whether nothing can come any more, and closes what the loop has then.
func (l *loop) over() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.epoll == nil {
		return true
	}
	if len(l.listeners) > 0 || l.count > 0 {
		return false
	}
	l.dead = true // so that nobody leads any more
	if l.leader != nobody {
		l.epoll.kick()
		return false
	}
	l.close()
	return true
}

func (l *loop) close() {
	l.epoll.close()
	l.epoll = nil
}

// each does something with every connection.
func (l *loop) each(do func(*ledConn)) {
	for _, c := range l.conns {
		if c != nil {
			do(c)
		}
	}
}
