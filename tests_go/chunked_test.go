// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// chunked is a request with a chunked body, framing included.
func chunked(body string) string {
	return message("POST", "/", "", "Transfer-Encoding: chunked") + body
}

var chunkedBodies = []connCase{
	{"empty", chunked("0\r\n\r\n"), []string{"POST /"}, 0},
	{"one chunk", chunked("5\r\nhello\r\n0\r\n\r\n"), []string{"POST / hello"}, 0},
	{"two chunks", chunked("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n"), []string{"POST / hello"}, 0},
	{"the coding in odd case", message("POST", "/", "", "transfer-encoding: CHUNKED") + "0\r\n\r\n", []string{"POST /"}, 0},
	{"a size in upper and lower case", chunked("A\r\n0123456789\r\nb\r\n0123456789a\r\n0\r\n\r\n"), []string{"POST / 01234567890123456789a"}, 0},
	{"zeros in front of a size", chunked("0005\r\nhello\r\n000\r\n\r\n"), []string{"POST / hello"}, 0},
	{"data that looks like framing", chunked("5\r\n0\r\n\r\n\r\n0\r\n\r\n"), []string{"POST / 0"}, 0},
	{"an extension", chunked("5;a=b;c=\"d e\"\r\nhello\r\n0;z\r\n\r\n"), []string{"POST / hello"}, 0},
	{"an extension behind blanks", chunked("5 \t; a = b\r\nhello\r\n0\r\n\r\n"), []string{"POST / hello"}, 0},
	{"blanks behind a size", chunked("5 \r\nhello\r\n0\t\r\n\r\n"), []string{"POST / hello"}, 0},
	{"trailer fields", chunked("0\r\nX: 1\r\nY:\r\n\r\n"), []string{"POST /"}, 0},
	{"a trailer can not frame anew", chunked("0\r\nContent-Length: 9\r\n\r\n") + get("/2"), []string{"POST /", "GET /2"}, 0},
	{"a request behind", chunked("1\r\na\r\n0\r\n\r\n") + get("/2"), []string{"POST / a", "GET /2"}, 0},
	{"the largest body", chunked("20\r\n" + strings.Repeat("b", 32) + "\r\n20\r\n" + strings.Repeat("b", 32) + "\r\n0\r\n\r\n"),
		[]string{"POST / " + strings.Repeat("b", 64)}, 0},

	{"a body that is too large", chunked("41\r\n" + strings.Repeat("b", 65) + "\r\n0\r\n\r\n"), nil, 413},
	{"a body that is too large, by its last chunk", chunked("40\r\n" + strings.Repeat("b", 64) + "\r\n1\r\nb\r\n0\r\n\r\n"), nil, 413},
	{"a body that will be too large", chunked("ffffffff\r\n"), nil, 413},
	{"a size of 2^60 - 1", chunked("fffffffffffffff\r\n"), nil, 413},
	{"a size of 2^64 + 1", chunked("10000000000000001\r\na"), nil, 413},
	{"a size of 100 digits", chunked(strings.Repeat("0", 99) + "1\r\na"), nil, 413},
	{"no size", chunked("\r\nhello"), nil, 400},
	{"an extension without a size", chunked(";a\r\n"), nil, 400},
	{"a size with a sign", chunked("+5\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a negative size", chunked("-5\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a size with 0x", chunked("0x5\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a size with an underscore", chunked("1_0\r\n"), nil, 400},
	{"a blank before a size", chunked(" 5\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a size in two words", chunked("5 5\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a word behind a size", chunked("5 x\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a bare LF behind a size", chunked("5\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a bare LF behind an extension", chunked("5;a\nhello\r\n0\r\n\r\n"), nil, 400},
	{"a bare CR behind a size", chunked("5\rhello\r\n0\r\n\r\n"), nil, 400},
	{"NUL in an extension", chunked("5;\x00\r\nhello\r\n0\r\n\r\n"), nil, 400},
	{"data that is longer than it says", chunked("5\r\nhello!\r\n0\r\n\r\n"), nil, 400},
	{"data that ends with LF alone", chunked("5\r\nhello\n0\r\n\r\n"), nil, 400},
	{"data that ends with CR alone", chunked("5\r\nhello\r0\r\n\r\n"), nil, 400},
	{"a trailer without a colon", chunked("0\r\nnonsense\r\n\r\n"), nil, 400},
	{"a folded trailer", chunked("0\r\nX: 1\r\n 2\r\n\r\n"), nil, 400},
	{"a bare LF in a trailer", chunked("0\r\nX: 1\n\r\n"), nil, 400},
	{"a bare CR in a trailer", chunked("0\r\nX: 1\r2\r\n\r\n"), nil, 400},
	{"trailers that are too long", chunked("0\r\nX: " + strings.Repeat("x", 300) + "\r\n\r\n"), nil, 431},
	{"too many trailers", chunked("0\r\n" + strings.Repeat("X: 1\r\n", 9) + "\r\n"), nil, 431},
	{"cut off in the data", chunked("5\r\nhel"), nil, 0},
	{"cut off before the end", chunked("5\r\nhello\r\n0\r\n"), nil, 0},
}

func TestChunkedBodies(t *testing.T) { checkAll(t, chunkedBodies) }

func TestChunksMayNotBeMostlyFraming(t *testing.T) {
	cases := []struct {
		desc   string
		body   string
		status int
	}{
		{"a few chunks of one byte", strings.Repeat("1\r\na\r\n", 4000) + "0\r\n\r\n", 0},
		{"no end of chunks of one byte", strings.Repeat("1\r\na\r\n", 6000) + "0\r\n\r\n", 400},
		{"no end of chunks of fair size", strings.Repeat("10\r\n0123456789abcdef\r\n", 6000) + "0\r\n\r\n", 0},
		{"an extension that never ends", "5;" + strings.Repeat("x", 20000), 400},
		{"trailers have their own limit", "0\r\nX: " + strings.Repeat("x", 20000) + "\r\n\r\n", 0},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			tr := transcribe(httpserver.Limits{}, chunked(c.body))
			if tr.status() != c.status || (c.status == 0) != (len(tr.requests) == 1) {
				t.Errorf("%d requests, status %d (%v), want status %d", len(tr.requests), tr.status(), tr.err, c.status)
			}
		})
	}
}

// A body is read again when a handler asks for it. Whatever the limits were when it came in, it is whole.
func TestBodyIsReadAgainUnderTheLimitsItCameInBy(t *testing.T) {
	limits := httpserver.Limits{HeadBytes: 1 << 20, HeaderFields: 1000}
	conn := httpserver.NewConn(limits)
	conn.Receive([]byte(chunked("5\r\nhello\r\n0\r\nX: " + strings.Repeat("x", 100<<10) + "\r\n" + strings.Repeat("Y: 1\r\n", 500) + "\r\n")))
	r, err := conn.Next()
	if err != nil || r == nil {
		t.Fatalf("got %v, %v", r, err)
	}
	for range 2 {
		if body, err := io.ReadAll(r.Body()); string(body) != "hello" || err != nil {
			t.Errorf("got %q, %v", body, err)
		}
	}
}
