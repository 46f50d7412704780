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
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// pair is a certificate for 127.0.0.1 and its key.
type pair struct {
	certificate, key string // paths
	certificateDER   []byte
	roots            *x509.CertPool
}

// newPair makes one that is valid for a while from a time on.
func newPair(t *testing.T, from time.Time) pair {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: from, NotAfter: from.Add(48 * time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	keyDER, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	certificate, _ := x509.ParseCertificate(der)
	roots := x509.NewCertPool()
	roots.AddCert(certificate)
	dir := folder(t, map[string]string{"cert.pem": inPEM("CERTIFICATE", der), "key.pem": inPEM("PRIVATE KEY", keyDER)})
	return pair{filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), der, roots}
}

func inPEM(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

// goodPair is one that is valid now.
func goodPair(t *testing.T) pair { return newPair(t, time.Now().Add(-time.Hour)) }

// listenTLS makes a server that is served already speak HTTPS as well, and returns where.
func listenTLS(t *testing.T, server *httpserver.HTTPServer, p pair) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := server.ListenTLS(l, p.certificate, p.key); err != nil {
		t.Fatal(err)
	}
	return l.Addr().String()
}

// dialTLS connects a client.
func dialTLS(t *testing.T, address string, config *tls.Config) *tls.Conn {
	t.Helper()
	sock, err := tls.Dial("tcp", address, config)
	if err != nil {
		t.Fatal(err)
	}
	sock.SetDeadline(time.Now().Add(patience))
	t.Cleanup(func() { sock.Close() })
	return sock
}

// askTLS sends a request and reads its response.
func askTLS(t *testing.T, sock *tls.Conn, request string) *response {
	t.Helper()
	if _, err := io.WriteString(sock, request); err != nil {
		t.Fatal(err)
	}
	method, _, _ := strings.Cut(request, " ")
	r, err := http.ReadResponse(bufio.NewReader(sock), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return &response{r, string(body)}
}

func TestTLS(t *testing.T) {
	p := goodPair(t)
	large := strings.Repeat("large", 1<<20)
	server := &httpserver.HTTPServer{}
	server.Route("/", "POST", echo)
	s := serve(t, server, aged(t, folder(t, map[string]string{"f.txt": "file", "large.txt": large})))
	address := listenTLS(t, server, p)

	sock := dialTLS(t, address, &tls.Config{RootCAs: p.roots, NextProtos: []string{"h2", "http/1.1"}})
	if state := sock.ConnectionState(); state.Version != tls.VersionTLS13 || state.NegotiatedProtocol != "http/1.1" {
		t.Errorf("version %x, protocol %q", state.Version, state.NegotiatedProtocol)
	}
	for range 2 { // on one connection
		if r := askTLS(t, sock, message("POST", "/", "secret")); r.body != "POST / secret" {
			t.Errorf("a handler: %s %q", r.Status, r.body)
		}
		if r := askTLS(t, sock, get("/f.txt")); r.body != "file" {
			t.Errorf("a file: %s %q", r.Status, r.body)
		}
		if r := askTLS(t, sock, get("/large.txt")); r.body != large {
			t.Errorf("a large file: %s, %d bytes", r.Status, len(r.body))
		}
		if r := askTLS(t, sock, message("POST", "/", large)); r.body != "POST / "+large {
			t.Errorf("an upload: %s, %d bytes", r.Status, len(r.body))
		}
	}
	if r := askTLS(t, sock, get("/f.txt", "Connection: close")); r.body != "file" {
		t.Errorf("the last one: %s", r.Status)
	}
	if rest, err := io.ReadAll(sock); len(rest) > 0 || err != nil {
		t.Errorf("it does not end as it should: %q, %v", rest, err)
	}
	if r := s.ask(get("/f.txt")); r.body != "file" {
		t.Errorf("without TLS, beside it: %s", r.Status)
	}
	old := dialTLS(t, address, &tls.Config{RootCAs: p.roots, MaxVersion: tls.VersionTLS12})
	if r := askTLS(t, old, get("/f.txt")); r.body != "file" {
		t.Errorf("TLS 1.2: %s", r.Status)
	}
	if _, err := tls.Dial("tcp", address, &tls.Config{RootCAs: p.roots, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}); err == nil {
		t.Error("TLS 1.1 is spoken")
	}
	if _, err := tls.Dial("tcp", address, &tls.Config{RootCAs: p.roots, NextProtos: []string{"h2"}}); err == nil {
		t.Error("h2 is spoken")
	}
}

func TestPlainHTTPToAPortForTLS(t *testing.T) {
	server := &httpserver.HTTPServer{}
	s := serve(t, server, "")
	s.address = listenTLS(t, server, goodPair(t))
	c := s.dial()
	c.send(get("/"))
	if got := c.gone(); !strings.HasPrefix(got, "HTTP/1.1 400 ") || !strings.Contains(got, "https://") {
		t.Errorf("got %q", got)
	}
	c = s.dial()
	c.send("\x00\x01\x02\x03\x04\x05\x06")
	if got := c.gone(); strings.Contains(got, "HTTP") {
		t.Errorf("what is not HTTP got %q", got)
	}
}

// TestAStalledHandshakeHoldsNobodyUp: neither other clients nor the end of the server, and it is cut off.
func TestAStalledHandshakeHoldsNobodyUp(t *testing.T) {
	p := goodPair(t)
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{HeadTime: 300 * time.Millisecond}}
	s := serve(t, server, folder(t, map[string]string{"f": "file"}))
	address := listenTLS(t, server, p)
	s.address = address
	var stalled []*client
	for i := range 40 {
		c := s.dial()
		if i%2 == 0 {
			c.send("\x16\x03\x01\x02") // a handshake begins so
		}
		stalled = append(stalled, c)
	}
	began := time.Now()
	sock := dialTLS(t, address, &tls.Config{RootCAs: p.roots})
	if r := askTLS(t, sock, get("/f")); r.body != "file" {
		t.Errorf("got %s", r.Status)
	}
	if took := time.Since(began); took > patience/4 {
		t.Errorf("another client waited %v", took)
	}
	for _, c := range stalled {
		c.gone()
	}
	if r := askTLS(t, sock, get("/f")); r.body != "file" { // the time is the handshake's only
		t.Errorf("later: got %s", r.Status)
	}
}

