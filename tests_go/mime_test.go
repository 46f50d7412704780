// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"mime"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

func TestMIMETypeOf(t *testing.T) {
	cases := []struct {
		desc, filename string
		want           httpserver.MIMEType
		known          bool
	}{
		{"a page", "index.html", "text/html", true},
		{"a path", "/static/app.js", "text/javascript", true},
		{"upper case", "CAT.JPG", "image/jpeg", true},
		{"mixed case", "Cat.Jpeg", "image/jpeg", true},
		{"only the last dot counts", "jquery.min.css", "text/css", true},
		{"only the last dot counts, compressed", "archive.tar.gz", "application/gzip", true},
		{"a digit in front", "model.3mf", "model/3mf", true},
		{"a name that is all extension", ".json", "application/json", true},
		{"an extension alone", "html", "text/html", true},
		{"known as plain text", "server.log", "text/plain", true},
		{"unknown extension", "firmware.xyz", "text/plain", false},
		{"no extension", "LICENSE", "text/plain", false},
		{"no extension in a folder", "/www/html", "text/plain", false},
		{"the dot belongs to the folder", "/lib.js/readme", "text/plain", false},
		{"a dot at the end", "index.html.", "text/plain", false},
		{"a blank at the end", "index.html ", "text/plain", false},
		{"empty", "", "text/plain", false},
		{"NUL", "index.html\x00", "text/plain", false},
		{"not UTF-8", "index.\xff\xfe", "text/plain", false},
		{"very long", strings.Repeat("x.", 1<<16) + "png", "image/png", true},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			got, known := httpserver.LookupMIMEType(c.filename)
			if got != c.want || known != c.known {
				t.Errorf("got %q, %v; want %q, %v", got, known, c.want, c.known)
			}
			if got := httpserver.MIMETypeOf(c.filename); got != c.want {
				t.Errorf("MIMETypeOf: got %q, want %q", got, c.want)
			}
		})
	}
}

// A browser refuses to run, style or install these when they come with another type, so no machine's
// own settings may change them, as they do in Go's package mime.
func TestMIMETypesThatBrowsersInsistOn(t *testing.T) {
	for extension, want := range map[string]httpserver.MIMEType{
		"css": "text/css", "js": "text/javascript", "mjs": "text/javascript", "json": "application/json",
		"svg": "image/svg+xml", "wasm": "application/wasm", "vtt": "text/vtt", "webmanifest": "application/manifest+json",
		"html": "text/html", "xhtml": "application/xhtml+xml",
	} {
		if got := httpserver.MIMETypeOf("x." + extension); got != want {
			t.Errorf("%s: got %q, want %q", extension, got, want)
		}
	}
}

func TestMIMETypesAreWellFormed(t *testing.T) {
	last := ""
	for extension, mimeType := range httpserver.MIMETypes() {
		if extension <= last || extension != strings.ToLower(extension) || strings.ContainsAny(extension, "./ ") {
			t.Errorf("extension %q after %q", extension, last)
		}
		last = extension
		mediaType, parameters, err := mime.ParseMediaType(string(mimeType))
		if err != nil || mediaType != string(mimeType) || len(parameters) > 0 {
			t.Errorf("%s: %q is not type/subtype in lower case (%v)", extension, mimeType, err)
		}
		if got := httpserver.MIMETypeOf("file." + extension); got != mimeType {
			t.Errorf("%s: iterated as %q, found as %q", extension, mimeType, got)
		}
	}
}

func TestMIMETypesStopWhenAsked(t *testing.T) {
	for extension := range httpserver.MIMETypes() {
		if extension != "3g2" {
			t.Errorf("the first is %q", extension)
		}
		break
	}
}
