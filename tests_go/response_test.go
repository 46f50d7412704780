// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"io"
	"net/http"
	"net/textproto"
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

func field(name, value string) httpserver.Field { return httpserver.Field{Name: name, Value: value} }

func TestNewHeadRefusesWhatCanNotBeSent(t *testing.T) {
	ok := httpserver.StatusOK
	cases := []struct {
		desc   string
		status httpserver.HTTPStatus
		field  httpserver.Field
		blame  string // what the error names; empty: there is none
	}{
		{"a plain field", ok, field("X-A", "b"), ""},
		{"an empty value", ok, field("X-A", ""), ""},
		{"a tab in a value", ok, field("X-A", "b\tc"), ""},
		{"a value beyond ASCII", ok, field("X-A", "\u00e9\xff"), ""},
		{"a status of one's own", httpserver.HTTPStatus{Code: 999, Phrase: "Odd"}, field("X-A", "b"), ""},
		{"no phrase", httpserver.HTTPStatus{Code: 200}, field("X-A", "b"), ""},
		{"CR LF in a value", ok, field("X-A", "b\r\nSet-Cookie: c"), "X-A"},
		{"LF in a value", ok, field("X-A", "b\nc"), "X-A"},
		{"CR in a value", ok, field("X-A", "b\rc"), "X-A"},
		{"NUL in a value", ok, field("X-A", "b\x00"), "X-A"},
		{"DEL in a value", ok, field("X-A", "b\x7f"), "X-A"},
		{"VT in a value", ok, field("X-A", "b\vc"), "X-A"},
		{"an empty name", ok, field("", "b"), `""`},
		{"a blank in a name", ok, field("X A", "b"), "X A"},
		{"a colon in a name", ok, field("X:A", "b"), "X:A"},
		{"CR LF in a name", ok, field("X\r\nA", "b"), `X\r\nA`},
		{"a name beyond ASCII", ok, field("X-\u00e9", "b"), "X-\u00e9"},
		{"CR LF in a phrase", httpserver.HTTPStatus{Code: 200, Phrase: "OK\r\nX: y"}, field("X-A", "b"), "200"},
		{"NUL in a phrase", httpserver.HTTPStatus{Code: 200, Phrase: "\x00"}, field("X-A", "b"), "200"},
		{"a code with four digits", httpserver.HTTPStatus{Code: 1000}, field("X-A", "b"), "1000"},
		{"a code that is informational", httpserver.HTTPStatus{Code: 100}, field("X-A", "b"), "100"},
		{"a code that is negative", httpserver.HTTPStatus{Code: -200}, field("X-A", "b"), "-200"},
		{"the server's Content-Length", ok, field("content-length", "1"), "content-length"},
		{"the server's Transfer-Encoding", ok, field("Transfer-Encoding", "chunked"), "Transfer-Encoding"},
		{"the server's Connection", ok, field("Connection", "keep-alive"), "Connection"},
		{"a Connection that closes", ok, field("connection", "Close"), ""},
		{"the server's Date", ok, field("Date", "today"), "Date"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			_, err := httpserver.NewHead(c.status, c.field)
			if (err == nil) != (c.blame == "") || err != nil && !strings.Contains(err.Error(), c.blame) {
				t.Errorf("got %v, want an error that names %q", err, c.blame)
			}
		})
	}
}

func TestAResponseClosesItsConnection(t *testing.T) {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte(get("/")))
	r, _ := conn.Next()
	conn.Respond(r, &httpserver.HTTPResponse{Header: []httpserver.Field{field("X-A", "b"), field("connection", "Close")}})
	want := "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-A: b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
	if got := undated(drain(conn)); got != want || !conn.Done() {
		t.Errorf("sent %q, done %v", got, conn.Done())
	}
}

