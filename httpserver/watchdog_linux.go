// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"math"
	"sync/atomic"
	"time"
)

// tick is how long nobody may poll before the watchdog leads.
const tick = time.Millisecond

// watchdog leads the loop while nobody polls: while a handler runs, or the program does something else.
type watchdog struct {
	present atomic.Int32 // goroutines that poll
	visits  atomic.Int64 // how often one has stopped to
	left    int64        // when the last one did; for who holds the loop
	parked  atomic.Bool
	wake    chan struct{}
}

// restTicks is how many ticks a poller leads without a break before the watchdog goes to sleep.
const restTicks = 3

func (l *loop) watch() {
	defer l.server.transport.Done()
	defer l.server.contain("the watchdog")
	quiet := 0
	for seen := int64(-1); !l.over(); time.Sleep(tick) {
		visits := l.visits.Load()
		still := visits == seen
		seen = visits
		switch {
		case still && l.present.Load() == 0 || l.server.draining.Load():
			quiet = 0
			l.lead()
		case !still:
			quiet = 0
		default:
			if quiet++; quiet > restTicks {
				l.park(visits)
				quiet = 0
			}
		}
	}
}

// lead does what a poller would, until there is one.
func (l *loop) lead() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.dead {
		l.tell()
		l.turn(math.MaxInt, true)
		if l.present.Load() > 0 || l.leader != nobody || l.count == 0 && l.server.draining.Load() {
			return
		}
		l.block(dog, -1)
	}
}

// claim takes the lead from the watchdog, unless the caller only looks in now and then: he finds in the queue what the
// watchdog has put there.
func (l *loop) claim(wait time.Duration) {
	if l.leader == dog && (wait > 0 || l.now-l.left < int64(tick)) {
		l.epoll.kick()
	}
}

// leave says that the caller has stopped polling.
func (l *loop) leave() {
	l.visits.Add(1)
	l.present.Add(-1)
	if l.parked.Load() {
		l.rouse()
	}
}

// park sleeps until a poller leaves.
func (l *loop) park(visits int64) {
	l.parked.Store(true)
	if l.visits.Load() == visits && !l.server.draining.Load() {
		<-l.wake
	}
	l.parked.Store(false)
}

// rouse wakes the watchdog.
func (l *loop) rouse() {
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// over reports whether nothing can come any more, and closes what the loop has then.
func (l *loop) over() bool {
	if !l.server.draining.Load() {
		return false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.listeners) > 0 || l.count > 0 {
		return false
	}
	l.dead = true // so that nobody leads any more
	if l.leader != nobody {
		l.epoll.kick()
		return false
	}
	l.epoll.close()
	l.epoll = nil
	return true
}
