// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build !linux

package httpserver

import (
	"errors"
	"fmt"
	"net"
	"time"
)

// loop is the Epoll transport, which this system has not.
type loop struct{}

func newLoop(*HTTPServer) (*loop, error) {
	return nil, fmt.Errorf("httpserver: there is no epoll on this system: %w", errors.ErrUnsupported)
}

func (*loop) listen(*net.TCPListener) error           { return errors.ErrUnsupported }
func (*loop) take([]*Exchange, time.Duration) (n int) { return 0 }
func (*loop) queued(carrier)                          {}
func (*loop) lead(int64, time.Duration) (waited bool) { return false }
func (*loop) close()                                  {}
func (*loop) over() bool                              { return true }
func (*loop) sendAnswers()                            {}
func (*loop) dropIdlest() bool                        { return false }
func (*loop) eachLive(func(live))                     {}
func (*loop) retire()                                 {}
func (*loop) drain()                                  {}
func (*loop) end()                                    {}
func (*loop) abort()                                  {}