func TestAResponseThatCanNotBeSentSendsNothing(t *testing.T) {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte(get("/")))
	r, _ := conn.Next()
	for _, response := range []*httpserver.HTTPResponse{{ContentType: "text/html\r\nX: y"}, {Filename: "a file, without a server"}} {
		if err := conn.Respond(r, response); err == nil {
			t.Errorf("no error for %v", response)
		}
	}
	if got := drain(conn); got != "" {
		t.Errorf("sent %q", got)
	}
	if err := conn.Respond(r, &httpserver.HTTPResponse{}); err != nil {
		t.Errorf("the next answer: %v", err)
	}
}

// FuzzResponse: what goes into a response comes out of a client as exactly that, or is an error.
func FuzzResponse(f *testing.F) {
	f.Add(200, "OK", "text/html", "X-A", "b", "X-B", "c", []byte("body"))
	f.Add(404, "", "text/plain", "Set-Cookie", "a=b", "Set-Cookie", "c=d", []byte(""))
	f.Add(204, "No\r\nContent", "a\nb", "Content-Length", "5", "X:", "\x00", []byte("hello"))
	f.Add(205, "Reset", "text/plain", "A", "b", "C", "d", []byte("hello"))
	f.Add(304, "Not Modified", "text/plain", "A", "b", "C", "d", []byte("hello"))
	f.Add(304, " \t", "\t", "Location", " /x ", "x", "\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", []byte("\r\n"))
	f.Fuzz(func(t *testing.T, code int, phrase, contentType, name1, value1, name2, value2 string, body []byte) {
		conn := httpserver.NewConn(httpserver.Limits{})
		conn.Receive([]byte(get("/")))
		r, _ := conn.Next()
		response := &httpserver.HTTPResponse{Status: httpserver.HTTPStatus{Code: code, Phrase: phrase},
			ContentType: httpserver.MIMEType(contentType), Header: []httpserver.Field{field(name1, value1), field(name2, value2)}, Body: body}
		if err := conn.Respond(r, response); err != nil {
			if sent := drain(conn); sent != "" {
				t.Fatalf("an error and %q", sent)
			}
			return
		}
		checkReadBack(t, response, drain(conn))
	})
}

// checkReadBack reads a response as a client does.
func checkReadBack(t *testing.T, sent *httpserver.HTTPResponse, bytes string) {
	t.Helper()
	src := bufio.NewReader(strings.NewReader(bytes))
	got, err := http.ReadResponse(src, nil)
	if err != nil {
		t.Fatalf("%q can not be read: %v", bytes, err)
	}
	body, err := io.ReadAll(got.Body)
	if rest, _ := io.ReadAll(src); err != nil || len(rest) > 0 {
		t.Fatalf("%q has a rest %q, %v", bytes, rest, err)
	}
	status := sent.Status
	if status == (httpserver.HTTPStatus{}) {
		status = httpserver.StatusOK
	}
	wantBody := string(sent.Body)
	if status.Code == 205 { // RFC 9110 section 15.3.6
		wantBody = ""
	}
	if status.AllowsContent() && string(body) != wantBody || got.StatusCode != status.Code {
		t.Fatalf("sent %d %q, read %d %q", status.Code, sent.Body, got.StatusCode, body)
	}
	contentType := string(sent.ContentType)
	if contentType == "" {
		contentType = "text/plain"
	}
	want := map[string][]string{}
	fields := sent.Header
	if status.AllowsContent() {
		fields = append([]httpserver.Field{field("Content-Type", contentType)}, fields...)
	}
	for _, f := range fields {
		name := textproto.CanonicalMIMEHeaderKey(f.Name)
		want[name] = append(want[name], strings.Trim(f.Value, " \t"))
	}
	for _, own := range []string{"Date", "Content-Length", "Connection"} {
		delete(got.Header, own)
		delete(want, own)
	}
	if len(got.Header) != len(want) {
		t.Fatalf("sent %q, read %q", want, got.Header)
	}
	for name := range want {
		if !slices.Equal(got.Header[name], want[name]) {
			t.Fatalf("sent %q, read %q", want, got.Header)
		}
	}
}
