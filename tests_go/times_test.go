// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

const short = 100 * time.Millisecond

func TestIdleTime(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{IdleTime: short}}
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, "")
	if got := s.dial().gone(); got != "" {
		t.Errorf("a silent client got %q", got)
	}
	c := s.dial()
	c.ask(get("/"))
	if got := c.gone(); got != "" {
		t.Errorf("a client that became silent got %q", got)
	}
}

// trickle sends a little again and again until the server has had enough.
func trickle(c *client, text string) {
	for {
		if _, err := io.WriteString(c, text); err != nil {
			return
		}
		time.Sleep(short / 10)
	}
}

func TestHeadTimeIsForTheWholeHead(t *testing.T) {
	s := serve(t, &httpserver.HTTPServer{Limits: httpserver.Limits{HeadTime: short}}, "")
	for desc, begin := range map[string]string{"stops": "GET / HT", "never stops": "GET / HTTP/1.1\r\nX: "} {
		c := s.dial()
		c.send(begin)
		if desc == "never stops" {
			go trickle(c, "x")
		}
		if r := c.read("GET"); r.StatusCode != 408 || !r.Close {
			t.Errorf("a head that %s: got %s", desc, r.Status)
		}
	}
}

func TestBodyTimeIsForAPause(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{BodyTime: 10 * short, HeadTime: short}}
	server.Route("/", "POST", echo)
	s := serve(t, server, "")
	c := s.dial()
	c.send(message("POST", "/", "", "Content-Length: 10"))
	for range 9 { // longer than a head may take, never pausing for long
		c.send("x")
		time.Sleep(short / 5)
	}
	c.send("x")
	if r := c.read("POST"); r.body != "POST / xxxxxxxxxx" {
		t.Errorf("a slow body: got %s %q", r.Status, r.body)
	}
	if r := s.ask(message("POST", "/", "", "Content-Length: 10") + "x"); r.StatusCode != 408 || !r.Close {
		t.Errorf("a body that stops: got %s", r.Status)
	}
}

func TestQueueTime(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{QueueTime: short}}
	server.Route("/", "GET", named("hi"))
	server.Route("/slow", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		time.Sleep(3 * short)
		return &httpserver.HTTPResponse{Body: []byte("slow")}
	})
	s := start(t, server, "")
	r := s.ask(get("/"))
	if r.StatusCode != 503 || r.Header.Get("Retry-After") == "" || !strings.Contains(r.body, "in time") {
		t.Errorf("nobody polls: got %s %q", r.Status, r.body)
	}
	if handled, _ := server.Poll(0); handled {
		t.Error("the request was handled all the same")
	}
	if r := serve(t, &httpserver.HTTPServer{}, "").ask(get("/")); r.StatusCode != 404 {
		t.Errorf("got %s", r.Status)
	}
	c := s.dial()
	c.send(get("/slow"))
	server.Poll(patience)
	if r := c.read("GET"); r.body != "slow" {
		t.Errorf("a handler that has begun: got %s", r.Status)
	}
}

func TestSendTime(t *testing.T) {
	const size = 24 << 20
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{SendTime: 7 * short}}
	body := make([]byte, size)
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return &httpserver.HTTPResponse{Body: body} })
	s := serve(t, server, folder(t, map[string]string{"file": string(body)}))
	for _, path := range []string{"/", "/file"} {
		t.Run(path, func(t *testing.T) {
			steady := s.dial()
			steady.SetReadBuffer(64 << 10)
			steady.send(get(path))
			got, began := int64(0), time.Now()
			for {
				n, err := io.CopyN(io.Discard, steady.in, 256<<10)
				if got += n; err != nil || got >= size {
					break
				}
				time.Sleep(short / 10)
			}
			if got < size {
				t.Errorf("a slow client got %d bytes of %d in %v", got, size, time.Since(began))
			}
			stuck := s.dial()
			stuck.send(get(path))
			eventually(t, "a client that takes nothing is dropped", func() bool {
				// Once the server has closed, what the client sends is answered with a reset.
				_, err := stuck.Write([]byte("x"))
				return err != nil
			})
		})
	}
}
