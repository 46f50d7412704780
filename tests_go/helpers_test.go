// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// patience is how long a test waits for what must come. Machines are noisy; only a failing test ever waits that long.
const patience = 20 * time.Second

// transport is the one that the tests run on: HTTPSERVER_TRANSPORT names it. It is a function so that go test sees what
// is asked for, and does not take the results of another one for it.
func transport() httpserver.TransportKind {
	return map[string]httpserver.TransportKind{"portable": httpserver.Portable, "epoll": httpserver.Epoll}[os.Getenv("HTTPSERVER_TRANSPORT")]
}

// echo answers with what was asked.
func echo(r *httpserver.Request) *httpserver.HTTPResponse {
	body, err := io.ReadAll(r.Body())
	if err != nil {
		return &httpserver.HTTPResponse{Status: httpserver.StatusInternalServerError, Body: []byte(err.Error())}
	}
	return &httpserver.HTTPResponse{Body: []byte(r.Method() + " " + r.Target() + " " + string(body))}
}

var dateLine = regexp.MustCompile(`Date: [^\r]*\r\n`)

// undated takes the Date fields, which change, out of responses.
func undated(responses string) string { return dateLine.ReplaceAllString(responses, "") }

// drain takes everything out of a connection that it has to send.
func drain(conn *httpserver.Conn) string {
	var out strings.Builder
	for {
		p, err := conn.Outgoing()
		if err != nil {
			return out.String() + "!" + err.Error()
		}
		if len(p) == 0 {
			return out.String()
		}
		out.Write(p)
		conn.Sent(len(p))
	}
}

// testServer is a server on a free port of the loopback that polls on a goroutine of its own.
type testServer struct {
	*httpserver.HTTPServer
	t       *testing.T
	address string
}

// start starts a server, without polling.
func start(t *testing.T, server *httpserver.HTTPServer, root string) *testServer {
	t.Helper()
	if server.Logf == nil {
		server.Logf = t.Logf
	}
	if server.Transport == httpserver.Fastest {
		server.Transport = transport()
	}
	if err := server.Start("127.0.0.1", 0, root); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.CloseWithin(time.Second) })
	return &testServer{server, t, server.Addrs()[0].String()}
}

// serve starts a server and polls it until the test ends.
func serve(t *testing.T, server *httpserver.HTTPServer, root string) *testServer {
	t.Helper()
	s := start(t, server, root)
	s.keepPolling()
	return s
}

// keepPolling polls until the test ends.
func (s *testServer) keepPolling() {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			if _, err := s.Poll(time.Second); err != nil {
				return
			}
		}
	}()
	s.t.Cleanup(func() { s.CloseWithin(time.Second); <-done })
}

// dial connects a client.
func (s *testServer) dial() *client {
	s.t.Helper()
	sock, err := net.Dial("tcp", s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	sock.SetDeadline(time.Now().Add(patience))
	s.t.Cleanup(func() { sock.Close() })
	return &client{sock.(*net.TCPConn), s.t, bufio.NewReader(sock)}
}

// ask sends one request on a connection of its own and returns the response.
func (s *testServer) ask(request string) *response {
	s.t.Helper()
	c := s.dial()
	defer c.Close()
	return c.ask(request)
}

// client speaks raw HTTP.
type client struct {
	*net.TCPConn
	t  *testing.T
	in *bufio.Reader
}

// response is what a client got.
type response struct {
	*http.Response
	body string
}

// send writes bytes as they are.
func (c *client) send(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		c.t.Fatalf("sending: %v", err)
	}
}

// ask sends a request and reads its response.
func (c *client) ask(request string) *response {
	c.t.Helper()
	c.send(request)
	method, _, _ := strings.Cut(request, " ")
	return c.read(method)
}

// read reads the response to a request with that method.
func (c *client) read(method string) *response {
	c.t.Helper()
	r, err := http.ReadResponse(c.in, &http.Request{Method: method})
	if err != nil {
		c.t.Fatalf("reading a response: %v", err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		c.t.Fatalf("reading the body of a %s after %d bytes: %v", r.Status, len(body), err)
	}
	return &response{r, string(body)}
}

// gone waits until the server has closed the connection and returns what it sent before.
func (c *client) gone() string {
	c.t.Helper()
	rest, err := io.ReadAll(c.in)
	if e, ok := err.(net.Error); ok && e.Timeout() {
		c.t.Fatalf("the server did not close the connection; it sent %q", rest)
	}
	return string(rest)
}

// get is a GET request for HTTP/1.1, with further field lines.
func get(target string, fields ...string) string { return message("GET", target, "", fields...) }

// message is a request for HTTP/1.1 with further field lines; a body gets its Content-Length.
func message(method, target, body string, fields ...string) string {
	head := fmt.Sprintf("%s %s HTTP/1.1\r\nHost: x\r\n", method, target)
	if body != "" {
		head += fmt.Sprintf("Content-Length: %d\r\n", len(body))
	}
	for _, field := range fields {
		head += field + "\r\n"
	}
	return head + "\r\n" + body
}

// folder makes a folder with files, name and content.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// aged sets the times of all files in a folder back, so that a server may keep them in memory.
func aged(t *testing.T, dir string) string {
	t.Helper()
	ago := time.Now().Add(-time.Hour).Truncate(time.Second)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		return os.Chtimes(path, ago, ago)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// eventually waits until something is so.
func eventually(t *testing.T, desc string, so func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("it never came true that %s", desc)
		}
	}
}
