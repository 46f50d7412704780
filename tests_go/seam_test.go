// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/pybind"
)

func TestSeamOneRequest(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/a", 7)
	s.route("post", "/b", 1<<23-1)
	ok := s.head(200, "OK", "text/html")
	c := s.dial()
	for range 3 {
		for raw, want := range map[string]int{get("/a?x=y", "X: 1"): 7, message("POST", "/b", "\x00body"): 1<<23 - 1} {
			c.send(raw)
			result := s.step(-1)
			if result < oneRequest {
				t.Fatalf("Step: %d", result)
			}
			if handler, got := s.unpack(int64(result)); handler != want || got != raw {
				t.Errorf("got %d %q, want %d %q", handler, got, want, raw)
			}
			copy(s.region[answersAt:], "hello")
			if next := pybind.Step(s.number, ok<<32|5, 64, 0); next != 0 {
				t.Errorf("Step with an answer: %d", next)
			}
			if r := c.read("GET"); r.StatusCode != 200 || r.body != "hello" || r.Header.Get("Content-Type") != "text/html" {
				t.Errorf("got %s %q", r.Status, r.body)
			}
		}
	}
	c.send(get("/a"))
	s.step(-1)
	pybind.Step(s.number, -1, 64, 0)
	if r := c.read("GET"); r.StatusCode != 500 {
		t.Errorf("no answer: got %s", r.Status)
	}
}

func TestSeamBatch(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	clients := s.batch(3, ok)
	at := answersAt
	for i := range clients {
		at = s.publish(i, at, ok, fmt.Sprintf("answer %d", i))
	}
	if code := pybind.Step(s.number, len(clients), 64, 0); code < 0 {
		t.Fatalf("Step: %d", code)
	}
	for i, c := range clients {
		if r := c.read("GET"); r.body != fmt.Sprintf("answer %d", i) {
			t.Errorf("slot %d: got %s %q", i, r.Status, r.body)
		}
	}
}

func TestSeamSendsPublishedAnswersWhilePythonIsAway(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	clients := s.batch(3, ok)
	at := s.publish(0, answersAt, ok, "first")
	if r := clients[0].read("GET"); r.body != "first" { // nobody calls Step meanwhile
		t.Errorf("got %s %q", r.Status, r.body)
	}
	time.Sleep(5 * time.Millisecond)
	s.publish(1, at, ok, "second")
	if r := clients[1].read("GET"); r.body != "second" {
		t.Errorf("got %s %q", r.Status, r.body)
	}
	pybind.Step(s.number, 2, 64, 0) // the script has raised an exception
	for _, c := range clients[2:] {
		if r := c.read("GET"); r.StatusCode != 500 {
			t.Errorf("without an answer: got %s %q", r.Status, r.body)
		}
	}
}

// Ctrl-C ends the loop in the middle of a batch; the next one hands nothing over, but what was made before is there.
func TestSeamSendsPublishedAnswersOfALoopThatWasInterrupted(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	clients := s.batch(3, ok)
	at := answersAt
	for i := range 2 {
		at = s.publish(i, at, ok, fmt.Sprintf("answer %d", i))
	}
	if code := pybind.Step(s.number, -1, 64, 0); code < 0 {
		t.Fatalf("Step: %d", code)
	}
	for i, c := range clients {
		want := "500 Internal Server Error\n"
		if i < 2 {
			want = fmt.Sprintf("answer %d", i)
		}
		if r := c.read("GET"); r.body != want {
			t.Errorf("slot %d: got %s %q, want %q", i, r.Status, r.body, want)
		}
	}
}

func TestSeamHeadsWithFurtherFields(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	head := s.head(200, "OK", "text/plain", "X-One", "1", "x-two", "", "Set-Cookie", "a=b", "Set-Cookie", "c=d")
	clients := s.batch(1, head)
	s.publish(0, answersAt, head, "body")
	pybind.Step(s.number, 1, 64, 0)
	r := clients[0].read("GET")
	if r.Header.Get("X-One") != "1" || len(r.Header.Values("X-Two")) != 1 || len(r.Header.Values("Set-Cookie")) != 2 || r.body != "body" {
		t.Errorf("got %v %q", r.Header, r.body)
	}
	for _, fields := range [][]string{{"a b", "c"}, {"", "c"}, {"a:", "c"}, {"a", "b\rc"}, {"a", "b\x00"}, {"Content-Length", "1"}} {
		if head := s.head(200, "OK", "text/plain", fields...); head != seamRefused {
			t.Errorf("%q: %d", fields, head)
		}
	}
}

