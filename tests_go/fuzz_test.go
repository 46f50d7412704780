// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"strings"
	"testing"
)

// seeds starts a fuzzer off with what the tables have.
func seeds(add func(string)) {
	for _, table := range [][]connCase{acceptedHeads, refusedHeads, framing, chunkedBodies} {
		for _, c := range table {
			add(c.in)
		}
	}
	add(expecting("Content-Length: 2") + "hi")
	add(get("/", "Connection: close") + get("/2"))
	add("HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n")
}

// FuzzConn: whatever comes, and however it is cut, a connection ends, does the same, and answers in proportion.
func FuzzConn(f *testing.F) {
	seeds(func(in string) { f.Add([]byte(in), uint16(len(in)/2), uint16(len(in)/3)) })
	f.Fuzz(func(t *testing.T, data []byte, cut, step uint16) {
		in := string(data)
		whole := transcribe(smallLimits, in)
		if !whole.done {
			t.Fatalf("the connection is not done when its client is:\n%v", whole)
		}
		checkBounds(t, in, whole)
		at := int(cut) % (len(in) + 1)
		pieces := []string{in[:at], in[at:]}
		if step%64 > 0 {
			pieces = every(int(step%64), in)
		}
		cutUp := transcribe(smallLimits, pieces...)
		// 100 Continue is said or not, depending on when the body comes.
		whole.output = strings.ReplaceAll(whole.output, goOn, "")
		cutUp.output = strings.ReplaceAll(cutUp.output, goOn, "")
		if whole.String() != cutUp.String() {
			t.Fatalf("cut into %d pieces it is not the same.\nwhole:\n%v\ncut:\n%v", len(pieces), whole, cutUp)
		}
	})
}

// checkBounds checks that what came out could have come from what went in.
func checkBounds(t *testing.T, in string, tr *transcript) {
	t.Helper()
	if longest := 200 * (len(tr.requests) + 2); len(tr.output) > longest+len(in) {
		t.Fatalf("%d bytes of answers to %d requests", len(tr.output), len(tr.requests))
	}
	rest := in
	for i, raw := range tr.raw { // the raw bytes of the requests are the input, piece by piece
		at := strings.Index(rest, raw)
		if at < 0 || strings.Trim(rest[:at], "\r\n") != "" {
			t.Fatalf("request %d has raw bytes that did not come: %q of %q", i, raw, rest)
		}
		rest = rest[at+len(raw):]
	}
	if status := tr.status(); status != 0 && (status < 400 || status > 599) {
		t.Fatalf("a refusal with status %d", status)
	}
}

// every cuts text into pieces of n bytes.
func every(n int, text string) (pieces []string) {
	for ; len(text) > n; text = text[n:] {
		pieces = append(pieces, text[:n])
	}
	return append(pieces, text)
}

// FuzzAnsweredLate: a connection that is answered late does the same as one that is answered at once.
func FuzzAnsweredLate(f *testing.F) {
	seeds(func(in string) { f.Add([]byte(in)) })
	f.Fuzz(func(t *testing.T, in []byte) {
		atOnce, late := transcribe(smallLimits, string(in)), transcribeLate(smallLimits, string(in))
		atOnce.output = strings.ReplaceAll(atOnce.output, goOn, "")
		late.output = strings.ReplaceAll(late.output, goOn, "")
		if atOnce.String() != late.String() {
			t.Fatalf("at once:\n%v\nlate:\n%v", atOnce, late)
		}
	})
}