func TestAServerEndsWhileHandshakesStall(t *testing.T) {
	server := &httpserver.HTTPServer{}
	s := serve(t, server, "")
	s.address = listenTLS(t, server, goodPair(t))
	c := s.dial()
	c.send("\x16")
	eventually(t, "it is accepted", func() bool { return acceptedTLS(s) })
	began := time.Now()
	server.CloseWithin(10 * time.Second)
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v", took)
	}
	c.gone()
}

// acceptedTLS reports whether the accepting goroutine has been as far as a second client.
func acceptedTLS(s *testServer) bool {
	c := s.dial()
	defer c.Close()
	c.send("GET /")
	return strings.HasPrefix(c.gone(), "HTTP/1.1 400")
}

func TestStalledHandshakesMakeRoom(t *testing.T) {
	p := goodPair(t)
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{Connections: 3}}
	s := serve(t, server, folder(t, map[string]string{"f": "file"}))
	address := listenTLS(t, server, p)
	s.address = address
	for range 10 {
		s.dial().send("\x16")
	}
	if r := askTLS(t, dialTLS(t, address, &tls.Config{RootCAs: p.roots}), get("/f")); r.body != "file" {
		t.Errorf("got %s", r.Status)
	}
}

func TestSeveralServersWithAndWithoutTLS(t *testing.T) {
	p := goodPair(t)
	var wg sync.WaitGroup
	for i := range 4 {
		server := &httpserver.HTTPServer{}
		name := fmt.Sprint("server ", i)
		server.Route("/", "GET", named(name))
		s := serve(t, server, "")
		addresses := []string{listenTLS(t, server, p), listenTLS(t, server, p)}
		for range 4 {
			wg.Go(func() {
				for range 10 {
					for _, address := range addresses {
						sock, err := tls.Dial("tcp", address, &tls.Config{RootCAs: p.roots})
						if err != nil {
							t.Error(err)
							return
						}
						sock.SetDeadline(time.Now().Add(patience))
						io.WriteString(sock, get("/", "Connection: close"))
						if got, err := io.ReadAll(sock); err != nil || !strings.HasSuffix(string(got), name) {
							t.Errorf("%s: %q, %v", name, got, err)
						}
						sock.Close()
					}
					if r := s.ask(get("/")); r.body != name {
						t.Errorf("%s: %s %q", name, r.Status, r.body)
					}
				}
			})
		}
	}
	wg.Wait()
}

func TestAStreamOverTLS(t *testing.T) {
	p := goodPair(t)
	server := &httpserver.HTTPServer{}
	server.Routes.Add("GET", "/", 1)
	start(t, server, "")
	address := listenTLS(t, server, p)
	sock := dialTLS(t, address, &tls.Config{RootCAs: p.roots})
	io.WriteString(sock, get("/"))
	var batch [1]*httpserver.Exchange
	eventually(t, "the request comes", func() bool { return server.Take(batch[:], 50*time.Millisecond) == 1 })
	head, err := httpserver.NewHead(httpserver.StatusOK)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := batch[0].Stream(head, httpserver.Unknown)
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(sock), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []string{"one", "two", strings.Repeat("x", 100_000)} {
		if _, err := stream.Write([]byte(piece)); err != nil {
			t.Fatal(err)
		}
		got := make([]byte, len(piece))
		if _, err := io.ReadFull(r.Body, got); err != nil || string(got) != piece {
			t.Fatalf("got %.20q, %v", got, err)
		}
	}
	stream.Close()
	if rest, err := io.ReadAll(r.Body); len(rest) > 0 || err != nil {
		t.Errorf("the end: %q, %v", rest, err)
	}
}

