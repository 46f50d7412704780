// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// A connection must do the same however the network cuts the bytes into pieces. Each case of the tables is therefore
// fed whole, byte by byte, and cut in two at every place.

// connCase is bytes from a client and what is to become of them, under smallLimits.
type connCase struct {
	desc   string
	in     string
	want   []string // the requests: method, target and body
	status int      // of the refusal that follows them; 0: none
}

// smallLimits are so small that short cases reach them, a temporary file included.
var smallLimits = httpserver.Limits{TargetBytes: 40, HeadBytes: 300, HeaderFields: 8, BodyBytes: 64, BodyMemory: 100}

// transcript is what a connection made of its bytes.
type transcript struct {
	requests []string // method, target and body
	details  []string // protocol and fields
	raw      []string // the bytes as they came
	err      error
	output   string
	done     bool
}

// status is that of the refusal, 0 when there is none.
func (tr *transcript) status() int {
	var refusal *httpserver.ProtocolError
	if errors.As(tr.err, &refusal) {
		return refusal.Status.Code
	}
	return 0
}

func (tr *transcript) String() string {
	return fmt.Sprintf("%q\n%q\n%q\n%v %v\n%s", tr.requests, tr.details, tr.raw, tr.err, tr.done, tr.output)
}

func (tr *transcript) add(r *httpserver.Request) {
	body, err := io.ReadAll(r.Body())
	if err != nil {
		body = fmt.Appendf(body, "!%v", err)
	}
	raw, err := io.ReadAll(r.Raw())
	if err != nil || int64(len(raw)) != r.RawSize() {
		raw = fmt.Appendf(raw, "!%d %v", r.RawSize(), err)
	}
	detail := r.Proto()
	for name, value := range r.Headers() {
		detail += "|" + name + "=" + value
	}
	tr.requests = append(tr.requests, strings.TrimSpace(r.Method()+" "+r.Target()+" "+string(body)))
	tr.details = append(tr.details, detail)
	tr.raw = append(tr.raw, string(raw))
}

// transcribe feeds pieces to a new connection, answers each request at once, and then says that there is no more.
func transcribe(limits httpserver.Limits, pieces ...string) *transcript {
	conn, tr := httpserver.NewConn(limits), &transcript{}
	for _, piece := range pieces {
		conn.Receive([]byte(piece))
		tr.take(conn)
	}
	conn.ReceiveEOF()
	tr.take(conn)
	tr.done = conn.Done()
	conn.Abort()
	return tr
}

// take takes and answers what is complete.
func (tr *transcript) take(conn *httpserver.Conn) {
	for {
		r, err := conn.Next()
		tr.output += undated(drain(conn))
		if r == nil {
			tr.err = err
			return
		}
		tr.add(r)
		if err := conn.Respond(r, &httpserver.HTTPResponse{Body: []byte(r.Method())}); err != nil {
			tr.err = err
			return
		}
	}
}

// transcribeLate takes all requests before it answers the first.
func transcribeLate(limits httpserver.Limits, in string) *transcript {
	conn, tr := httpserver.NewConn(limits), &transcript{}
	conn.Receive([]byte(in))
	conn.ReceiveEOF()
	var waiting []*httpserver.Request
	r, err := conn.Next()
	for ; r != nil; r, err = conn.Next() {
		tr.add(r)
		waiting = append(waiting, r)
	}
	for _, r := range waiting {
		conn.Respond(r, &httpserver.HTTPResponse{Body: []byte(r.Method())})
	}
	tr.err, tr.output = err, undated(drain(conn))
	tr.done = conn.Done()
	return tr
}

// check runs a case in all ways.
func (c connCase) check(t *testing.T) {
	t.Helper()
	whole := transcribe(smallLimits, c.in)
	if !slices.Equal(whole.requests, c.want) || whole.status() != c.status {
		t.Fatalf("got %q and status %d (%v), want %q and status %d", whole.requests, whole.status(), whole.err, c.want, c.status)
	}
	if !whole.done {
		t.Errorf("the connection is not done when its client is")
	}
	same := func(how string, other *transcript) {
		if whole.String() != other.String() {
			t.Fatalf("%s it is not the same.\nwhole:\n%v\n%s:\n%v", how, whole, how, other)
		}
	}
	same("byte by byte", transcribe(smallLimits, bytewise(c.in)...))
	same("answered late", transcribeLate(smallLimits, c.in))
	for i := 1; i < len(c.in); i++ {
		same(fmt.Sprintf("cut at %d", i), transcribe(smallLimits, c.in[:i], c.in[i:]))
	}
}

func checkAll(t *testing.T, cases []connCase) {
	for _, c := range cases {
		t.Run(c.desc, c.check)
	}
}

// bytewise cuts text into single bytes.
func bytewise(text string) (pieces []string) {
	for i := range len(text) {
		pieces = append(pieces, text[i:i+1])
	}
	return pieces
}
