// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"adafruit-httpserver-go/httpserver"
)

// servedLog keeps the last answers that Go has given by itself, until Python asks for them.
type servedLog struct {
	mu    sync.Mutex
	count *int64 // the word in the region that counts them; nil once the server is closed
	lines [maxServed][]byte
	first int // the oldest line
	n     int // how many there are
}

const (
	// maxServed is how many are kept; of more, the oldest are forgotten.
	maxServed = 256
	// maxTarget is how much of a request's target is kept.
	maxTarget = 1024
)

// add takes one. Its memory is used again and again, since it is called for each file.
func (l *servedLog) add(s httpserver.Served) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.count == nil {
		return
	}
	at := (l.first + l.n) % maxServed
	if l.n == maxServed {
		l.first = (l.first + 1) % maxServed
	} else {
		l.n++
	}
	l.lines[at] = servedLine(l.lines[at][:0], s)
	atomic.AddInt64(l.count, 1)
}

// servedLine is method, target, status, bytes, microseconds and address, with tabs between them. None of them has one:
// the first two are the grammar's, the last is Python's at times.
func servedLine(line []byte, s httpserver.Served) []byte {
	target := s.Request.Target()
	line = append(append(line, s.Request.Method()...), '\t')
	line = append(append(line, target[:min(len(target), maxTarget)]...), '\t')
	line = append(strconv.AppendInt(line, int64(s.Status.Code), 10), '\t')
	line = append(strconv.AppendInt(line, s.Bytes, 10), '\t')
	line = append(strconv.AppendInt(line, s.Took.Microseconds(), 10), '\t')
	return append(append(line, oneLine.Replace(s.Request.RemoteAddr())...), '\n')
}

var oneLine = strings.NewReplacer("\t", " ", "\n", " ")

// take moves as many whole lines as fit to p, the oldest first, and returns their bytes.
func (l *servedLog) take(p []byte) (size int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.n > 0 && size+len(l.lines[l.first]) <= len(p) {
		size += copy(p[size:], l.lines[l.first])
		l.first, l.n = (l.first+1)%maxServed, l.n-1
	}
	return size
}

func (l *servedLog) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count = nil
}

// Served moves lines about the answers that Go has given by itself to size bytes at an address, and returns how many
// bytes. See servedLine; a call may leave some for the next.
func Served(number, at, size int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	return s.log.take(memory(at, size))
}
