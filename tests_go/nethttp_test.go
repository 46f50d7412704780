// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"net/textproto"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// What this server accepts, net/http must accept too and read in the same way: two servers that differ are what request
// smuggling lives on. The other way round this server may refuse more. deliberate lists where it accepts more.

// FuzzAgainstNetHTTP compares the first request of any bytes.
func FuzzAgainstNetHTTP(f *testing.F) {
	seeds(func(in string) { f.Add([]byte(in)) })
	f.Fuzz(compareWithNetHTTP)
}

func compareWithNetHTTP(t *testing.T, in []byte) {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive(in)
	conn.ReceiveEOF()
	ours, err := conn.Next()
	defer conn.Abort()
	if ours == nil || deliberate(ours) {
		return
	}
	src := bufio.NewReader(bytes.NewReader(bytes.TrimPrefix(in, []byte("\r\n"))))
	theirs, err := http.ReadRequest(src)
	if err != nil {
		t.Fatalf("net/http refuses %q: %v", in, err)
	}
	if ours.Method() != theirs.Method || ours.Target() != theirs.RequestURI {
		t.Fatalf("%s %q, net/http %s %q", ours.Method(), ours.Target(), theirs.Method, theirs.RequestURI)
	}
	compareBodies(t, ours, theirs)
	compareFields(t, ours, theirs)
	// What follows the request begins at the same byte.
	after, _ := io.ReadAll(src)
	if want := in[len(in)-len(after):]; !bytes.HasSuffix(in, want) || int64(len(in)-len(want)) != skipped(in)+ours.RawSize() {
		t.Fatalf("the request has %d bytes, net/http leaves %d of %d", ours.RawSize(), len(after), len(in))
	}
}

// deliberate reports a request that this server takes and net/http does not, on purpose.
func deliberate(r *httpserver.Request) bool {
	if r.Method() == "CONNECT" {
		return true // net/http makes a URL of host:port, which fails for hosts this server leaves alone
	}
	// A target is compared as it was sent and decoded only to find a file, which fails then. net/http wants every
	// percent sign to be an encoding, and has its own idea of which hosts a URL can name.
	if _, err := url.ParseRequestURI(r.Target()); err != nil {
		return true
	}
	// Blanks may stand before a chunk extension and are to be skipped (RFC 9112 section 7.1.1); net/http does not.
	if blankExtension.Match(r.RawBytes()) {
		return true
	}
	// HTTP/1.2 to HTTP/1.9 do not exist, but RFC 9110 section 2.5 has them read as HTTP/1.1.
	version := strings.SplitN(string(r.RawBytes()), "\r\n", 2)[0]
	return !strings.HasSuffix(version, "HTTP/1.1") && !strings.HasSuffix(version, "HTTP/1.0")
}

var blankExtension = regexp.MustCompile(`[0-9a-fA-F][ \t]+;`)

// skipped is the length of the empty line in front of a request.
func skipped(in []byte) int64 {
	if bytes.HasPrefix(in, []byte("\r\n")) {
		return 2
	}
	return 0
}

func compareBodies(t *testing.T, ours *httpserver.Request, theirs *http.Request) {
	t.Helper()
	mine, err := io.ReadAll(ours.Body())
	if err != nil {
		t.Fatalf("our body: %v", err)
	}
	other, err := io.ReadAll(theirs.Body)
	if err != nil {
		t.Fatalf("net/http refuses the body of %q: %v", ours.RawBytes(), err)
	}
	if !bytes.Equal(mine, other) {
		t.Fatalf("our body %q, that of net/http %q", mine, other)
	}
}

// compareFields compares the header fields, save those that net/http takes out and keeps elsewhere.
func compareFields(t *testing.T, ours *httpserver.Request, theirs *http.Request) {
	t.Helper()
	mine := http.Header{}
	for name, value := range ours.Headers() {
		name = textproto.CanonicalMIMEHeaderKey(name)
		mine[name] = append(mine[name], value)
	}
	if host := mine.Get("Host"); theirs.URL.Host == "" && host != theirs.Host {
		t.Fatalf("Host %q, net/http %q", host, theirs.Host)
	}
	for _, moved := range []string{"Host", "Transfer-Encoding", "Trailer", "Content-Length"} {
		delete(mine, moved)
		delete(theirs.Header, moved)
	}
	if mine.Get("Pragma") == "no-cache" && mine["Cache-Control"] == nil { // net/http adds it
		delete(theirs.Header, "Cache-Control")
	}
	for name := range theirs.Header {
		if !slices.Equal(mine[name], theirs.Header[name]) {
			t.Fatalf("field %q: %q, net/http %q", name, mine[name], theirs.Header[name])
		}
		delete(mine, name)
	}
	if len(mine) > 0 {
		t.Fatalf("net/http has no %v", mine)
	}
}
