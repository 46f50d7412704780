// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// carrier carries the bytes of an external connection from and to memory, and handles its requests.
type carrier struct {
	*httpserver.External
	server *httpserver.HTTPServer
	got    strings.Builder
}

// external makes a server and a client over it that has no socket.
func external(t *testing.T, server *httpserver.HTTPServer) *carrier {
	t.Helper()
	server.Logf = t.Logf
	return &carrier{External: server.Connect("a test"), server: server}
}

// pump handles and sends whatever there is.
func (c *carrier) pump() {
	for {
		p, err := c.Outgoing()
		if err != nil {
			c.got.WriteString("!" + err.Error())
			c.Abort()
		}
		if len(p) > 0 {
			n := min(len(p), 1000) // a slow line
			c.got.Write(p[:n])
			c.Sent(n)
		} else if handled, _ := c.server.Poll(0); !handled {
			return
		}
	}
}

func TestExternal(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: smallLimits}
	server.Limits.HeadBytes = 1000
	server.Route("/", "GET", named("hi"))
	server.Route("/echo", "POST", echo)
	server.Route("/remote", "GET", func(r *httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Body: []byte(r.RemoteAddr())}
	})
	server.SetRoot(folder(t, map[string]string{"f.txt": "file", "index.html": strings.Repeat("large", 5000)}))
	type answer struct {
		status int
		body   string
	}
	cases := []struct {
		desc, in string
		want     []answer
		done     bool
	}{
		{"a request", get("/"), []answer{{200, "hi"}}, false},
		{"its address", get("/remote"), []answer{{200, "a test"}}, false},
		{"a body", message("POST", "/echo", "body"), []answer{{200, "POST /echo body"}}, false},
		{"a body in a temporary file", message("POST", "/echo", strings.Repeat("b", 64)), []answer{{200, "POST /echo " + strings.Repeat("b", 64)}}, false},
		{"chunks", strings.Replace(chunked("1\r\na\r\n0\r\n\r\n"), " / ", " /echo ", 1), []answer{{200, "POST /echo a"}}, false},
		{"a file", get("/f.txt"), []answer{{200, "file"}}, false},
		{"a large file", get("/index.html"), []answer{{200, strings.Repeat("large", 5000)}}, false},
		{"nothing there", get("/nothing"), []answer{{404, "404 Not Found\n"}}, false},
		{"many at once", get("/") + get("/f.txt") + get("/f.txt") + get("/"), []answer{{200, "hi"}, {200, "file"}, {200, "file"}, {200, "hi"}}, false},
		{"the client closes", get("/", "Connection: close") + get("/"), []answer{{200, "hi"}}, true},
		{"a refusal behind a request", get("/") + "nonsense\r\n", []answer{{200, "hi"}, {400, ""}}, true},
		{"too large", message("POST", "/echo", strings.Repeat("b", 65)), []answer{{413, ""}}, true},
	}
	for _, c := range cases {
		for _, pieces := range [][]string{{c.in}, bytewise(c.in)} {
			t.Run(c.desc, func(t *testing.T) {
				carrier := external(t, server)
				for _, piece := range pieces {
					carrier.Receive([]byte(piece))
					carrier.pump()
				}
				src := bufio.NewReader(strings.NewReader(carrier.got.String()))
				for _, want := range c.want {
					r, err := http.ReadResponse(src, nil)
					if err != nil {
						t.Fatal(err)
					}
					body, err := io.ReadAll(r.Body)
					if err != nil || r.StatusCode != want.status || want.body != "" && string(body) != want.body {
						t.Errorf("got %s %q, %v; want %v", r.Status, body, err, want)
					}
				}
				if rest, _ := io.ReadAll(src); len(rest) > 0 || carrier.Done() != c.done || carrier.Wants() == c.done {
					t.Errorf("rest %q, done %v, wants %v", rest, carrier.Done(), carrier.Wants())
				}
				carrier.Receive(nil)
				carrier.pump()
				if !carrier.Done() {
					t.Error("it is not done when the client is")
				}
			})
		}
	}
}

// Requests that come all at once must not have all their files open at once.
func TestExternalAnswersOneByOne(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.SetRoot(folder(t, map[string]string{"f.txt": "file"}))
	c := external(t, server)
	before := openFiles()
	c.Receive([]byte(strings.Repeat(get("/f.txt"), 5000)))
	if now := openFiles(); now > before+10 {
		t.Errorf("%d files are open, %d before", now, before)
	}
	if c.Wants() {
		t.Error("it wants more before it has answered")
	}
	c.pump()
	if n := strings.Count(c.got.String(), "\r\n\r\nfile"); n != 5000 {
		t.Errorf("%d answers", n)
	}
}

func TestExternalTimes(t *testing.T) {
	limits := httpserver.Limits{IdleTime: short, HeadTime: short, BodyTime: short, QueueTime: short, SendTime: short}
	cases := []struct {
		desc, in, want string
	}{
		{"idle", "", ""},
		{"in the head", "GET / HT", "HTTP/1.1 408 "},
		{"in the body", message("POST", "/", "", "Content-Length: 5"), "HTTP/1.1 408 "},
		{"waiting for a handler", get("/"), "HTTP/1.1 503 "},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			server := &httpserver.HTTPServer{Limits: limits}
			server.Route("/", "GET", named("hi"))
			carrier := external(t, server)
			carrier.Receive([]byte(c.in))
			eventually(t, "it has been waited for long enough", func() bool {
				carrier.Tick()
				p, _ := carrier.Outgoing()
				return len(p) > 0 || carrier.Done()
			})
			p, _ := carrier.Outgoing()
			if !strings.HasPrefix(string(p), c.want) || c.want == "" && len(p) > 0 {
				t.Errorf("got %q", p)
			}
			eventually(t, "a client that takes nothing is dropped", func() bool {
				carrier.Tick()
				return carrier.Done()
			})
		})
	}
}

func TestExternalAbort(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	server.SetRoot(folder(t, map[string]string{"f.txt": "file"}))
	for _, in := range []string{"", "GET /", get("/f.txt"), get("/"), get("/") + get("/f.txt")} {
		c := external(t, server)
		c.Receive([]byte(in))
		c.Abort()
		if !c.Done() {
			t.Errorf("%q: not done", in)
		}
		server.Poll(0) // the answer goes nowhere
		if p, err := c.Outgoing(); len(p) > 0 || err != nil {
			t.Errorf("%q: got %q, %v", in, p, err)
		}
	}
}

func TestExternalDrains(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{DrainTime: 10 * patience}}
	server.Route("/", "GET", named("hi"))
	idle, busy := external(t, server), external(t, server)
	busy.Receive([]byte(get("/")))
	server.Drain()
	idle.pump()
	if !idle.Done() || busy.Done() {
		t.Errorf("idle done %v, busy done %v", idle.Done(), busy.Done())
	}
	busy.pump()
	if got := busy.got.String(); !strings.Contains(got, "Connection: close") || !strings.HasSuffix(got, "hi") || !busy.Done() {
		t.Errorf("got %q, done %v", got, busy.Done())
	}
	began := time.Now()
	server.Close()
	if time.Since(began) > patience {
		t.Error("there is nothing to wait for")
	}
}

func TestExternalIsAnsweredWhenTheServerEnds(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", named("hi"))
	c := external(t, server)
	c.Receive([]byte(get("/")))
	server.Close()
	c.Tick()
	c.pump()
	if got := c.got.String(); !strings.HasPrefix(got, "HTTP/1.1 503 ") || !c.Done() {
		t.Errorf("got %q, done %v", got, c.Done())
	}
}
