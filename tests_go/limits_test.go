// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

func TestRequestsBeyondTheLimitsAreRefused(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{TargetBytes: 100, HeadBytes: 1000, HeaderFields: 5, BodyBytes: 10}}
	server.Route("/", "POST", echo)
	s := serve(t, server, "")
	cases := []struct {
		desc, request string
		status        int
	}{
		{"within them", message("POST", "/", "0123456789"), 200},
		{"TargetBytes", get("/" + strings.Repeat("t", 100)), 414},
		{"HeadBytes", get("/", "X: "+strings.Repeat("x", 1000)), 431},
		{"HeaderFields", get("/", "A: 1", "B: 2", "C: 3", "D: 4", "E: 5"), 431},
		{"BodyBytes", message("POST", "/", "0123456789a"), 413},
		{"BodyBytes, of a client that asks first", message("POST", "/", "", "Content-Length: 11", "Expect: 100-continue"), 413},
		{"BodyBytes, of a client that sends on", message("POST", "/", strings.Repeat("x", 200<<10)), 413},
		{"BodyBytes, chunked", chunked("b\r\n0123456789a\r\n0\r\n\r\n"), 413},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			client := s.dial()
			if r := client.ask(c.request); r.StatusCode != c.status || r.Close != (c.status != 200) {
				t.Errorf("got %s %q, close %v", r.Status, r.body, r.Close)
			}
			if c.status != 200 {
				if rest := client.gone(); rest != "" {
					t.Errorf("more than one answer: %q", rest)
				}
			}
		})
	}
}

func TestConnectionsLimit(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{Connections: 2}}
	server.Route("/", "GET", named("hi"))
	s := start(t, server, "")
	busy := []*client{s.dial(), s.dial()}
	batch := make([]*httpserver.Exchange, 2)
	for i, c := range busy { // both wait for an answer: nobody is idle
		c.send(get("/"))
		if server.Take(batch[i:i+1], patience) != 1 {
			t.Fatal("nothing to take")
		}
	}
	for range 20 {
		if r := s.dial().read("GET"); r.StatusCode != 503 || !r.Close {
			t.Errorf("one too many: got %s", r.Status)
		}
		if r := s.ask(get("/")); r.StatusCode != 503 { // it has sent something, which must not lose it the answer
			t.Errorf("one too many, that asks at once: got %s", r.Status)
		}
	}
	for i, c := range busy {
		batch[i].Respond(&httpserver.HTTPResponse{})
		c.read("GET")
	}
	// Both are idle now, or will be in a moment. One of them makes room.
	eventually(t, "an idle connection makes room", func() bool {
		c := s.dial()
		c.send(get("/nothing"))
		return c.read("GET").StatusCode == 404
	})
}

func TestQueuedRequestsLimit(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{QueuedRequests: 2}}
	server.Route("/", "GET", named("hi"))
	s := start(t, server, "")
	answers := make(chan *response, 3)
	for range 3 {
		go func() { answers <- s.ask(get("/")) }()
	}
	if r := <-answers; r.StatusCode != 503 || r.Header.Get("Retry-After") == "" {
		t.Errorf("the first answer: got %s", r.Status)
	}
	for range 2 {
		if handled, _ := server.Poll(patience); !handled {
			t.Error("nothing to handle")
		}
		if r := <-answers; r.body != "hi" {
			t.Errorf("got %s", r.Status)
		}
	}
}

func TestAnswerBytesLimit(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{AnswerBytes: 1 << 20}}
	large := make([]byte, 64<<20)
	server.Route("/large", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return &httpserver.HTTPResponse{Body: large} })
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	slow := s.dial()
	slow.send(get("/large"))
	slow.in.Peek(1)
	other := s.dial()
	for range 3 {
		if r := other.ask(get("/large")); r.StatusCode != 503 || r.Close {
			t.Errorf("while a large answer waits, another: got %s, close %v", r.Status, r.Close)
		}
		if r := other.ask(get("/")); r.StatusCode != 200 {
			t.Errorf("while a large answer waits, a small one: got %s", r.Status)
		}
	}
	slow.SetLinger(0)
	slow.Close()
	eventually(t, "there is room again", func() bool { return other.ask(get("/large")).StatusCode == 200 })
}

// spooled reports whether a temporary file is in use, where one can tell.
func spooled() bool { return runtime.GOOS != "linux" || len(spoolFiles()) > 0 }

