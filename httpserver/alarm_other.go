// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build !linux

package httpserver

import (
	"sync"
	"time"
)

// alarm wakes one goroutine at a time that is put off again and again.
type alarm struct {
	timer *time.Timer
	ended chan struct{}
	once  sync.Once
}

func newAlarm() (*alarm, error) {
	a := &alarm{timer: time.NewTimer(time.Hour), ended: make(chan struct{})}
	a.timer.Stop()
	return a, nil
}

// set has the alarm ring after d, and no more at the time that was set before.
func (a *alarm) set(d time.Duration) { a.timer.Reset(d) }

// wait returns when the alarm rings, and false once it is closed.
func (a *alarm) wait() bool {
	select {
	case <-a.timer.C:
		return true
	case <-a.ended:
		return false
	}
}

func (a *alarm) close() {
	a.once.Do(func() {
		a.timer.Stop()
		close(a.ended)
	})
}
