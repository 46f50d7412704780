// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// site is a folder beside a secret, with links that lead to it.
func site(t *testing.T) string {
	t.Helper()
	dir := folder(t, map[string]string{
		"secret.txt":             "secret",
		"site/index.html":        "<h1>hi</h1>",
		"site/style.css":         "p {}",
		"site/empty.txt":         "",
		"site/a b.txt":           "blank",
		"site/a%20b.txt":         "percent",
		"site/a+b.txt":           "plus",
		"site/\u00e9t\u00e9.txt": "summer",
		"site/settings.toml":     "password",
		"site/Secrets.PY":        "password",
		"site/lib/x.txt":         "library",
		"site/.hidden":           "dot",
		"site/sub/index.html":    "<h1>sub</h1>",
		"site/bare/x.txt":        "x",
		"site/od:d/index.html":   "odd",
		"site/noext":             "text",
	})
	root := filepath.Join(dir, "site")
	for link, target := range map[string]string{
		"out.txt": "../secret.txt", "absolute.txt": filepath.Join(dir, "secret.txt"), "outside": "..", "loop": "loop",
		"in.txt": "style.css", "inside": "sub",
	} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Skip(err)
		}
	}
	return root
}

func TestFiles(t *testing.T) {
	server := &httpserver.HTTPServer{}
	s := serve(t, server, "")
	server.SetRoot(site(t), "settings.toml", "*.py", "lib", ".*")

	cases := []struct {
		desc, path string
		status     int
		body       string
		mimeType   string
	}{
		{"a file", "/style.css", 200, "p {}", "text/css"},
		{"a query does not matter", "/style.css?v=2", 200, "p {}", "text/css"},
		{"the index of the root", "/", 200, "<h1>hi</h1>", "text/html"},
		{"the index of a folder", "/sub/", 200, "<h1>sub</h1>", "text/html"},
		{"an index by its name", "/sub/index.html", 200, "<h1>sub</h1>", "text/html"},
		{"an empty file", "/empty.txt", 200, "", "text/plain"},
		{"no extension", "/noext", 200, "text", "text/plain"},
		{"a folder without an index", "/bare/", 404, "", ""},
		{"a folder without an index and without a slash", "/bare", 404, "", ""},
		{"a file with a slash behind", "/style.css/", 404, "", ""},
		{"a file as a folder", "/style.css/x", 404, "", ""},
		{"nothing", "/nothing", 404, "", ""},
		{"a blank", "/a%20b.txt", 200, "blank", "text/plain"},
		{"an encoded percent sign", "/a%2520b.txt", 200, "percent", "text/plain"},
		{"a plus is a plus", "/a+b.txt", 200, "plus", "text/plain"},
		{"UTF-8, encoded", "/%C3%A9t%c3%a9.txt", 200, "summer", "text/plain"},
		{"UTF-8, as typed", "/\u00e9t\u00e9.txt", 200, "summer", "text/plain"},
		{"an encoded letter", "/%73tyle.css", 200, "p {}", "text/css"},
		{"two slashes", "//style.css", 200, "p {}", "text/css"},
		{"a dot", "/./style.css", 200, "p {}", "text/css"},
		{"absolute-form", "http://x/style.css", 200, "p {}", "text/css"},
		{"a link inside", "/in.txt", 200, "p {}", "text/plain"},
		{"a link to a folder inside", "/inside/", 200, "<h1>sub</h1>", "text/html"},

		{"up", "/../secret.txt", 404, "", ""},
		{"up and in again", "/sub/../style.css", 404, "", ""},
		{"up, encoded", "/%2e%2e/secret.txt", 404, "", ""},
		{"up, half encoded", "/.%2e/secret.txt", 404, "", ""},
		{"up with an encoded slash", "/..%2fsecret.txt", 404, "", ""},
		{"up, encoded twice", "/%252e%252e/secret.txt", 404, "", ""},
		{"up with a backslash", "/..\\secret.txt", 404, "", ""},
		{"up with an encoded backslash", "/..%5csecret.txt", 404, "", ""},
		{"up in overlong UTF-8", "/%c0%ae%c0%ae/secret.txt", 404, "", ""},
		{"up at the end", "/sub/..", 404, "", ""},
		{"an absolute path", "//etc/passwd", 404, "", ""},
		{"NUL", "/style.css%00", 404, "", ""},
		{"NUL and another extension", "/settings.toml%00.css", 404, "", ""},
		{"a bad encoding", "/style%2", 404, "", ""},
		{"a bad encoding of letters", "/style%zz", 404, "", ""},
		{"a link out", "/out.txt", 404, "", ""},
		{"a link out by an absolute path", "/absolute.txt", 404, "", ""},
		{"a file through a link out", "/outside/secret.txt", 404, "", ""},
		{"a link to itself", "/loop", 404, "", ""},
		{"hidden", "/settings.toml", 404, "", ""},
		{"hidden, in another case", "/SETTINGS.toml", 404, "", ""},
		{"hidden, with a letter that only upper case makes equal", "/%c5%bfettings.toml", 404, "", ""},
		{"hidden, encoded", "/settings%2etoml", 404, "", ""},
		{"hidden, with a slash behind", "/settings.toml/", 404, "", ""},
		{"hidden by a pattern", "/Secrets.PY", 404, "", ""},
		{"in a hidden folder", "/lib/x.txt", 404, "", ""},
		{"in a hidden folder, in another case", "/LIB/x.txt", 404, "", ""},
		{"hidden by its dot", "/.hidden", 404, "", ""},
		{"a very long name", "/" + strings.Repeat("n", 300), 404, "", ""},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			r := s.ask(get(c.path))
			if r.StatusCode != c.status || c.status == 200 && (r.body != c.body || r.Header.Get("Content-Type") != c.mimeType) {
				t.Errorf("got %s %q, %s", r.Status, r.body, r.Header.Get("Content-Type"))
			}
			if strings.Contains(r.body, "secret") || strings.Contains(r.body, "password") {
				t.Errorf("it got out: %q", r.body)
			}
			if h := s.ask(message("HEAD", c.path, "")); h.StatusCode != c.status || h.ContentLength != int64(len(r.body)) {
				t.Errorf("HEAD: got %s, length %d", h.Status, h.ContentLength)
			}
		})
	}
}