func TestBodyMemoryLimit(t *testing.T) {
	body := strings.Repeat("0123456789", 20<<10)
	var inFile bool
	var kept *httpserver.Request
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{BodyMemory: 1000}}
	upload := func(r *httpserver.Request) *httpserver.HTTPResponse {
		inFile = r.RawBytes() == nil && spooled()
		if r.Path() == "/keep" {
			kept = r
			r.Keep()
		}
		return echo(r)
	}
	server.Route("/", "POST", upload)
	server.Route("/keep", "POST", upload)
	s := serve(t, server, "")
	none := func() bool { return len(spoolFiles()) == 0 }

	if r := s.ask(message("POST", "/", body[:500])); r.body != "POST / "+body[:500] || inFile {
		t.Errorf("a small body: got %s, in a file %v", r.Status, inFile)
	}
	if r := s.ask(message("POST", "/", body)); r.body != "POST / "+body || !inFile {
		t.Errorf("a large body: got %s, in a file %v", r.Status, inFile)
	}
	eventually(t, "the file is gone after the answer", none)
	pieces := message("POST", "/", "", "Transfer-Encoding: chunked") + strings.Repeat("a\r\n0123456789\r\n", 20<<10) + "0\r\n\r\n"
	if r := s.ask(pieces); r.body != "POST / "+body || !inFile {
		t.Errorf("a large body in chunks: got %s, in a file %v", r.Status, inFile)
	}
	eventually(t, "the file is gone after the answer", none)

	s.ask(message("POST", "/keep", body))
	if got, err := io.ReadAll(kept.Body()); string(got) != body || err != nil {
		t.Errorf("kept beyond its answer: got %d bytes, %v", len(got), err)
	}
	kept.Close()
	eventually(t, "the file is gone when it is let go", none)

	broken := s.dial()
	broken.send(message("POST", "/", "", "Content-Length: 1000000") + body)
	eventually(t, "half a body is in a file", spooled)
	broken.SetLinger(0)
	broken.Close()
	eventually(t, "the file is gone with its client", none)
}

func TestABodyThatCanNotBeKeptIs507(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("TMPDIR is for Unix")
	}
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{BodyMemory: 1000}}
	server.Route("/", "POST", echo)
	s := serve(t, server, "")
	if r := s.ask(message("POST", "/", strings.Repeat("x", 100<<10))); r.StatusCode != 507 {
		t.Errorf("got %s %q", r.Status, r.body)
	}
	if r := s.ask(message("POST", "/", "small")); r.StatusCode != 200 {
		t.Errorf("a small one: got %s", r.Status)
	}
}

func TestLimitsThatAreZeroOrNegativeTakeTheirDefaults(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{QueuedRequests: -1, Connections: -1, HeadBytes: -1, IdleTime: -1}}
	server.Route("/", "GET", named("hi"))
	if r := serve(t, server, "").ask(get("/")); r.body != "hi" {
		t.Errorf("got %s", r.Status)
	}
}

// A client that resets before it has read its refusal must not count, ever after, as one whose answer still waits.
func TestRefusedConnectionsLeaveNothingBehind(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{Connections: 1, AnswerBytes: 500}}
	begun, release := make(chan bool), make(chan bool)
	server.Route("/wait", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { begun <- true; <-release; return nil })
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	busy := s.dial()
	busy.send(get("/wait"))
	<-begun
	for range 100 {
		c := s.dial()
		c.SetLinger(0)
		c.Close()
	}
	close(release)
	busy.read("GET")
	busy.Close()
	eventually(t, "a client is served", func() bool { return s.ask(get("/")).StatusCode == 200 })
}

func TestRequestBytesLimit(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{RequestBytes: 1 << 20, BodyMemory: 300 << 10}}
	server.Route("/", "POST", echo)
	s := serve(t, server, "")
	refused := make(chan string, 2)
	uploads := []*client{s.dial(), s.dial()}
	for _, c := range uploads { // there is room for one
		go func() {
			io.WriteString(c, message("POST", "/", "", "Content-Length: 700000")+strings.Repeat("x", 600<<10))
			line, _ := c.in.ReadString('\n')
			refused <- line
		}()
	}
	if line := <-refused; !strings.Contains(line, "503") {
		t.Errorf("got %q", line)
	}
	for _, c := range uploads {
		c.Close()
	}
	<-refused
	eventually(t, "there is room again", func() bool {
		return s.ask(message("POST", "/", strings.Repeat("y", 600<<10))).StatusCode == 200
	})
}
