// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"math"
	"sync/atomic"
	"time"
)

// tick is how long nobody may poll before the watchdog stands in.
const tick = time.Millisecond

// watchdog does what cannot wait while nobody polls: while a handler runs, or the program does something else. It sends
// answers that have been given beside the server, and leads the loop of the Epoll transport.
//
// It sleeps until an alarm rings, which every poller that leaves puts off, so it costs nothing while somebody polls.
type watchdog struct {
	alarm   atomic.Pointer[alarm] // nil: there is nobody to wake
	born    time.Time
	present atomic.Int32 // goroutines that poll
	visits  atomic.Int64 // how often one has stopped to
	left    atomic.Int64 // when the last one did, in nanoseconds since born
	due     atomic.Int64 // when the alarm rings; 0: it is not set
}

// startWatchdog is called with s.mu held.
func (s *HTTPServer) startWatchdog() error {
	d := &s.watchdog
	if d.alarm.Load() != nil {
		return nil
	}
	a, err := newAlarm()
	if err != nil {
		return err
	}
	d.born = time.Now()
	d.alarm.Store(a)
	a.set(tick)
	s.transport.Add(1)
	go func() {
		defer s.transport.Done()
		defer s.contain("the watchdog")
		defer a.close()
		defer d.alarm.Store(nil) // a poller that has it still finds another file there, at worst, which is no timer
		s.watch(a)
	}()
	return nil
}

func (s *HTTPServer) watch(a *alarm) {
	d := &s.watchdog
	for !s.over() {
		d.due.Store(0)
		switch visits := d.visits.Load(); {
		case s.draining.Load():
			s.standIn(visits)
			a.set(tick)
		case d.present.Load() > 0: // who leaves sets the alarm
		case d.now()-d.left.Load() < int64(tick):
			a.set(tick)
		case s.standIn(visits):
			continue
		}
		if !a.wait() {
			return
		}
	}
}

// standIn does what a poller would, until there is one. It reports whether the alarm is not to be waited for.
func (s *HTTPServer) standIn(visits int64) (again bool) {
	more := s.Away != nil && s.Away()
	l := s.loop.Load()
	if l == nil {
		if more {
			s.watchdog.alarm.Load().set(tick)
		}
		return false
	}
	s.watchdog.due.Store(leads)
	if more {
		l.lead(visits, tick)
	} else {
		l.lead(visits, -1)
	}
	return true
}

// leads stands for the time when the alarm rings while the watchdog leads a loop: pollers need not set it.
const leads = math.MaxInt64

func (d *watchdog) now() int64 { return int64(time.Since(d.born)) }

// enter says that the caller polls.
func (d *watchdog) enter() { d.present.Add(1) }

// leave says that the caller has stopped polling. It puts the alarm off when that would ring soon.
func (d *watchdog) leave() {
	a := d.alarm.Load()
	if a == nil {
		d.present.Add(-1)
		return
	}
	now := d.now()
	d.left.Store(now)
	d.visits.Add(1)
	d.present.Add(-1)
	if d.due.Load()-now < int64(tick) {
		d.due.Store(now + 2*int64(tick))
		a.set(2 * tick)
	}
}

// rouse wakes the watchdog.
func (d *watchdog) rouse() {
	if a := d.alarm.Load(); a != nil {
		a.set(0)
	}
}

// over reports whether nothing can come any more.
func (s *HTTPServer) over() bool {
	if !s.draining.Load() {
		return false
	}
	if l := s.loop.Load(); l != nil && !l.over() {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns) == 0
}
