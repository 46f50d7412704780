// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// alarm wakes one goroutine at a time that is put off again and again. It is a timer of the kernel's: to put off one of
// the scheduler's wakes several threads each time it would have been due.
type alarm struct {
	timer int
	file  *os.File // the same descriptor, for waiting
}

func newAlarm() (*alarm, error) {
	timer, err := unix.TimerfdCreate(unix.CLOCK_MONOTONIC, unix.TFD_NONBLOCK|unix.TFD_CLOEXEC)
	if err != nil {
		return nil, err
	}
	return &alarm{timer, os.NewFile(uintptr(timer), "alarm")}, nil
}

// set has the alarm ring after d, and no more at the time that was set before.
func (a *alarm) set(d time.Duration) {
	unix.TimerfdSettime(a.timer, 0, &unix.ItimerSpec{Value: unix.NsecToTimespec(int64(max(d, 1)))}, nil)
}

// wait returns when the alarm rings, and false once it is closed.
func (a *alarm) wait() bool {
	var times [8]byte
	_, err := a.file.Read(times[:])
	return err == nil
}

func (a *alarm) close() { a.file.Close() }
