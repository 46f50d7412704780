// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

const (
	ok204      = "HTTP/1.1 204 No Content\r\n\r\n"
	okBody     = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi"
	okHead     = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n"
	okLast     = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
	okKept     = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi"
	okNothing  = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
	ok304      = "HTTP/1.1 304 Not Modified\r\n\r\n"
	ok205      = "HTTP/1.1 205 Reset Content\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n"
	ok204Close = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
)

// exchange feeds bytes and answers every request with response. It returns what was sent, without dates, and whether
// the connection is over.
func exchange(t *testing.T, in string, response *httpserver.HTTPResponse) (string, bool) {
	t.Helper()
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte(in))
	for {
		r, _ := conn.Next()
		if r == nil {
			return undated(drain(conn)), conn.Done()
		}
		if err := conn.Respond(r, response); err != nil {
			t.Fatal(err)
		}
	}
}

func TestResponsesAreFramed(t *testing.T) {
	hi := &httpserver.HTTPResponse{Body: []byte("hi")}
	status := func(s httpserver.HTTPStatus, body string) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Status: s, Body: []byte(body)}
	}
	cases := []struct {
		desc     string
		in       string
		response *httpserver.HTTPResponse
		want     string
		done     bool
	}{
		{"a body", get("/"), hi, okBody, false},
		{"no body", get("/"), &httpserver.HTTPResponse{}, okNothing, false},
		{"HEAD tells the length and sends nothing", message("HEAD", "/", ""), hi, okHead, false},
		{"HEAD, then GET", message("HEAD", "/", "") + get("/"), hi, okHead + okBody, false},
		{"a method head is not HEAD", message("head", "/", ""), hi, okBody, false},
		{"204 has no length", get("/"), status(httpserver.StatusNoContent, ""), ok204, false},
		{"204 sends no body", get("/") + get("/"), status(httpserver.StatusNoContent, "hi"), ok204 + ok204, false},
		{"304 sends no body", get("/") + get("/"), status(httpserver.StatusNotModified, "hi"), ok304 + ok304, false},
		{"205 has a length", get("/"), status(httpserver.StatusResetContent, ""), ok205, false},
		{"two requests at once", get("/1") + get("/2"), hi, okBody + okBody, false},

		{"the client closes", get("/", "Connection: close"), hi, okLast, true},
		{"the client closes, in odd case", get("/", "connection: CLOSE"), hi, okLast, true},
		{"the client closes, in a list", get("/", "Connection: TE, close"), hi, okLast, true},
		{"the client closes, in a second field", get("/", "Connection: TE", "Connection: close"), hi, okLast, true},
		{"close wins over keep-alive", get("/", "Connection: close, keep-alive"), hi, okLast, true},
		{"a word that only begins with close", get("/", "Connection: closed"), hi, okBody, false},
		{"what follows close is not looked at", get("/", "Connection: close") + get("/2"), hi, okLast, true},
		{"keep-alive needs no word in HTTP/1.1", get("/", "Connection: keep-alive"), hi, okBody, false},
		{"HTTP/1.0 closes", "GET / HTTP/1.0\r\n\r\n", hi, okLast, true},
		{"HTTP/1.0 keeps alive when asked", "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", hi, okKept, false},
		{"HTTP/1.0 with both words", "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", hi, okLast, true},
		{"204 to HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", status(httpserver.StatusNoContent, ""), ok204Close, true},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			got, done := exchange(t, c.in, c.response)
			if got != c.want || done != c.done {
				t.Errorf("got\n%q, done %v\nwant\n%q, done %v", got, done, c.want, c.done)
			}
		})
	}
}

