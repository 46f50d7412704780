// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"strings"
	"testing"
)

// acceptedHeads are requests without a body that a server must understand (RFC 9112).
var acceptedHeads = []connCase{
	{"the shortest", "GET / HTTP/1.1\r\nHost:\r\n\r\n", []string{"GET /"}, 0},
	{"HTTP/1.0 needs no Host", "GET / HTTP/1.0\r\n\r\n", []string{"GET /"}, 0},
	{"a later HTTP/1", "GET / HTTP/1.9\r\nHost: x\r\n\r\n", []string{"GET /"}, 0},
	{"a Host with a port", "GET / HTTP/1.1\r\nHost: pico.local:8080\r\n\r\n", []string{"GET /"}, 0},
	{"a Host that is IPv6", "GET / HTTP/1.1\r\nHost: [fe80::1%25lo]:80\r\n\r\n", []string{"GET /"}, 0},
	{"a Host with an underscore", "GET / HTTP/1.1\r\nHost: my_board\r\n\r\n", []string{"GET /"}, 0},
	{"no blank before the value", "GET / HTTP/1.1\r\nHost:x\r\n\r\n", []string{"GET /"}, 0},
	{"blanks and tabs around the value", "GET / HTTP/1.1\r\nHost: \t x \t \r\n\r\n", []string{"GET /"}, 0},
	{"an empty value", "GET / HTTP/1.1\r\nHost: x\r\nX-Empty:\r\n\r\n", []string{"GET /"}, 0},
	{"a name in odd case", "GET / HTTP/1.1\r\nhOsT: x\r\n\r\n", []string{"GET /"}, 0},
	{"a name of all kinds of characters", "GET / HTTP/1.1\r\nHost: x\r\n!#$%&'*+-.^_`|~9aZ: x\r\n\r\n", []string{"GET /"}, 0},
	{"a value that is not UTF-8", "GET / HTTP/1.1\r\nHost: x\r\nX: \xff\xfe\r\n\r\n", []string{"GET /"}, 0},
	{"the same field twice", "GET / HTTP/1.1\r\nHost: x\r\nX: 1\r\nX: 2\r\n\r\n", []string{"GET /"}, 0},
	{"an empty line in front", "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", []string{"GET /"}, 0},
	{"an empty line between requests", get("/1") + "\r\n" + get("/2"), []string{"GET /1", "GET /2"}, 0},
	{"a method of one's own", message("BREW", "/pot", ""), []string{"BREW /pot"}, 0},
	{"a method in lower case is another method", message("get", "/", ""), []string{"get /"}, 0},
	{"the longest method with the longest target", message(strings.Repeat("M", 32), "/"+strings.Repeat("t", 39), ""),
		[]string{strings.Repeat("M", 32) + " /" + strings.Repeat("t", 39)}, 0},
	{"a query", get("/a?b=c&d?e"), []string{"GET /a?b=c&d?e"}, 0},
	{"percent encoding stays", get("/%41%zz%"), []string{"GET /%41%zz%"}, 0},
	{"bytes above ASCII in the target", get("/\xc3\xa9\xff"), []string{"GET /\xc3\xa9\xff"}, 0},
	{"two slashes", get("//evil.example/x"), []string{"GET //evil.example/x"}, 0},
	{"absolute-form", get("http://x:80/a?b"), []string{"GET http://x:80/a?b"}, 0},
	{"absolute-form, https in odd case", get("hTTpS://x/"), []string{"GET hTTpS://x/"}, 0},
	{"absolute-form without a path", get("http://x"), []string{"GET http://x"}, 0},
	{"absolute-form with a query only", get("http://x?q"), []string{"GET http://x?q"}, 0},
	{"asterisk-form", message("OPTIONS", "*", ""), []string{"OPTIONS *"}, 0},
	{"authority-form", message("CONNECT", "x:443", ""), []string{"CONNECT x:443"}, 0},
	{"as many fields as are allowed", get("/", strings.Split(strings.Repeat("A: b,", 6)+"A: b", ",")...), []string{"GET /"}, 0},
	{"nothing at all", "", nil, 0},
	{"an empty line alone", "\r\n", nil, 0},
}

