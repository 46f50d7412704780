// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"mime"
	"mime/multipart"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

func TestRangesAndConditions(t *testing.T) {
	t.Run("from memory", func(t *testing.T) { testRangesAndConditions(t, httpserver.Limits{}) })
	t.Run("from disk", func(t *testing.T) { testRangesAndConditions(t, httpserver.Limits{FileBytes: 1}) })
}

func testRangesAndConditions(t *testing.T, limits httpserver.Limits) {
	server := &httpserver.HTTPServer{Limits: limits}
	server.Route("/post", "POST", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Filename: "f.txt"}
	})
	s := serve(t, server, aged(t, folder(t, map[string]string{"f.txt": "0123456789", "empty.txt": ""})))
	eTag, modified := validators(s, "/f.txt")
	const long, longAgo, ahead = "0123456789", "Mon, 01 Jan 2001 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"

	cases := []struct {
		desc         string
		request      string
		status       int
		body         string
		contentRange string
	}{
		{"from the front", get("/f.txt", "Range: bytes=0-3"), 206, "0123", "bytes 0-3/10"},
		{"to the end", get("/f.txt", "Range: bytes=7-"), 206, "789", "bytes 7-9/10"},
		{"the last bytes", get("/f.txt", "Range: bytes=-2"), 206, "89", "bytes 8-9/10"},
		{"more last bytes than there are", get("/f.txt", "Range: bytes=-99"), 206, long, "bytes 0-9/10"},
		{"beyond the end", get("/f.txt", "Range: bytes=8-99"), 206, "89", "bytes 8-9/10"},
		{"the unit in odd case", get("/f.txt", "Range: Bytes=0-0"), 206, "0", "bytes 0-0/10"},
		{"behind the end", get("/f.txt", "Range: bytes=10-"), 416, "", "bytes */10"},
		{"the last zero bytes", get("/f.txt", "Range: bytes=-0"), 416, "", "bytes */10"},
		{"the last zero bytes, with blanks and zeros", get("/f.txt", "Range: bytes= -00 "), 416, "", "bytes */10"},
		{"the last zero bytes and others", get("/f.txt", "Range: bytes=-0,1-2"), 206, "12", "bytes 1-2/10"},
		{"backwards", get("/f.txt", "Range: bytes=5-1"), 416, "", ""},
		{"nonsense", get("/f.txt", "Range: bytes=x"), 416, "", ""},
		{"another unit", get("/f.txt", "Range: lines=1-2"), 200, long, ""},
		{"no unit", get("/f.txt", "Range: 1-2"), 200, long, ""},
		{"ranges that are more than the file", get("/f.txt", "Range: bytes=0-9,0-9"), 200, long, ""},
		{"a range of an empty file", get("/empty.txt", "Range: bytes=0-3"), 200, "", ""},
		{"the last zero bytes of an empty file", get("/empty.txt", "Range: bytes=-0"), 200, "", ""},
		{"ranges are for GET", message("POST", "/post", "", "Range: bytes=0-3"), 200, long, ""},

		{"the client has it, by tag", get("/f.txt", "If-None-Match: "+eTag), 304, "", ""},
		{"the client has it, by one of many tags", get("/f.txt", `If-None-Match: "x", W/`+eTag), 304, "", ""},
		{"the client has any", get("/f.txt", "If-None-Match: *"), 304, "", ""},
		{"the client has another", get("/f.txt", `If-None-Match: "x"`), 200, long, ""},
		{"the client has it, by date", get("/f.txt", "If-Modified-Since: "+modified), 304, "", ""},
		{"the client has an old one", get("/f.txt", "If-Modified-Since: "+longAgo), 200, long, ""},
		{"the tag wins over the date", get("/f.txt", `If-None-Match: "x"`, "If-Modified-Since: "+modified), 200, long, ""},
		{"a date that is none", get("/f.txt", "If-Modified-Since: yesterday"), 200, long, ""},
		{"the client has it and wants none of it", get("/f.txt", "If-None-Match: "+eTag, "Range: bytes=-0"), 304, "", ""},
		{"only if it is the same", get("/f.txt", "If-Match: "+eTag), 200, long, ""},
		{"only if it is another", get("/f.txt", `If-Match: "x"`), 412, "", ""},
		{"only if it has not changed since", get("/f.txt", "If-Unmodified-Since: "+ahead), 200, long, ""},
		{"only if it has not changed since long ago", get("/f.txt", "If-Unmodified-Since: "+longAgo), 412, "", ""},
		{"the rest of the same", get("/f.txt", "Range: bytes=5-", "If-Range: "+eTag), 206, "56789", "bytes 5-9/10"},
		{"the rest of the same, by date", get("/f.txt", "Range: bytes=5-", "If-Range: "+modified), 206, "56789", "bytes 5-9/10"},
		{"the rest of another", get("/f.txt", "Range: bytes=5-", `If-Range: "x"`), 200, long, ""},
		{"none of another", get("/f.txt", "Range: bytes=-0", `If-Range: "x"`), 200, long, ""},
		{"conditions are for GET", message("POST", "/post", "", "If-None-Match: "+eTag), 200, long, ""},
		{"HEAD has conditions too", message("HEAD", "/f.txt", "", "If-None-Match: "+eTag), 304, "", ""},
		{"HEAD has no ranges", message("HEAD", "/f.txt", "", "Range: bytes=0-3"), 200, "", ""},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			client := s.dial()
			r := client.ask(c.request)
			if r.StatusCode != c.status || r.StatusCode/100 == 2 && r.body != c.body {
				t.Errorf("got %s %q, want %d %q", r.Status, r.body, c.status, c.body)
			}
			if c.contentRange != "" && r.Header.Get("Content-Range") != c.contentRange {
				t.Errorf("Content-Range %q, want %q", r.Header.Get("Content-Range"), c.contentRange)
			}
			if r.StatusCode/100 == 2 && c.request[0] == 'G' && r.Header.Get("Accept-Ranges") != "bytes" {
				t.Error("no Accept-Ranges")
			}
			if again := client.ask(get("/f.txt")); again.body != long { // the framing was right
				t.Errorf("the next answer: %s %q", again.Status, again.body)
			}
		})
	}
}