func TestAFolderIsRedirectedToItsSlash(t *testing.T) {
	s := serve(t, &httpserver.HTTPServer{}, site(t))
	for path, want := range map[string]string{
		"/sub": "sub/", "/sub?a=b": "sub/?a=b", "/inside": "inside/", "//sub": "sub/", "/od:d": "./od:d/",
	} {
		if r := s.ask(get(path)); r.StatusCode != 301 || r.Header.Get("Location") != want {
			t.Errorf("%s: got %s to %q, want %q", path, r.Status, r.Header.Get("Location"), want)
		}
	}
}

func TestTheRootMayChangeWhileTheServerRuns(t *testing.T) {
	server := &httpserver.HTTPServer{}
	s := serve(t, server, folder(t, map[string]string{"a.txt": "one"}))
	c := s.dial()
	steps := []struct {
		root   string
		status int
		body   string
	}{
		{"", 404, "404 Not Found\n"},
		{folder(t, map[string]string{"a.txt": "two"}), 200, "two"},
		{filepath.Join(t.TempDir(), "missing"), 404, "404 Not Found\n"},
	}
	if r := c.ask(get("/a.txt")); r.body != "one" {
		t.Errorf("got %s %q", r.Status, r.body)
	}
	for _, step := range steps {
		server.SetRoot(step.root)
		if r := c.ask(get("/a.txt")); r.StatusCode != step.status || r.body != step.body {
			t.Errorf("%q: got %s %q", step.root, r.Status, r.body)
		}
	}
}

func TestHandlersAnswerWithFiles(t *testing.T) {
	root, other := site(t), folder(t, map[string]string{"b.txt": "other"})
	server := &httpserver.HTTPServer{}
	s := serve(t, server, root)
	cases := []struct {
		desc     string
		response httpserver.HTTPResponse
		status   int
		body     string
		mimeType string
	}{
		{"a file of the server's root", httpserver.HTTPResponse{Filename: "style.css"}, 200, "p {}", "text/css"},
		{"with a slash in front", httpserver.HTTPResponse{Filename: "/style.css"}, 200, "p {}", "text/css"},
		{"with a type of its own", httpserver.HTTPResponse{Filename: "style.css", ContentType: "text/x"}, 200, "p {}", "text/x"},
		{"with a status of its own", httpserver.HTTPResponse{Filename: "style.css", Status: httpserver.StatusNotFound}, 404, "p {}", "text/css"},
		{"of another root", httpserver.HTTPResponse{Filename: "b.txt", Root: other}, 200, "other", "text/plain"},
		{"a missing file", httpserver.HTTPResponse{Filename: "nothing"}, 404, "404 Not Found\n", "text/plain"},
		{"a folder", httpserver.HTTPResponse{Filename: "sub"}, 404, "404 Not Found\n", "text/plain"},
		{"up", httpserver.HTTPResponse{Filename: "../secret.txt"}, 404, "404 Not Found\n", "text/plain"},
		{"a link out", httpserver.HTTPResponse{Filename: "out.txt"}, 404, "404 Not Found\n", "text/plain"},
		{"NUL", httpserver.HTTPResponse{Filename: "style.css\x00"}, 404, "404 Not Found\n", "text/plain"},
		{"a handler may show what is hidden", httpserver.HTTPResponse{Filename: "settings.toml"}, 200, "password", "application/toml"},
		{"a field that can not be sent", httpserver.HTTPResponse{Filename: "style.css", Header: []httpserver.Field{field("X", "\n")}},
			500, "500 Internal Server Error\n", "text/plain"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			server.Route("/f", "GET", func(*httpserver.Request) *httpserver.HTTPResponse { return &c.response })
			r := s.ask(get("/f"))
			if r.StatusCode != c.status || r.body != c.body || r.Header.Get("Content-Type") != c.mimeType {
				t.Errorf("got %s %q, %s", r.Status, r.body, r.Header.Get("Content-Type"))
			}
			if h := s.ask(message("HEAD", "/f", "")); h.StatusCode != c.status || h.ContentLength != int64(len(c.body)) {
				t.Errorf("HEAD: got %s, length %d", h.Status, h.ContentLength)
			}
		})
	}
}