// refusedHeads are what a server must not understand, in whatever way: most of them are how requests are smuggled past
// a proxy that reads them otherwise.
var refusedHeads = []connCase{
	{"no Host", "GET / HTTP/1.1\r\n\r\n", nil, 400},
	{"two Hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", nil, 400},
	{"two Hosts, HTTP/1.0", "GET / HTTP/1.0\r\nHost: x\r\nhost: y\r\n\r\n", nil, 400},
	{"a Host with a user", "GET / HTTP/1.1\r\nHost: a@x\r\n\r\n", nil, 400},
	{"a Host with a path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n", nil, 400},
	{"a Host with a blank", "GET / HTTP/1.1\r\nHost: x y\r\n\r\n", nil, 400},
	{"a Host that is not ASCII", "GET / HTTP/1.1\r\nHost: \xc3\xa9\r\n\r\n", nil, 400},
	{"a blank before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", nil, 400},
	{"a tab before the colon", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length\t: 1\r\n\r\na", nil, 400},
	{"a blank in a name", "GET / HTTP/1.1\r\nHost: x\r\nX Y: 1\r\n\r\n", nil, 400},
	{"no colon", "GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n", nil, 400},
	{"no name", "GET / HTTP/1.1\r\nHost: x\r\n: 1\r\n\r\n", nil, 400},
	{"a name that is not ASCII", "GET / HTTP/1.1\r\nHost: x\r\nX-\xc3\xa9: 1\r\n\r\n", nil, 400},
	{"a folded line", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n", nil, 400},
	{"a folded line, with a tab", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n\tb\r\n\r\n", nil, 400},
	{"a blank before the first field", "GET / HTTP/1.1\r\n Host: x\r\n\r\n", nil, 400},
	{"a bare CR in a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n", nil, 400},
	{"a bare CR at the end of a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\r\n\r\n", nil, 400},
	{"a bare CR in the request line", "GET /\r HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"a bare LF after the request line", "GET / HTTP/1.1\nHost: x\r\n\r\n", nil, 400},
	{"a bare LF after a field", "GET / HTTP/1.1\r\nHost: x\n\r\n", nil, 400},
	{"a bare LF as the empty line", "GET / HTTP/1.1\r\nHost: x\r\n\n", nil, 400},
	{"a bare LF in front", "\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"a CR in front", "\rGET / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"two empty lines in front", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"NUL in a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n", nil, 400},
	{"NUL in a name", "GET / HTTP/1.1\r\nHost: x\r\nX\x00: a\r\n\r\n", nil, 400},
	{"NUL in the target", get("/a\x00b"), nil, 400},
	{"NUL in the method", "G\x00T / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"VT in a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\vb\r\n\r\n", nil, 400},
	{"DEL in a value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\x7f\r\n\r\n", nil, 400},
	{"no method", " / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"no target", "GET  HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"no version, as in HTTP/0.9", "GET /\r\n\r\n", nil, 400},
	{"a method that is no token", "G(T / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"one word", "hello\r\n\r\n", nil, 400},
	{"the hello of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01", nil, 400},
	{"two blanks before the target", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"two blanks before the version", "GET /  HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"a tab for a blank", "GET\t/ HTTP/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"a blank at the end of the line", "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", nil, 400},
	{"a blank in the target", get("/a b"), nil, 400},
	{"a fragment", get("/a#b"), nil, 400},
	{"a target without a slash", get("index.html"), nil, 400},
	{"an asterisk for GET", get("*"), nil, 400},
	{"authority-form for GET", get("x:80"), nil, 400},
	{"CONNECT without a port", message("CONNECT", "x", ""), nil, 400},
	{"CONNECT with a path", message("CONNECT", "x:1/y", ""), nil, 400},
	{"absolute-form of another scheme", get("ftp://x/y"), nil, 400},
	{"absolute-form without a host", get("http:///y"), nil, 400},
	{"absolute-form with a user", get("http://a@x/y"), nil, 400},
	{"a version in lower case", "GET / http/1.1\r\nHost: x\r\n\r\n", nil, 400},
	{"a version that is no number", "GET / HTTP/1.x\r\nHost: x\r\n\r\n", nil, 400},
	{"a version with two digits", "GET / HTTP/1.10\r\nHost: x\r\n\r\n", nil, 400},
	{"HTTP/2 without TLS", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", nil, 505},
	{"a version that is too high", "GET / HTTP/3.0\r\nHost: x\r\n\r\n", nil, 505},
	{"a version that is too low", "GET / HTTP/0.9\r\nHost: x\r\n\r\n", nil, 505},
	{"a method that is too long", message(strings.Repeat("M", 33), "/", ""), nil, 501},
	{"a target that is too long", get("/" + strings.Repeat("t", 40)), nil, 414},
	{"a target that never ends", "GET /" + strings.Repeat("t", 400), nil, 414},
	{"a method that never ends", strings.Repeat("M", 400), nil, 414},
	{"a method that never ends, with the rest of a line", strings.Repeat("M", 100) + " / HTTP/1.1\r\n", nil, 414},
	{"too many fields", get("/", strings.Split(strings.Repeat("A: b,", 7)+"A: b", ",")...), nil, 431},
	{"a field that is too long", get("/", "X: "+strings.Repeat("x", 300)), nil, 431},
	{"a field that never ends", "GET / HTTP/1.1\r\nX: " + strings.Repeat("x", 400), nil, 431},
	{"fields that are too long together", get("/", "X: "+strings.Repeat("x", 140), "X: "+strings.Repeat("x", 140)), nil, 431},
	{"a good request first", get("/1") + "nonsense\r\n\r\n", []string{"GET /1"}, 400},
}

// framing is about where a body ends (RFC 9112 section 6.3). A request that names no length has no body.
var framing = []connCase{
	{"no length is no body, for POST too", message("POST", "/", ""), []string{"POST /"}, 0},
	{"an empty body", message("POST", "/", "", "Content-Length: 0"), []string{"POST /"}, 0},
	{"a body", message("POST", "/", "hello"), []string{"POST / hello"}, 0},
	{"a body for GET", message("GET", "/", "hello"), []string{"GET / hello"}, 0},
	{"a body that looks like a request", message("POST", "/", get("/x")), []string{"POST / " + strings.TrimSpace(get("/x"))}, 0},
	{"a body, then a request", message("POST", "/1", "hello") + get("/2"), []string{"POST /1 hello", "GET /2"}, 0},
	{"a body of any bytes", message("POST", "/", "\x00\xff\r\n\r\n\x01"), []string{"POST / \x00\xff\r\n\r\n\x01"}, 0},
	{"a body for HTTP/1.0", "POST / HTTP/1.0\r\nContent-Length: 2\r\n\r\nhi", []string{"POST / hi"}, 0},
	{"a length with zeros in front", message("POST", "/", "", "Content-Length: 0002") + "hi", []string{"POST / hi"}, 0},
	{"the largest body", message("POST", "/", strings.Repeat("b", 64)), []string{"POST / " + strings.Repeat("b", 64)}, 0},

	{"a body that is too large", message("POST", "/", strings.Repeat("b", 65)), nil, 413},
	{"a length of 2^63 - 1", message("POST", "/", "", "Content-Length: 9223372036854775807"), nil, 413},
	{"a length of 2^64", message("POST", "/", "", "Content-Length: 18446744073709551616"), nil, 413},
	{"a length of 100 digits", message("POST", "/", "", "Content-Length: "+strings.Repeat("9", 100)), nil, 413},
	{"two lengths that differ", message("POST", "/", "", "Content-Length: 1", "Content-Length: 2") + "hi", nil, 400},
	{"two lengths that agree", message("POST", "/", "", "Content-Length: 2", "Content-Length: 2") + "hi", nil, 400},
	{"a list of lengths", message("POST", "/", "", "Content-Length: 2, 2") + "hi", nil, 400},
	{"a length with a plus", message("POST", "/", "", "Content-Length: +2") + "hi", nil, 400},
	{"a length with a minus", message("POST", "/", "", "Content-Length: -2") + "hi", nil, 400},
	{"a length with a blank", message("POST", "/", "", "Content-Length: 1 1") + "hi", nil, 400},
	{"a length in hexadecimal", message("POST", "/", "", "Content-Length: 0x2") + "hi", nil, 400},
	{"a length with an underscore", message("POST", "/", "", "Content-Length: 1_0") + "hi", nil, 400},
	{"a length with a fraction", message("POST", "/", "", "Content-Length: 2.0") + "hi", nil, 400},
	{"a length that is empty", message("POST", "/", "", "Content-Length:") + "hi", nil, 400},
	{"a length and chunks", message("POST", "/", "", "Content-Length: 5", "Transfer-Encoding: chunked") + "0\r\n\r\n", nil, 400},
	{"chunks and a length", message("POST", "/", "", "Transfer-Encoding: chunked", "Content-Length: 5") + "0\r\n\r\n", nil, 400},
	{"chunks for HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", nil, 400},
	{"two transfer codings", message("POST", "/", "", "Transfer-Encoding: chunked", "Transfer-Encoding: chunked"), nil, 400},
	{"another transfer coding", message("POST", "/", "", "Transfer-Encoding: gzip"), nil, 501},
	{"chunked not last", message("POST", "/", "", "Transfer-Encoding: chunked, identity"), nil, 501},
	{"chunked not alone", message("POST", "/", "", "Transfer-Encoding: gzip, chunked"), nil, 501},
	{"chunked twice", message("POST", "/", "", "Transfer-Encoding: chunked, chunked"), nil, 501},
	{"chunked with a parameter", message("POST", "/", "", "Transfer-Encoding: chunked;q=1"), nil, 501},
	{"an empty transfer coding", message("POST", "/", "", "Transfer-Encoding:"), nil, 501},
	{"identity", message("POST", "/", "", "Transfer-Encoding: identity"), nil, 501},
	{"chunked in quotes", message("POST", "/", "", `Transfer-Encoding: "chunked"`), nil, 501},
	{"chunked behind VT", message("POST", "/", "", "Transfer-Encoding: \vchunked"), nil, 400},
	{"a header that only looks alike", message("POST", "/", "", "Transfer_Encoding: chunked", "Content-Length-: 7"), []string{"POST /"}, 0},
}

func TestAcceptedHeads(t *testing.T) { checkAll(t, acceptedHeads) }
func TestRefusedHeads(t *testing.T)  { checkAll(t, refusedHeads) }
func TestFraming(t *testing.T)       { checkAll(t, framing) }

func TestARefusalSaysWhyAndRepeatsNothing(t *testing.T) {
	tr := transcribe(smallLimits, "GET /secret HTTP/1.1\r\nHost: x\r\nsecret\r\n\r\n")
	want := "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nContent-Length: 97\r\nConnection: close\r\n\r\n" +
		"400 Bad Request: a header field's name is not a token followed by a colon (RFC 9112 section 5.1)\n"
	if tr.output != want {
		t.Errorf("got\n%q\nwant\n%q", tr.output, want)
	}
}