func TestSeveralRanges(t *testing.T) {
	s := serve(t, &httpserver.HTTPServer{}, folder(t, map[string]string{"f.txt": "0123456789"}))
	r := s.ask(get("/f.txt", "Range: bytes=0-1, 4-5 ,-0,-1"))
	kind, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if r.StatusCode != 206 || kind != "multipart/byteranges" || err != nil {
		t.Fatalf("got %s, %s, %v", r.Status, kind, err)
	}
	var got []string
	parts := multipart.NewReader(strings.NewReader(r.body), parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(part)
		got = append(got, part.Header.Get("Content-Range")+" "+string(data))
	}
	if want := "bytes 0-1/10 01|bytes 4-5/10 45|bytes 9-9/10 9"; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A multipart answer is made before it is sent, so it must not be large: the client gets the whole file instead.
func TestSeveralLargeRangesAreTheWholeFile(t *testing.T) {
	content := strings.Repeat("0123456789abcdef", 200<<10)
	s := serve(t, &httpserver.HTTPServer{}, folder(t, map[string]string{"f.bin": content}))
	r := s.ask(get("/f.bin", "Range: bytes=0-9,100-3000000"))
	if r.StatusCode != 200 || r.body != content || r.Header.Get("Content-Range") != "" {
		t.Errorf("got %s, %d bytes, Content-Range %q", r.Status, len(r.body), r.Header.Get("Content-Range"))
	}
	small := s.ask(get("/f.bin", "Range: bytes=0-9,100-109"))
	if small.StatusCode != 206 || !strings.Contains(small.body, content[:10]) {
		t.Errorf("small ranges: got %s", small.Status)
	}
}
