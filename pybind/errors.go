// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"errors"
	"fmt"
	"log"
	"os"
	"runtime/debug"
	"sync/atomic"
	"syscall"
)

// What an export returns instead of a result. _seam.py turns each into an exception.
const (
	errClosed   = -1 // there is no such server, or it has been closed
	errPanic    = -2 // a bug; the stack is in the log
	errRefused  = -3 // the core refused an argument
	errAnswered = -4 // that request has its answer
	// errnoBase - errno is an error of the operating system.
	errnoBase = -1000
)

// lastError is the text of the latest failure, for LastError.
var lastError atomic.Pointer[string]

// contain makes an export return errPanic where Go would end the process.
func contain(result *int) {
	if r := recover(); r != nil {
		log.Printf("adafruit_httpserver: panic in the core: %v\n%s", r, debug.Stack())
		*result = failure(errPanic, fmt.Errorf("%v", r))
	}
}

// failure remembers err's text and returns its code, or the code given where err is not the system's.
func failure(code int, err error) int {
	text := err.Error()
	lastError.Store(&text)
	var errno syscall.Errno
	if errors.As(err, &errno) {
		return errnoBase - int(errno)
	}
	if errors.Is(err, os.ErrClosed) {
		return errClosed
	}
	return code
}

// LastError copies the text of the latest failure to size bytes at address and returns its length.
func LastError(address, size int) (result int) {
	defer contain(&result)
	text := lastError.Load()
	if text == nil {
		return 0
	}
	return copy(memory(address, size), *text)
}