func TestAWebSocketOverTLS(t *testing.T) {
	p := goodPair(t)
	server := &httpserver.HTTPServer{}
	server.Routes.Add("GET", "/", 1)
	start(t, server, "")
	sock := dialTLS(t, listenTLS(t, server, p), &tls.Config{RootCAs: p.roots})
	io.WriteString(sock, get("/", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA=="))
	var batch [1]*httpserver.Exchange
	eventually(t, "the request comes", func() bool { return server.Take(batch[:], 50*time.Millisecond) == 1 })
	socket, err := batch[0].Upgrade()
	if err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(sock)
	if r, err := http.ReadResponse(in, nil); err != nil || r.StatusCode != 101 {
		t.Fatalf("got %v, %v", r, err)
	}
	sock.Write([]byte{0x81, 0x82, 0, 0, 0, 0, 'h', 'i'}) // "hi", masked
	eventually(t, "a message comes", func() bool {
		m, err := socket.Receive()
		return err == nil && m != nil && m.Text && string(m.Data) == "hi"
	})
	if err := socket.Send(httpserver.Message{Text: true, Data: []byte("ho")}); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 4)
	if _, err := io.ReadFull(in, got); err != nil || string(got) != "\x81\x02ho" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestCertificatesThatCanNotBeUsed(t *testing.T) {
	p, other := goodPair(t), goodPair(t)
	certificate, _ := os.ReadFile(p.certificate)
	key, _ := os.ReadFile(p.key)
	dir := folder(t, map[string]string{
		"empty": "", "text": "hello", "der": string(p.certificateDER), "both": string(certificate) + string(key),
		"encrypted": inPEM("ENCRYPTED PRIVATE KEY", []byte("x")), "damaged": inPEM("CERTIFICATE", []byte("x")),
		"old":     "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n",
		"request": inPEM("CERTIFICATE REQUEST", []byte("x")),
	})
	in := func(name string) string { return filepath.Join(dir, name) }
	cases := []struct{ desc, certificate, key, want string }{
		{"no certificate file", in("none"), p.key, "openssl req"},
		{"no key file", p.certificate, in("none"), "key file is not there"},
		{"a folder", dir, p.key, "can not be read"},
		{"an empty file", in("empty"), p.key, "empty"},
		{"not PEM", in("text"), p.key, "not in PEM form"},
		{"DER", in("der"), p.key, "openssl x509 -inform der"},
		{"mixed up", p.key, p.certificate, "mixed up"},
		{"no certificate in it", p.key, p.key, "no CERTIFICATE"},
		{"a request for one", in("request"), p.key, "no CERTIFICATE"},
		{"no key in it", p.certificate, p.certificate, "no PRIVATE KEY"},
		{"the key of another", p.certificate, other.key, "not the one of the certificate"},
		{"an encrypted key", p.certificate, in("encrypted"), "openssl pkey"},
		{"a key that is encrypted in the old way", p.certificate, in("old"), "openssl pkey"},
		{"a damaged certificate", in("damaged"), p.key, "damaged"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			server := &httpserver.HTTPServer{Logf: t.Logf}
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			err = server.ListenTLS(l, c.certificate, c.key)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Fatalf("got %v, want an error with %q", err, c.want)
			}
			if missing := strings.HasPrefix(c.desc, "no ") && strings.HasSuffix(c.desc, " file"); errors.Is(err, fs.ErrNotExist) != missing {
				t.Errorf("%v: missing: %v", err, !missing)
			}
		})
	}
	server := &httpserver.HTTPServer{}
	serve(t, server, folder(t, map[string]string{"f": "file"}))
	address := listenTLS(t, server, pair{certificate: in("both"), key: in("both")})
	if r := askTLS(t, dialTLS(t, address, &tls.Config{RootCAs: p.roots}), get("/f")); r.body != "file" {
		t.Errorf("both in one file: %s", r.Status)
	}
}

func TestACertificateOutOfTimeIsUsedWithAWarning(t *testing.T) {
	for want, from := range map[string]time.Time{"has expired on": time.Now().Add(-100 * time.Hour), "is valid from": time.Now().Add(time.Hour)} {
		p := newPair(t, from)
		var log []string
		server := &httpserver.HTTPServer{Logf: func(format string, args ...any) { log = append(log, fmt.Sprintf(format, args...)) }}
		serve(t, server, folder(t, map[string]string{"f": "file"}))
		address := listenTLS(t, server, p)
		if len(log) != 1 || !strings.Contains(log[0], want) {
			t.Errorf("the log is %q, want %q", log, want)
		}
		if r := askTLS(t, dialTLS(t, address, &tls.Config{InsecureSkipVerify: true}), get("/f")); r.body != "file" {
			t.Errorf("got %s", r.Status)
		}
	}
}