func TestRawBytesAreKeptExactly(t *testing.T) {
	requests := []string{
		"GET /a%20b?c HTTP/1.1\r\nhOST:x\r\nX:  two  blanks \r\nX:\r\n\r\n",
		message("POST", "/", "\x00body\r\n\xff"),
		chunked("0005;ext=\"y\"\r\nhello\r\n1 \r\n!\r\n0\r\nTrailer: 1\r\n\r\n"),
		chunked("40\r\n" + strings.Repeat("spool me", 8) + "\r\n0\r\n\r\n"), // in a temporary file, by smallLimits
		message("PUT", "/", strings.Repeat("spool me", 8)),
	}
	for _, pieces := range [][]string{{strings.Join(requests, "")}, bytewise(strings.Join(requests, ""))} {
		var got []string
		conn := httpserver.NewConn(smallLimits)
		for _, piece := range pieces {
			conn.Receive([]byte(piece))
			r, err := conn.Next()
			for ; r != nil; r, err = conn.Next() {
				raw, _ := io.ReadAll(r.Raw())
				got = append(got, string(raw))
				if memory := r.RawBytes(); memory != nil && string(memory) != string(raw) {
					t.Errorf("RawBytes %q, Raw %q", memory, raw)
				}
				conn.Respond(r, &httpserver.HTTPResponse{})
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(got, requests) {
			t.Errorf("fed in %d pieces: got\n%q\nwant\n%q", len(pieces), got, requests)
		}
	}
}

// What a request holds must not change when its connection goes on.
func TestARequestOutlivesItsConnectionsBuffer(t *testing.T) {
	conn := httpserver.NewConn(httpserver.Limits{})
	buf := []byte(message("POST", "/1", "first"))
	conn.Receive(buf)
	first, _ := conn.Next()
	copy(buf, strings.Repeat("x", len(buf)))
	conn.Receive([]byte(message("POST", "/2", "second")))
	second, _ := conn.Next()
	for r, want := range map[*httpserver.Request]string{first: "/1 first", second: "/2 second"} {
		if body, _ := io.ReadAll(r.Body()); r.Target()+" "+string(body) != want {
			t.Errorf("got %s %s, want %s", r.Target(), body, want)
		}
	}
}

func TestEndsOfInput(t *testing.T) {
	cases := []struct {
		desc string
		in   string
		want error
	}{
		{"before anything", "", io.EOF},
		{"after an empty line", "\r\n", io.EOF},
		{"in the middle of an empty line", "\r", io.EOF},
		{"in the request line", "GET / HT", io.ErrUnexpectedEOF},
		{"in the fields", "GET / HTTP/1.1\r\nHost: x\r\n", io.ErrUnexpectedEOF},
		{"in the body", message("POST", "/", "", "Content-Length: 5") + "hell", io.ErrUnexpectedEOF},
		{"in a chunk", chunked("5\r\nhell"), io.ErrUnexpectedEOF},
		{"in a body in a temporary file", chunked("40\r\n" + strings.Repeat("x", 60)), io.ErrUnexpectedEOF},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			tr := transcribe(smallLimits, bytewise(c.in)...)
			if tr.err != c.want || tr.output != "" || !tr.done {
				t.Errorf("got %v, output %q, done %v", tr.err, tr.output, tr.done)
			}
		})
	}
}

func TestHalfClosedClientIsAnswered(t *testing.T) {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte(get("/1") + get("/2")))
	conn.ReceiveEOF()
	for _, target := range []string{"/1", "/2"} {
		r, err := conn.Next()
		if err != nil || r.Target() != target {
			t.Fatalf("got %v, %v", r, err)
		}
		if conn.Done() {
			t.Error("done before the answer")
		}
		conn.Respond(r, &httpserver.HTTPResponse{Body: []byte("hi")})
	}
	if _, err := conn.Next(); err != io.EOF {
		t.Errorf("got %v, want EOF", err)
	}
	if got := undated(drain(conn)); got != okBody+okBody || !conn.Done() {
		t.Errorf("got %q, done %v", got, conn.Done())
	}
}

func TestARefusalWaitsForTheAnswersBeforeIt(t *testing.T) {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte(get("/") + "nonsense\r\n\r\n"))
	r, _ := conn.Next()
	_, err := conn.Next()
	var refusal *httpserver.ProtocolError
	if !errors.As(err, &refusal) || refusal.Status.Code != 400 || refusal.Section == "" {
		t.Fatalf("got %v", err)
	}
	if got := drain(conn); got != "" || conn.Done() {
		t.Fatalf("before the answer: %q, done %v", got, conn.Done())
	}
	conn.Respond(r, &httpserver.HTTPResponse{Body: []byte("hi")})
	if got := undated(drain(conn)); !strings.HasPrefix(got, okBody+"HTTP/1.1 400 ") || !conn.Done() {
		t.Errorf("got %q, done %v", got, conn.Done())
	}
}

func TestTimeout(t *testing.T) {
	cases := []struct {
		desc string
		in   string
		want string
	}{
		{"nothing has come: it just closes", "", ""},
		{"after an empty line it just closes", "\r\n", ""},
		{"in the head", "GET / HTTP/1.1\r\n", "HTTP/1.1 408 Request Timeout\r\n"},
		{"in the body", message("POST", "/", "", "Content-Length: 9") + "x", "HTTP/1.1 408 Request Timeout\r\n"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			conn := httpserver.NewConn(httpserver.Limits{})
			conn.Receive([]byte(c.in))
			conn.Next()
			conn.Timeout()
			if got := drain(conn); !strings.HasPrefix(got, c.want) || (got == "") != (c.want == "") || !conn.Done() {
				t.Errorf("got %q, done %v, want %q", got, conn.Done(), c.want)
			}
			conn.Receive([]byte(get("/")))
			if r, err := conn.Next(); r != nil || err == nil {
				t.Errorf("a request after the timeout: %v, %v", r, err)
			}
		})
	}
}
