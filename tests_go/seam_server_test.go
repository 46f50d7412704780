// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"log"
	"os"
	"strings"
	"testing"

	"adafruit-httpserver-go/pybind"
)

func TestSeamRootAndNoRoute(t *testing.T) {
	s := openSeam(t).listen()
	rootAt, rootLen := s.give(folder(t, map[string]string{"a.txt": "a", "settings.toml": "secret"}))
	hideAt, hideLen := s.give("settings.toml\n*.py")
	pybind.SetRoot(s.number, rootAt, rootLen, hideAt, hideLen)
	if r := s.ask(get("/a.txt")); r.body != "a" {
		t.Errorf("got %s", r.Status)
	}
	if r := s.ask(get("/settings.toml")); r.StatusCode != 404 {
		t.Errorf("hidden: got %s", r.Status)
	}
	pybind.SetRoot(s.number, 0, 0, 0, 0)
	if r := s.ask(get("/a.txt")); r.StatusCode != 404 {
		t.Errorf("without a root: got %s", r.Status)
	}
	for _, code := range []int{-1, 0, 99, 100, 1000, 1 << 40} {
		if result := pybind.SetNoRoute(s.number, code); result != seamRefused {
			t.Errorf("SetNoRoute %d: %d", code, result)
		}
	}
	other := openSeam(t)
	pybind.SetNoRoute(other.number, 500)
	if r := other.listen().ask(message("POST", "/", "")); r.StatusCode != 500 {
		t.Errorf("got %s", r.Status)
	}
}

func TestSeamExternalConnections(t *testing.T) {
	s := openSeam(t)
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	nameAt, nameLen := s.give("somewhere")
	client := pybind.Connect(s.number, nameAt, nameLen)
	if state := pybind.State(s.number, client); state != 5 {
		t.Errorf("state %d, want 5: read from it, it is idle", state)
	}
	requestAt, requestLen := s.give(get("/"))
	pybind.Receive(s.number, client, requestAt, requestLen)
	if state := pybind.State(s.number, client); state != 0 {
		t.Errorf("state %d, want 0: wait", state)
	}
	if result := pybind.Step(s.number, -1, 64, 0); result < oneRequest {
		t.Fatalf("Step: %d", result)
	}
	copy(s.region[answersAt:], "hi")
	pybind.Step(s.number, ok<<32|2, 64, 0)
	buf := make([]byte, 1024)
	at, size := address(buf)
	n := pybind.Outgoing(s.number, client, at, size)
	if got := string(buf[:n]); !strings.HasSuffix(got, "\r\n\r\nhi") {
		t.Errorf("got %q", got)
	}
	log.SetOutput(io.Discard) // a panic that is contained leaves its stack in the log
	defer log.SetOutput(os.Stderr)
	for _, silly := range []int{-1, n + 1, 1 << 62} {
		if code := pybind.Sent(s.number, client, silly); code != seamPanic {
			t.Errorf("Sent %d of %d: %d", silly, n, code)
		}
	}
	pybind.Sent(s.number, client, n)
	pybind.Receive(s.number, client, 0, 0)
	pybind.Outgoing(s.number, client, at, size)
	if state := pybind.State(s.number, client); state != 2 {
		t.Errorf("state %d, want 2: close it", state)
	}
	if code := pybind.Sent(s.number, client, 1); code != seamPanic {
		t.Errorf("Sent of nothing: %d", code)
	}
	pybind.Disconnect(s.number, client)
	if state := pybind.State(s.number, client); state != seamClosed {
		t.Errorf("state %d, want closed", state)
	}
}

func TestSeamListenRefusesWhatIsNoListener(t *testing.T) {
	s := openSeam(t)
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, descriptor := range []int{-1, 1 << 30, int(file.Fd())} {
		if code := pybind.Listen(s.number, descriptor, 0, 0, 0, 0); code >= 0 || s.lastError() == "" {
			t.Errorf("descriptor %d: %d", descriptor, code)
		}
	}
}
