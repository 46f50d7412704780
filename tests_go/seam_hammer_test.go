// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"net"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"adafruit-httpserver-go/pybind"
)

func TestSeamOpenAndCloseThousandsOfTimes(t *testing.T) {
	cycle := func(listening bool) {
		s := openSeamQuietly(t)
		if listening {
			s.listen()
		}
		s.route("GET", "/", 1)
		pybind.Connect(s.number, 0, 0)
		pybind.Step(s.number, -1, 64, 0)
		if code := pybind.Close(s.number, 0); code != 0 {
			t.Fatalf("Close: %d", code)
		}
	}
	cycle(true)
	goroutines, files := runtime.NumGoroutine(), openFiles()
	for i := range 3000 {
		cycle(i%10 == 0)
	}
	eventually(t, "its goroutines are gone", func() bool { return runtime.NumGoroutine() <= goroutines })
	if now := openFiles(); now > files {
		t.Errorf("%d descriptors open, %d before", now, files)
	}
}

// oneRegion serves all cycles, one after the other.
var oneRegion = make([]byte, regionSize)

func openSeamQuietly(t *testing.T) *seam {
	at, size := address(oneRegion)
	s := &seam{t: t, region: oneRegion, number: pybind.Open(at, size)}
	if s.number <= 0 {
		t.Fatalf("Open: %d", s.number)
	}
	pybind.SetTransport(s.number, int(transport()))
	return s
}

// openFiles counts descriptors, where the system tells.
func openFiles() int {
	entries, _ := os.ReadDir("/proc/self/fd")
	return len(entries)
}

// One goroutine plays Python; others do what other threads of a script may do, and close the server in the end. The
// race detector watches.
func TestSeamHammer(t *testing.T) {
	for round := range 5 {
		s := openSeam(t).listen()
		s.route("GET", "/", 1)
		ok := s.head(200, "OK", "text/plain")
		stop := make(chan struct{})
		var wg sync.WaitGroup
		again := func(do func(i int)) {
			wg.Go(func() {
				for i := 0; ; i++ {
					select {
					case <-stop:
						return
					default:
						do(i)
					}
				}
			})
		}
		other := seam{t: t, number: s.number}
		again(func(i int) {
			other.keep = nil
			other.route("GET", fmt.Sprintf("/%d", i%50), 2)
			other.head(200, "OK", fmt.Sprintf("text/x-%d", i%50))
			pybind.LastError(0, 0)
		})
		client := pybind.Connect(s.number, 0, 0)
		requestAt, requestLen := s.give(get("/"))
		again(func(int) {
			pybind.Receive(s.number, client, requestAt, requestLen)
			if n := pybind.Outgoing(s.number, client, 0, 0); n == 0 {
				pybind.State(s.number, client)
			}
			time.Sleep(100 * time.Microsecond)
		})
		for range 4 {
			again(func(int) { getQuietly(s.address) })
		}
		s.pretendToBePython(ok, 300)
		wg.Go(func() { pybind.Close(s.number, 100) })
		pybind.Close(s.number, 100)
		close(stop)
		wg.Wait()
		if code := pybind.Step(s.number, -1, 1, 0); code != seamClosed {
			t.Errorf("round %d: Step: %d", round, code)
		}
	}
}

// Two threads must not poll at once, since they would share the region. If they do, nothing worse happens than answers
// that are lost.
func TestSeamSeveralPollers(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	var pollers, clients sync.WaitGroup
	for range 3 {
		pollers.Go(func() {
			for pybind.Step(s.number, ok<<32, 64, 1) >= 0 {
			}
		})
	}
	for range 4 {
		clients.Go(func() {
			for range 30 {
				if r := s.ask(get("/")); r.StatusCode != 200 && r.StatusCode != 500 {
					t.Errorf("got %s", r.Status)
				}
			}
		})
	}
	clients.Wait()
	pybind.Close(s.number, 100)
	pollers.Wait()
}

// pretendToBePython answers whatever comes, some of it in other ways than others.
func (s *seam) pretendToBePython(head, steps int) {
	okAt, okLen := s.give("OK")
	result := pybind.Step(s.number, -1, 64, 10)
	for i := range steps {
		switch {
		case result >= oneRequest:
			result = pybind.Step(s.number, head<<32|5, 64, 10)
		case result > 0:
			at := answersAt
			for slot := range result {
				if (slot+i)%5 == 0 {
					pybind.Answer(s.number, slot, 200, okAt, okLen, 0, 0, 0, 0, 0, 0)
				} else {
					at = s.publish(slot, at, head, "hello")
				}
				if slot%7 == 6 {
					time.Sleep(2 * time.Millisecond) // let the watchdog in
				}
			}
			result = pybind.Step(s.number, result, 64, 10)
		default:
			result = pybind.Step(s.number, -1, 64, 10)
		}
	}
}

// getQuietly asks, whatever comes of it.
func getQuietly(address string) {
	sock, err := net.Dial("tcp", address)
	if err != nil {
		return
	}
	defer sock.Close()
	sock.SetDeadline(time.Now().Add(patience))
	sock.Write([]byte(get("/") + get("/", "Connection: close")))
	buf := make([]byte, 4096)
	for {
		if _, err := sock.Read(buf); err != nil {
			return
		}
	}
}
