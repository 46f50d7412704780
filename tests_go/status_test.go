// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"net/http"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// newerPhrases are the intended differences from net/http: it keeps the phrases of RFC 2616 and RFC 4918
// where RFC 9110 has new ones, and the joke of RFC 2324 where IANA has a code that is unused.
var newerPhrases = map[int]string{
	413: "Content Too Large",
	414: "URI Too Long",
	416: "Range Not Satisfiable",
	418: "",
	422: "Unprocessable Content",
}

func TestEveryStatusAgreesWithNetHTTP(t *testing.T) {
	for code := range 1000 {
		want, differs := newerPhrases[code]
		if !differs {
			want = http.StatusText(code)
		}
		got, known := httpserver.StatusByCode(code)
		if got != (httpserver.HTTPStatus{Code: code, Phrase: want}) || known != (want != "") {
			t.Errorf("StatusByCode(%d) = %q, %v; want the phrase %q", code, got, known, want)
		}
	}
}

func TestStatusByCodeTakesAnyInt(t *testing.T) {
	for _, code := range []int{-1 << 63, -1, 0, 99, 600, 1000, 1<<63 - 1} {
		got, known := httpserver.StatusByCode(code)
		if got != (httpserver.HTTPStatus{Code: code}) || known {
			t.Errorf("StatusByCode(%d) = %#v, %v; want the code alone and false", code, got, known)
		}
	}
}

func TestStatusVariables(t *testing.T) {
	cases := []struct {
		desc   string
		status httpserver.HTTPStatus
		want   string
	}{
		{"the first", httpserver.StatusContinue, "100 Continue"},
		{"the commonest", httpserver.StatusOK, "200 OK"},
		{"an abbreviation", httpserver.StatusIMUsed, "226 IM Used"},
		{"renamed by RFC 9110", httpserver.StatusContentTooLarge, "413 Content Too Large"},
		{"the last", httpserver.StatusNetworkAuthenticationRequired, "511 Network Authentication Required"},
		{"one's own", httpserver.HTTPStatus{Code: 299, Phrase: "Nearly OK"}, "299 Nearly OK"},
		{"no phrase: the space of the status line stays", httpserver.HTTPStatus{Code: 299}, "299 "},
		{"the zero value has three digits", httpserver.HTTPStatus{}, "000 "},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			if got := c.status.String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestStatusesAreInOrderAndStopWhenAsked(t *testing.T) {
	last, count := 0, 0
	for status := range httpserver.Statuses() {
		if status.Code <= last {
			t.Errorf("%v comes after %d", status, last)
		}
		last = status.Code
		count++
	}
	// IANA has 64 rows with a code; 104, 306 and 418 are left out.
	if count != 61 {
		t.Errorf("%d statuses, want 61", count)
	}
	for status := range httpserver.Statuses() {
		if status != httpserver.StatusContinue {
			t.Errorf("the first is %v", status)
		}
		break
	}
}

func TestAllowsContent(t *testing.T) {
	cases := []struct {
		desc string
		code int
		want bool
	}{
		{"informational, the first", 100, false},
		{"informational, upgrade", 101, false},
		{"informational, not registered", 199, false},
		{"success", 200, true},
		{"no content", 204, false},
		{"reset content: empty, but says so by its length", 205, true},
		{"partial content", 206, true},
		{"redirect", 302, true},
		{"not modified", 304, false},
		{"client error", 404, true},
		{"server error", 500, true},
		{"not registered", 299, true},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			if got := (httpserver.HTTPStatus{Code: c.code}).AllowsContent(); got != c.want {
				t.Errorf("%d: got %v, want %v", c.code, got, c.want)
			}
		})
	}
}