// FuzzFileNames: however a path is encoded it names the same file, and none outside.
func FuzzFileNames(f *testing.F) {
	for _, path := range []string{"/", "/style.css", "/sub/", "/sub", "/a b.txt", "/../secret.txt", "/.hidden", "//style.css", "/./x", "/sub/..", "/out.txt", "/x\\y", "/é"} {
		f.Add(path)
	}
	root := filepath.Join(folder(f, map[string]string{
		"secret.txt": "secret", "site/index.html": "index", "site/style.css": "style", "site/sub/index.html": "sub",
		"site/a b.txt": "blank", "site/.hidden": "hidden", "site/é": "e", "site/a%20b": "percent", "site/x.y_z-1": "plain",
	}), "site")
	server := &httpserver.HTTPServer{Transport: transport()}
	if err := server.Start("127.0.0.1", 0, ""); err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { server.CloseWithin(0) })
	server.SetRoot(root, ".*")
	f.Fuzz(func(t *testing.T, path string) {
		s := &testServer{server, t, server.Addrs()[0].String()}
		if strings.ContainsFunc(path, func(c rune) bool { return c <= ' ' || c == 0x7f || c == '#' || c == '?' || c == '%' }) || !strings.HasPrefix(path, "/") || len(path) > 2000 {
			return
		}
		var encoded strings.Builder
		for i, c := range []byte(path) {
			if c == '/' && i == 0 {
				encoded.WriteByte(c)
			} else {
				fmt.Fprintf(&encoded, "%%%02x", c)
			}
		}
		c := s.dial()
		defer c.Close()
		plain, other := c.ask(get(path)), c.ask(get(encoded.String()))
		if plain.StatusCode != other.StatusCode || plain.body != other.body {
			t.Errorf("%q: %s %q; encoded: %s %q", path, plain.Status, plain.body, other.Status, other.body)
		}
		if plain.body == "secret" || plain.body == "hidden" {
			t.Errorf("%q: %q", path, plain.body)
		}
	})
}

func TestTypesOfFilesAreChangedWhileTheServerRuns(t *testing.T) {
	server := &httpserver.HTTPServer{}
	s := start(t, server, aged(t, folder(t, map[string]string{"a.stl": "a", "b.HTML": "b", "c": "c"})))
	types := func() (list []string) {
		for _, name := range []string{"/a.stl", "/b.HTML", "/c"} {
			list = append(list, s.ask(get(name)).Header.Get("Content-Type"))
		}
		return list
	}
	before := types()
	if err := server.SetMIMETypes(map[string]httpserver.MIMEType{"stl": "x/model", "html": "x/page"}, "x/unknown"); err != nil {
		t.Fatal(err)
	}
	if got, want := types(), []string{"x/model", "x/page", "x/unknown"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, wrong := range []string{"a\r\nb", "\x00"} {
		if err := server.SetMIMETypes(map[string]httpserver.MIMEType{"stl": httpserver.MIMEType(wrong)}, ""); err == nil {
			t.Errorf("%q was taken", wrong)
		}
		if err := server.SetMIMETypes(map[string]httpserver.MIMEType{}, httpserver.MIMEType(wrong)); err == nil {
			t.Errorf("%q was taken", wrong)
		}
	}
	if got, want := types(), []string{"x/model", "x/page", "x/unknown"}; !slices.Equal(got, want) {
		t.Errorf("after a mistake: got %q, want %q", got, want)
	}
	if server.SetMIMETypes(nil, ""); !slices.Equal(types(), before) {
		t.Errorf("got %q, want %q", types(), before)
	}
}
