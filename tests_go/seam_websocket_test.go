// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"testing"
	"time"

	"adafruit-httpserver-go/pybind"
)

// nothingYet is what WebSocketNext returns when no message has come, as in pybind/stream.go.
const nothingYet = -5

// A loop that polls and looks at its WebSockets in vain leaves the processor to others, and still gets a message at once.
func TestSeamIsCourteousToWhoLooksAtWebSockets(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	pybind.SetCourtesy(s.number, 1)
	c := s.dial()
	c.send(upgrade())
	s.step(-1)
	socket := pybind.Upgrade(s.number, 0, 0, 0)
	if socket <= 0 {
		t.Fatalf("Upgrade: %d %s", socket, s.lastError())
	}
	t.Cleanup(func() { pybind.WebSocketRelease(socket) })
	c.head()
	looks := func(until func() bool) (n int) {
		for ; !until(); n++ {
			pybind.Step(s.number, -1, 64, 0)
			for range 20 {
				if result := pybind.WebSocketNext(socket); result != nothingYet {
					return n
				}
			}
		}
		return n
	}
	end := time.Now().Add(200 * time.Millisecond)
	n := looks(func() bool { return time.Now().After(end) })
	t.Logf("%d looks in 200 ms", n)
	if n > 4000 { // some 200, and fewer than 40 for each that an interruption has taken for work
		t.Errorf("%d looks in 200 ms keep a processor busy", n)
	}
	for range 20 {
		time.AfterFunc(3*time.Millisecond, func() { io.WriteString(c.TCPConn, text("m")) })
		end := time.Now().Add(patience)
		looks(func() bool { return time.Now().After(end) })
		var message [1]byte
		at, size := address(message[:])
		if got := pybind.WebSocketTake(socket, at, size); got != 1 || message[0] != 'm' {
			t.Fatalf("got %d %q", got, message)
		}
	}
}
