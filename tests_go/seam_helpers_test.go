// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"net"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"

	"adafruit-httpserver-go/httpserver"
	"adafruit-httpserver-go/pybind"
)

// The tests play Python: they own the region and call what gopy binds. These are the numbers of pybind/region.go, which
// TestRegionIsTheSameOnBothSides compares.
const (
	requestWord  = 1
	servedWord   = 480
	answerWord   = 512
	requestsAt   = 64 << 10
	answersAt    = 2 << 20
	regionSize   = 4 << 20
	answeredWord = -1
	oneRequest   = 1 << 40
	oneAnswer    = 1 << 32
)

// What the exports return instead of a result, as in pybind/errors.go.
const (
	seamClosed, seamPanic, seamRefused, seamAnswered = -1, -2, -3, -4
)

// seam is a server on the far side, and the memory that both sides see.
type seam struct {
	t      *testing.T
	number int
	region []byte
	words  []int64
	keep   [][]byte // what addresses have been given of
	*testServer
}

// openSeam opens a server, without listening.
func openSeam(t *testing.T) *seam {
	t.Helper()
	s := &seam{t: t, region: make([]byte, regionSize)}
	var pinner runtime.Pinner
	pinner.Pin(&s.region[0])
	s.words = unsafe.Slice((*int64)(unsafe.Pointer(&s.region[0])), requestsAt/8)
	if s.number = pybind.Open(address(s.region)); s.number <= 0 {
		t.Fatalf("Open: %d", s.number)
	}
	pybind.SetTransport(s.number, int(transport()))
	t.Cleanup(func() { pybind.Close(s.number, 0); pinner.Unpin() })
	return s
}

// address is what crosses the seam for bytes.
func address(b []byte) (at, size int) {
	if len(b) == 0 {
		return 0, 0
	}
	return int(uintptr(unsafe.Pointer(&b[0]))), len(b)
}

// give is address for text, which stays alive as long as the seam.
func (s *seam) give(text string) (at, size int) {
	b := []byte(text)
	s.keep = append(s.keep, b)
	return address(b)
}

// listen makes the server listen on a free port.
func (s *seam) listen() *seam {
	s.t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		s.t.Fatal(err)
	}
	defer l.Close()
	file, err := l.(*net.TCPListener).File()
	if err != nil {
		s.t.Skip(err)
	}
	defer file.Close()
	if code := pybind.Listen(s.number, int(file.Fd()), 0, 0, 0, 0); code != 0 {
		s.t.Fatalf("Listen: %d %s", code, s.lastError())
	}
	s.testServer = &testServer{t: s.t, address: l.Addr().String()}
	return s
}

func (s *seam) route(method, path string, handler int) int {
	return s.routeAs(httpserver.Literal, method, path, handler)
}

func (s *seam) routeAs(kind httpserver.RouteKind, method, path string, handler int) int {
	methodAt, methodLen := s.give(method)
	pathAt, pathLen := s.give(path)
	return pybind.AddRoute(s.number, handler, int(kind), methodAt, methodLen, pathAt, pathLen)
}

func (s *seam) head(code int, phrase, contentType string, fields ...string) int {
	phraseAt, phraseLen := s.give(phrase)
	typeAt, typeLen := s.give(contentType)
	fieldsAt, fieldsLen := s.give(strings.Join(append(fields, ""), "\n")) // names and values in turn
	return pybind.AddHead(s.number, code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen)
}

func (s *seam) lastError() string {
	buf := make([]byte, 1024)
	n := pybind.LastError(address(buf))
	return string(buf[:max(0, n)])
}

// step is Step with a moment's wait, again and again until there is something.
func (s *seam) step(answers int) int {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); answers = -1 {
		if result := pybind.Step(s.number, answers, 64, 50); result != 0 {
			return result
		}
	}
	s.t.Fatal("no request came")
	return 0
}

// unpack takes the word of a request apart.
func (s *seam) unpack(word int64) (handler int, raw string) {
	at, size := requestsAt+int(word>>24&0xffff)*64, int(word&0xffffff)
	return int(word >> 40), string(s.region[at : at+size])
}

// requests are those that Step has given.
func (s *seam) requests(result int) (raw []string) {
	words := []int64{int64(result)}
	if result < oneRequest {
		words = s.words[requestWord : requestWord+result]
	}
	for _, word := range words {
		_, r := s.unpack(word)
		raw = append(raw, r)
	}
	return raw
}

// publish writes the answer of a slot behind the others and returns where the next begins.
func (s *seam) publish(slot, at, head int, body string) int {
	copy(s.region[at:], body)
	atomic.StoreInt64(&s.words[answerWord+slot], int64(head)<<32|int64(len(body)))
	return at + len(body)
}

// batch makes clients ask at once until at least n requests come over in one batch. It returns their clients, slot by
// slot. Route "/" must have a handler and head must be a head.
func (s *seam) batch(n, head int) []*client {
	s.t.Helper()
	warm := s.dial()
	for range 200 {
		warm.send(get("/"))
		for answers := -1; !slices.Contains(s.requests(s.step(answers)), get("/")); answers = head << 32 { // late ones may come first
		}
		// A fast handler: the next batch may be large.
		for answers := head << 32; pybind.Step(s.number, answers, 64, 1) != 0; answers = -1 {
		}
		warm.read("GET")
		clients := map[string]*client{}
		for _, name := range "abcdefgh" {
			c := s.dial()
			c.send(get("/?" + string(name)))
			clients[get("/?"+string(name))] = c
		}
		time.Sleep(5 * time.Millisecond) // until they are queued, most likely
		if result := s.step(-1); result >= n && result < oneRequest {
			var slots []*client
			for _, raw := range s.requests(result) {
				slots = append(slots, clients[raw])
			}
			return slots
		}
		for pybind.Step(s.number, -1, 64, 5) != 0 { // too slow; try again
		}
	}
	s.t.Skip("this machine is too slow for batches")
	return nil
}
