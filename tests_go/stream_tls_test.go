// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"math/big"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"adafruit-httpserver-go/httpserver"
)

// secure starts a server behind TLS, which takes the portable transport, without polling.
func secure(t *testing.T, limits httpserver.Limits) *testServer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), DNSNames: []string{"x"}}
	certificate, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{certificate}, PrivateKey: key}}}
	server := &httpserver.HTTPServer{Limits: limits, Logf: t.Logf}
	server.Route("/", "GET", nil)
	if err := server.Listen(tls.NewListener(l, config)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.CloseWithin(time.Second) })
	return &testServer{server, t, l.Addr().String()}
}

// secureClient is a client behind TLS, with the bytes below it.
type secureClient struct {
	*tls.Conn
	below net.Conn
	in    *bufio.Reader
}

func (s *testServer) dialTLS() *secureClient {
	s.t.Helper()
	below, err := net.Dial("tcp", s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	below.SetDeadline(time.Now().Add(patience))
	s.t.Cleanup(func() { below.Close() })
	c := tls.Client(below, &tls.Config{InsecureSkipVerify: true})
	if err := c.Handshake(); err != nil {
		s.t.Fatal(err)
	}
	return &secureClient{c, below, bufio.NewReader(c)}
}

func (c *secureClient) body(t *testing.T) string {
	t.Helper()
	r, err := http.ReadResponse(c.in, nil)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// A connection goes on after a stream, though the read of its reader had to be ended.
func TestStreamsOverTLS(t *testing.T) {
	s := secure(t, httpserver.Limits{})
	c := s.dialTLS()
	for range 3 {
		io.WriteString(c, get("/"))
		stream := s.stream(httpserver.Unknown)
		write(t, stream, "one", "two")
		time.Sleep(5 * time.Millisecond)
		write(t, stream, strings.Repeat("l", 100_000))
		if err := stream.Close(); err != nil {
			t.Fatal(err)
		}
		if body := c.body(t); body != "onetwo"+strings.Repeat("l", 100_000) {
			t.Fatalf("got %d bytes", len(body))
		}
	}
	io.WriteString(c, get("/"))
	stream := s.stream(httpserver.Unknown)
	c.Close()
	eventually(t, "the stream is gone", stream.Gone)
}

// To close a client that takes nothing does not wait for it, not even to say goodbye in TLS.
func TestStreamOverTLSOfASlowClientIsClosedAtOnce(t *testing.T) {
	s := secure(t, httpserver.Limits{StreamBytes: 100_000, SendTime: 10 * patience})
	for _, how := range []string{"by the limit", "by Abort", "when the system's buffer is full"} {
		c := s.dialTLS()
		io.WriteString(c, get("/"))
		stream := s.stream(httpserver.Unknown)
		for range 1000 {
			if how == "when the system's buffer is full" && !stream.WaitRoom(50*time.Millisecond) {
				break
			}
			began := time.Now()
			_, err := stream.Write(make([]byte, 20_000))
			if took := time.Since(began); took > patience/2 {
				t.Fatalf("%s: a write took %v", how, took)
			}
			if err != nil {
				break
			}
			if how == "by Abort" && stream.Waiting() > 50_000 {
				break
			}
		}
		began := time.Now()
		stream.Abort()
		if took := time.Since(began); took > patience/2 || !stream.Gone() {
			t.Errorf("%s: %v, gone %v", how, took, stream.Gone())
		}
	}
}

func TestWebSocketsOverTLS(t *testing.T) {
	s := secure(t, httpserver.Limits{})
	c := s.dialTLS()
	io.WriteString(c, upgrade()+text("early"))
	socket, err := s.take().Upgrade()
	if err != nil {
		t.Fatal(err)
	}
	if got := received(t, socket); got != "text early" {
		t.Errorf("got %q", got)
	}
	socket.Send(httpserver.Message{Text: true, Data: []byte("back")})
	io.WriteString(c, frame(ws.OpPing, true, "p")+closeFrame(1000, "bye"))
	if got := received(t, socket); got != "ended 1000 bye" {
		t.Errorf("got %q", got)
	}
	for line := "x"; strings.TrimSpace(line) != ""; line, err = c.in.ReadString('\n') {
		if err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for {
		f, err := ws.ReadFrame(c.in)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, frameText(f))
	}
	if !slices.Equal(got, []string{"text back", "pong p", "close 1000"}) {
		t.Errorf("got %q", got)
	}
}