func TestSeamAnswersOfOtherKinds(t *testing.T) {
	root := folder(t, map[string]string{"f.css": "p {}"})
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	okAt, okLen := s.give("OK")
	typeAt, typeLen := s.give("text/x")
	badAt, badLen := s.give("text/x\r\nX: y")
	large := strings.Repeat("large", 1<<20)
	largeAt, largeLen := s.give(large)
	rootAt, rootLen := s.give(root)
	nameAt, nameLen := s.give("f.css")
	away, err := filepath.Rel(root, filepath.Join(folder(t, map[string]string{"f": "away"}), "f"))
	if err != nil {
		t.Fatal(err)
	}
	awayAt, awayLen := s.give(away)
	upAt, upLen := s.give("../../../../etc/passwd")
	rawAt, rawLen := s.give("HTTP/1.1 299 Mine\r\nContent-Length: 0\r\n\r\n")
	cases := []struct {
		desc   string
		answer func() int
		result int
		status int
		body   string
	}{
		{"a large body", func() int {
			return pybind.Answer(s.number, 0, 200, okAt, okLen, typeAt, typeLen, 0, 0, largeAt, largeLen)
		}, 0, 200, large},
		{"an empty body and no type", func() int { return pybind.Answer(s.number, 0, 200, okAt, okLen, 0, 0, 0, 0, 0, 0) }, 0, 200, ""},
		{"a type that can not be sent", func() int { return pybind.Answer(s.number, 0, 200, okAt, okLen, badAt, badLen, 0, 0, 0, 0) }, seamRefused, 500, "500 Internal Server Error\n"},
		{"a status that can not be sent", func() int { return pybind.Answer(s.number, 0, 99, okAt, okLen, 0, 0, 0, 0, 0, 0) }, seamRefused, 500, "500 Internal Server Error\n"},
		{"a file", func() int {
			return pybind.AnswerFile(s.number, 0, 200, okAt, okLen, 0, 0, 0, 0, rootAt, rootLen, nameAt, nameLen, 0)
		}, 0, 200, "p {}"},
		{"a file outside", func() int {
			return pybind.AnswerFile(s.number, 0, 200, okAt, okLen, 0, 0, 0, 0, rootAt, rootLen, upAt, upLen, 0)
		}, 0, 404, "404 Not Found\n"},
		{"a file outside, as the script wants it", func() int {
			return pybind.AnswerFile(s.number, 0, 200, okAt, okLen, 0, 0, 0, 0, rootAt, rootLen, awayAt, awayLen, 1)
		}, 0, 200, "away"},
		{"a message of one's own", func() int { return pybind.AnswerRaw(s.number, 0, rawAt, rawLen) }, 0, 299, ""},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			client := s.dial()
			client.send(get("/"))
			s.step(-1)
			if result := c.answer(); result != c.result || result < 0 && s.lastError() == "" {
				t.Errorf("result %d (%s), want %d", result, s.lastError(), c.result)
			}
			if c.result == 0 {
				if again := c.answer(); again != seamAnswered {
					t.Errorf("a second answer: %d", again)
				}
			}
			s.words[answerWord] = answeredWord
			pybind.Step(s.number, 1, 64, 0)
			if c.result != 0 { // Python answers 500 then, or lets Go do so
				pybind.Step(s.number, -1, 64, 0)
				return
			}
			if r := client.read("GET"); r.StatusCode != c.status || r.body != c.body {
				t.Errorf("got %s, %d bytes", r.Status, len(r.body))
			}
		})
	}
}

func TestSeamKeepsLargeRequests(t *testing.T) {
	s := openSeam(t).listen()
	s.route("POST", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	raw := message("POST", "/", strings.Repeat("0123456789", 300<<10))
	c := s.dial()
	go c.send(raw)
	result := s.step(-1)
	if result&0xffffff != 0 || result>>40 != 1 {
		t.Fatalf("Step: %#x", result)
	}
	request := pybind.Keep(s.number, 0)
	if size := pybind.KeptSize(request); size != len(raw) {
		t.Fatalf("kept %d with %d bytes, want %d", request, size, len(raw))
	}
	pybind.Step(s.number, ok<<32, 64, 0) // it outlives its answer
	if r := c.read("POST"); r.StatusCode != 200 {
		t.Errorf("got %s", r.Status)
	}
	got, buf := "", make([]byte, 1<<20)
	for len(got) < len(raw) {
		at, size := address(buf)
		n := pybind.KeptRead(request, len(got), at, size)
		if n <= 0 {
			t.Fatalf("KeptRead: %d %s", n, s.lastError())
		}
		got += string(buf[:n])
	}
	if got != raw {
		t.Error("the bytes differ")
	}
	at, size := address(buf)
	for _, offset := range []int{len(raw), len(raw) + 1, 1 << 62, -1} {
		if n := pybind.KeptRead(request, offset, at, size); n != 0 {
			t.Errorf("KeptRead from %d: %d", offset, n)
		}
	}
	if pybind.Release(request) != 0 || pybind.Release(request) != seamClosed || pybind.KeptSize(request) != seamClosed ||
		pybind.KeptRead(request, 0, at, size) != seamClosed {
		t.Error("it is still there after Release")
	}
	eventually(t, "its file is gone", func() bool { return len(spoolFiles()) == 0 })
}

func TestSeamCloseWithRequestsOutstanding(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	clients := s.batch(3, ok)
	queued := s.dial()
	queued.send(get("/"))
	s.publish(0, answersAt, ok, "published")
	if code := pybind.Close(s.number, 50); code != 0 {
		t.Fatalf("Close: %d", code)
	}
	if r := clients[0].read("GET"); r.body != "published" {
		t.Errorf("published: got %s %q", r.Status, r.body)
	}
	for _, c := range clients[1:] {
		if r := c.read("GET"); r.StatusCode != 503 {
			t.Errorf("taken: got %s", r.Status)
		}
	}
	if code := pybind.Step(s.number, -1, 64, 0); code != seamClosed {
		t.Errorf("Step: %d", code)
	}
	if got := queued.gone(); got != "" && !strings.HasPrefix(got, "HTTP/1.1 503 ") {
		t.Errorf("queued: got %q", got)
	}
}
