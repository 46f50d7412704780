// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

const goOn = "HTTP/1.1 100 Continue\r\n\r\n"

// expecting is the head of a request that waits for 100 Continue.
func expecting(fields ...string) string {
	return message("POST", "/", "", append([]string{"Expect: 100-continue"}, fields...)...)
}

func TestExpect(t *testing.T) {
	cases := []struct {
		desc   string
		pieces []string
		want   string // what is sent before the answer
		status int    // of the answer or the refusal
	}{
		{"the client waits", []string{expecting("Content-Length: 2"), "hi"}, goOn, 200},
		{"the client waits, chunked", []string{expecting("Transfer-Encoding: chunked"), "2\r\nhi\r\n0\r\n\r\n"}, goOn, 200},
		{"in odd case", []string{message("POST", "/", "", "eXPECT: 100-CONTINUE", "Content-Length: 2"), "hi"}, goOn, 200},
		{"it is said once", []string{expecting("Content-Length: 2"), "", "h", "", "i"}, goOn, 200},
		{"byte by byte it is said once", bytewise(expecting("Content-Length: 2") + "hi"), goOn, 200},
		{"the body is there already", []string{expecting("Content-Length: 2") + "hi"}, "", 200},
		{"the body has begun", []string{expecting("Content-Length: 2") + "h", "i"}, "", 200},
		{"the chunks have begun", []string{expecting("Transfer-Encoding: chunked") + "2", "\r\nhi\r\n0\r\n\r\n"}, "", 200},
		{"a body is announced, but not how long it is", []string{expecting()}, "", 411},
		{"the body is empty", []string{expecting("Content-Length: 0")}, "", 200},
		{"HTTP/1.0 does not know it", []string{"POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n", "hi"}, "", 200},
		{"the body would be too large", []string{expecting("Content-Length: 65")}, "", 413},
		{"something else is expected", []string{message("POST", "/", "", "Expect: the-unexpected", "Content-Length: 2")}, "", 417},
		{"more is expected", []string{message("POST", "/", "", "Expect: 100-continue, more", "Content-Length: 2")}, "", 417},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			conn, before := httpserver.NewConn(smallLimits), ""
			for _, piece := range c.pieces {
				conn.Receive([]byte(piece))
				r, _ := conn.Next()
				if r != nil {
					before = drain(conn)
					conn.Respond(r, &httpserver.HTTPResponse{})
				}
			}
			got := drain(conn)
			if before == "" {
				before = got[:strings.Index(got, "HTTP/1.1 "+httpserver.HTTPStatus{Code: c.status}.String()[:3])]
			}
			if before != c.want {
				t.Errorf("before the answer: got %q, want %q", before, c.want)
			}
			if !strings.Contains(got, "HTTP/1.1 "+httpserver.HTTPStatus{Code: c.status}.String()[:3]) {
				t.Errorf("the answer: got %q, want %d", got, c.status)
			}
		})
	}
}

func TestExpectWaitsForTheAnswersBeforeIt(t *testing.T) {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte(get("/1") + expecting("Content-Length: 2")))
	first, _ := conn.Next()
	if r, err := conn.Next(); r != nil || err != nil {
		t.Fatalf("got %v, %v", r, err)
	}
	if got := drain(conn); got != "" {
		t.Fatalf("before the first answer: %q", got)
	}
	conn.Respond(first, &httpserver.HTTPResponse{Body: []byte("hi")})
	conn.Next()
	if got := undated(drain(conn)); got != okBody+goOn {
		t.Errorf("got %q", got)
	}
	conn.Receive([]byte("hi"))
	if r, err := conn.Next(); r == nil || err != nil {
		t.Errorf("got %v, %v", r, err)
	}
}

func TestExpectOverASocket(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "POST", echo)
	c := serve(t, server, "").dial()
	for range 2 {
		c.send(expecting("Content-Length: 2"))
		got := make([]byte, len(goOn))
		if _, err := io.ReadFull(c.in, got); err != nil || string(got) != goOn {
			t.Fatalf("got %q, %v", got, err)
		}
		if r := c.ask("hi"); r.body != "POST / hi" {
			t.Errorf("got %s %q", r.Status, r.body)
		}
	}
}
