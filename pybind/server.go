// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"cmp"
	"errors"
	"net"
	"os"
	"strings"
	"sync"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// server is one started HTTPServer of Python's.
type server struct {
	core   *httpserver.HTTPServer
	region []byte
	words  []int64

	mu       sync.Mutex // between Step and the watchdog
	closed   bool
	heads    []*httpserver.Head
	batch    [maxBatch]*httpserver.Exchange
	handed   int // requests of the batch that Python has
	sent     int // of those, answered
	bodyAt   int // where the next answer's body begins
	pace     pace
	courtesy courtesy
	clients  map[int]*httpserver.External
	nextID   int
	log      servedLog
}

var (
	serversMu sync.RWMutex
	servers   = map[int]*server{}
	lastID    int
)

// get returns the server with that number, or nil.
func get(number int) *server {
	serversMu.RLock()
	defer serversMu.RUnlock()
	return servers[number]
}

// Open makes a server around the region at address and returns its number.
func Open(address, size int) (result int) {
	defer contain(&result)
	if size != regionSize {
		return failure(errRefused, errors.New("the shared memory has the wrong size"))
	}
	s := &server{
		core:    &httpserver.HTTPServer{},
		region:  memory(address, size),
		heads:   make([]*httpserver.Head, 1), // 0 is no head
		clients: map[int]*httpserver.External{},
	}
	s.words = wordsOf(s.region)
	s.log.count = &s.words[servedWord]
	s.core.OnServed = s.log.add
	s.core.Away = s.away
	serversMu.Lock()
	defer serversMu.Unlock()
	lastID++
	servers[lastID] = s
	return lastID
}

// Listen accepts connections on a listening socket of Python's. The descriptor is duplicated: Python closes its own. With
// the path of a certificate it speaks HTTPS; the key may be in the same file.
func Listen(number, descriptor, certificateAt, certificateLen, keyAt, keyLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	fd, err := duplicate(descriptor)
	if err != nil {
		return failure(errRefused, err)
	}
	file := os.NewFile(uintptr(fd), "listener")
	defer file.Close()
	l, err := net.FileListener(file)
	if err != nil {
		return failure(errRefused, err)
	}
	certificate, key := text(certificateAt, certificateLen), text(keyAt, keyLen)
	if certificate == "" {
		err = s.core.Listen(l)
	} else {
		err = s.core.ListenTLS(l, certificate, cmp.Or(key, certificate))
	}
	if err != nil {
		l.Close()
		return failure(errRefused, err)
	}
	return 0
}

// SetRoot names the folder whose files answer GET requests without a route (none when empty) and, one per line, the
// patterns of the names in it that are hidden.
func SetRoot(number, dirAt, dirLen, hideAt, hideLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.core.SetRoot(text(dirAt, dirLen), strings.Fields(text(hideAt, hideLen))...)
	return 0
}

// SetNoRoute sets the status of requests, other than GET and HEAD, whose path has no route. Call it before Listen.
func SetNoRoute(number, code int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	status, known := httpserver.StatusByCode(code)
	if !known || code < 200 {
		return failure(errRefused, errors.New("the status code is not one of a response"))
	}
	s.core.NoRoute = status
	return 0
}

// SetTransport says how connections are carried: a httpserver.TransportKind. Call it before Listen.
func SetTransport(number, kind int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.core.Transport = httpserver.TransportKind(kind)
	return 0
}

// SetCourtesy sets how many milliseconds Step waits, though it was told not to, when nothing but Step is being called.
func SetCourtesy(number, ms int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.courtesy.wait = time.Duration(max(0, ms)) * time.Millisecond
	return 0
}

// Drain stops accepting and closes idle connections; Step still hands out what is queued.
func Drain(number int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.core.Drain()
	return 0
}

// Close ends a server: it waits for the last answers to leave, at most for waitMs, and lets go of the region.
func Close(number, waitMs int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.abandon()
	s.core.Drain()
	s.refuseQueued()
	s.endStreams()
	s.core.CloseWithin(time.Duration(waitMs) * time.Millisecond)
	serversMu.Lock()
	delete(servers, number)
	serversMu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.closed = true
		for _, e := range s.clients {
			e.Abort()
		}
		s.log.close()
		s.region, s.words = nil, nil
	}
	return 0
}

// EndStreams sends what streams have waiting and closes their connections.
func EndStreams(number int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.endStreams()
	return 0
}

func (s *server) endStreams() {
	s.core.EndStreams()
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, e := range s.clients {
		e.EndStream()
	}
}

// refuseQueued answers what nobody will take any more.
func (s *server) refuseQueued() {
	s.mu.Lock()
	defer s.mu.Unlock()
	var batch [maxBatch]*httpserver.Exchange
	for n := s.core.Take(batch[:], 0); n > 0; n = s.core.Take(batch[:], 0) {
		for _, x := range batch[:n] {
			x.Respond(closingAnswer)
		}
	}
}

// text copies bytes of Python's.
func text(address, size int) string { return string(memory(address, size)) }
