// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// find looks a route up.
func find(r *httpserver.Router, method, target string) (number int, allowed string, found bool) {
	return r.Find([]byte(method), []byte(target))
}

func TestPatterns(t *testing.T) {
	const pattern, loose, expression = httpserver.Pattern, httpserver.LoosePattern, httpserver.Regexp
	cases := []struct {
		desc string
		kind httpserver.RouteKind
		path string
		yes  []string
		no   []string
	}{
		{"a parameter", pattern, "/a/<id>", []string{"/a/1", "/a/%20", "/a/x-y.z", "/a/é", "/a/1?q=/2"}, []string{"/a/", "/a", "/a/1/", "/a/1/2", "/b/1"}},
		{"a parameter between", pattern, "/a/<id>/b", []string{"/a/1/b"}, []string{"/a//b", "/a/1/c", "/a/1/bb", "/a/1/2/b"}},
		{"two parameters", pattern, "/<a>/<b>", []string{"/1/2"}, []string{"/1", "/1/", "//2", "/1/2/3"}},
		{"text beside a parameter", pattern, "/dev-<id>/x", []string{"/dev-1/x", "/dev--/x"}, []string{"/dev-/x", "/dev1/x", "/dev-1/2/x"}},
		{"parameters side by side", pattern, "/<a><b>", []string{"/12", "/123", "/éé"}, []string{"/1", "/", "/é"}},
		{"a parameter that its end repeats", pattern, "/<a>b", []string{"/bb", "/bbb", "/abcb"}, []string{"/b", "/ba"}},
		{"a name with letters of any script", pattern, "/<größe_1>", []string{"/1"}, []string{"/<größe_1>/"}},
		{"no name", pattern, "/<>", []string{"/<>"}, []string{"/1"}},
		{"no name either", pattern, "/<a-b>", []string{"/<a-b>"}, []string{"/1"}},
		{"not closed", pattern, "/<a", []string{"/<a"}, []string{"/1"}},
		{"three dots", pattern, "/a/.../b", []string{"/a/x/b"}, []string{"/a//b", "/a/x/y/b", "/a/b"}},
		{"four dots", pattern, "/a/..../b", []string{"/a/x/b", "/a/x/y/b", "/a///b"}, []string{"/a//b", "/a/b", "/a/x/bb"}},
		{"four dots at the end", pattern, "/a/....", []string{"/a/x", "/a/x/y/", "/a//"}, []string{"/a/", "/a"}},
		{"dots beside text", pattern, "/img...png", []string{"/img-1.png"}, []string{"/imgpng", "/img/png"}},
		{"five dots", pattern, "/.....", []string{"/a."}, []string{"/a", "/."}},
		{"two dots and one are dots", pattern, "/a..b.c/<x>", []string{"/a..b.c/1"}, []string{"/a--b-c/1"}},
		{"what means something in a regular expression", pattern, `/a+(b)|[c]\d/<x>`, []string{`/a+(b)|[c]\d/1`}, []string{"/aab/1"}},
		{"a slash that is not there", pattern, "/a/<x>/", []string{"/a/1/"}, []string{"/a/1"}},
		{"a part that may be empty", loose, "/a/<id>", []string{"/a/", "/a/1"}, []string{"/a", "/a/1/"}},
		{"a part without a name that may be empty", loose, "/a/<>/b", []string{"/a//b", "/a/1/b"}, []string{"/a/b"}},
		{"three dots are dots", loose, "/.../<x>", []string{"/.../1"}, []string{"/a/1"}},
		{"parts that may be empty, side by side", loose, "/<a><b>c", []string{"/c", "/xc", "/cc"}, []string{"/", "/x"}},
		{"a regular expression", expression, `/a([0-9]+)b?`, []string{"/a1", "/a12b", "/a1?q"}, []string{"/a", "/a1bb", "x/a1", "/a1b/"}},
		{"alternatives", expression, `/a|/b`, []string{"/a", "/b"}, []string{"/ab", "/a/b"}},
		{"with anchors of its own", expression, `^/a.*$`, []string{"/a", "/abc/d"}, []string{"/b"}},
		{"in any case", expression, `(?i)/abc`, []string{"/abc", "/ABC"}, []string{"/ab"}},
		{"nothing but text", expression, `/abc`, []string{"/abc"}, []string{"/ab", "/abcd"}},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			r := &httpserver.Router{}
			if err := r.AddAs(c.kind, "GET", c.path, 7); err != nil {
				t.Fatal(err)
			}
			for _, target := range c.yes {
				if number, _, found := find(r, "GET", target); !found || number != 7 {
					t.Errorf("%q does not match %q", c.path, target)
				}
			}
			for _, target := range c.no {
				if _, allowed, found := find(r, "GET", target); found || allowed != "" {
					t.Errorf("%q matches %q", c.path, target)
				}
			}
			r.RemoveAs(c.kind, "GET", c.path)
			for _, target := range c.yes {
				if _, _, found := find(r, "GET", target); found {
					t.Errorf("%q still matches %q after it was removed", c.path, target)
				}
			}
		})
	}
}

func TestWhichRouteWins(t *testing.T) {
	server := &httpserver.HTTPServer{}
	add := func(kind httpserver.RouteKind, method, path string) {
		if err := server.RouteAs(kind, path, method, named(method+" "+path)); err != nil {
			t.Fatal(err)
		}
	}
	add(httpserver.Pattern, "GET", "/<any>")
	add(httpserver.Literal, "GET", "/literal")
	add(httpserver.Literal, "POST", "/posted")
	add(httpserver.Pattern, "GET", "/a/<first>")
	add(httpserver.Pattern, "GET", "/a/<second>")
	add(httpserver.Pattern, "PUT", "/a/<second>")
	add(httpserver.Pattern, "GET", "/a/....")
	add(httpserver.Pattern, "HEAD", "/b/<x>")
	add(httpserver.Literal, "GET", "/b/1")
	add(httpserver.Regexp, "DELETE", "/a/[0-9]+")
	add(httpserver.Regexp, "GET", "/a/[0-9]/z")
	add(httpserver.Regexp, "GET", "/c/[0-9]+")
	add(httpserver.Pattern, "GET", "/c/<x>")
	add(httpserver.Pattern, "GET", "/late/<x>")
	add(httpserver.Pattern, "OPTIONS", "/opt/<x>")
	s := serve(t, server, "")

	cases := []struct {
		desc    string
		request string
		status  int
		body    string
		allow   string
	}{
		{"literal routes come first", get("/literal"), 200, "GET /literal", ""},
		{"unless they are for another method", get("/posted"), 200, "GET /<any>", ""},
		{"of patterns, the one that was added first", get("/a/x"), 200, "GET /a/<first>", ""},
		{"for its method", message("PUT", "/a/x", ""), 200, "PUT /a/<second>", ""},
		{"one that matches more", get("/a/x/y"), 200, "GET /a/....", ""},
		{"a regular expression after a pattern", get("/a/1/z"), 200, "GET /a/....", ""},
		{"a pattern after a regular expression", get("/c/1"), 200, "GET /c/[0-9]+", ""},
		{"a pattern where the regular expression does not match", get("/c/x"), 200, "GET /c/<x>", ""},
		{"HEAD by GET", message("HEAD", "/a/x", ""), 200, "", ""},
		{"a query is no part of the path", get("/a/x?y/z"), 200, "GET /a/<first>", ""},
		{"absolute-form", get("http://elsewhere/a/x"), 200, "GET /a/<first>", ""},
		{"405 over all that match", message("POST", "/a/1", ""), 405, "405 Method Not Allowed\n", "DELETE, GET, HEAD, OPTIONS, PUT"},
		{"405 over a literal path and a pattern", message("PUT", "/posted", ""), 405, "405 Method Not Allowed\n", "GET, HEAD, OPTIONS, POST"},
		{"OPTIONS", message("OPTIONS", "/a/x", ""), 204, "", "GET, HEAD, OPTIONS, PUT"},
		{"OPTIONS with a handler", message("OPTIONS", "/opt/1", ""), 200, "OPTIONS /opt/<x>", ""},
		{"no match", get("/z/z"), 404, "404 Not Found\n", ""},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			r := s.ask(c.request)
			if r.StatusCode != c.status || r.body != c.body || r.Header.Get("Allow") != c.allow {
				t.Errorf("got %s %q, Allow %q; want %d %q, Allow %q", r.Status, r.body, r.Header.Get("Allow"), c.status, c.body, c.allow)
			}
		})
	}
	if number, _, _ := find(&server.Routes, "HEAD", "/b/1"); number != 7 {
		t.Errorf("HEAD with a pattern of its own went to route %d, not 7", number)
	}
}

func TestARouteIsReplacedInItsPlace(t *testing.T) {
	r := &httpserver.Router{}
	r.AddAs(httpserver.Pattern, "GET", "/<a>", 1)
	r.AddAs(httpserver.Pattern, "GET", "/<b>", 2)
	r.AddAs(httpserver.Pattern, "", "/<a>", 3)
	if number, _, _ := find(r, "GET", "/x"); number != 3 {
		t.Errorf("found %d, want 3", number)
	}
	r.RemoveAs(httpserver.Pattern, "get", "/<a>")
	if number, _, _ := find(r, "GET", "/x"); number != 2 {
		t.Errorf("found %d, want 2", number)
	}
}

func TestBadRoutes(t *testing.T) {
	r := &httpserver.Router{}
	for _, expression := range []string{`/a(`, `/a)(b`, `/(?=x)`, `/x{2000}`} {
		if err := r.AddAs(httpserver.Regexp, "GET", expression, 1); err == nil || !strings.Contains(err.Error(), "regular expression") {
			t.Errorf("%q: got %v", expression, err)
		}
	}
	if err := r.AddAs(9, "GET", "/", 1); err == nil || !strings.Contains(err.Error(), "RouteKind 9") {
		t.Errorf("got %v", err)
	}
	if _, allowed, found := find(r, "GET", "/a"); found || allowed != "" {
		t.Error("something was added")
	}
}

// naive is what Router is about, told by regular expressions, one after the other.
type naive struct {
	literal    bool
	method     string
	expression *regexp.Regexp
}

// naively reads a route as the documentation of RouteKind has it.
func naively(kind httpserver.RouteKind, method, path string) naive {
	expression := regexp.QuoteMeta(path)
	replace := func(old, with string) { expression = regexp.MustCompile(old).ReplaceAllLiteralString(expression, with) }
	switch kind {
	case httpserver.Regexp:
		expression = path
	case httpserver.LoosePattern:
		replace(`<\w*>`, `[^/]*`)
	case httpserver.Pattern:
		replace(`<\w+>`, `[^/]+`)
		replace(`\\.\\.\\.\\.`, `(?s:.)+`)
		replace(`\\.\\.\\.`, `[^/]+`)
	}
	return naive{kind == httpserver.Literal, method, regexp.MustCompile(`\A(?:` + expression + `)\z`)}
}

// findNaively returns the place of the route that is to be found, -1 when there is none.
func findNaively(routes []naive, method, path string) int {
	for _, literal := range []bool{true, false} {
		for i, r := range routes {
			if r.literal == literal && r.method == method && r.expression.MatchString(path) {
				return i
			}
		}
	}
	if method == "HEAD" {
		return findNaively(routes, "GET", path)
	}
	return -1
}

var (
	routePieces = []string{"/", "/", "/a", "/b", "a", "ab", "b", "<x>", "<y>", "<>", "...", "....", ".", "é", "<", ">"}
	pathPieces  = []string{"/", "/", "/a", "/b", "a", "b", "ab", "c", ".", "..", "é", "<x>", "<>", "\xff"}
)

func pick(random *rand.Rand, pieces []string, most int) string {
	var b strings.Builder
	b.WriteString("/")
	for range random.IntN(most + 1) {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	return b.String()
}

// FuzzRouter: the tree finds what a list of regular expressions would, also after routes have been removed.
func FuzzRouter(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(seed, "/a/b")
	}
	f.Fuzz(func(t *testing.T, seed uint64, extra string) {
		random := rand.New(rand.NewPCG(seed, 1))
		kinds := []httpserver.RouteKind{httpserver.Literal, httpserver.Pattern, httpserver.Pattern, httpserver.LoosePattern, httpserver.Regexp}
		methods := []string{"GET", "GET", "POST", "HEAD"}
		var router httpserver.Router
		var routes []naive
		type added struct {
			kind         httpserver.RouteKind
			method, path string
		}
		var list []added
		for range 1 + random.IntN(12) {
			a := added{kinds[random.IntN(len(kinds))], methods[random.IntN(len(methods))], pick(random, routePieces, 5)}
			if slices.Contains(list, a) || a.kind == httpserver.Regexp && strings.ContainsRune(a.path, '\uFFFD') {
				continue
			}
			list = append(list, a)
			if err := router.AddAs(a.kind, a.method, a.path, len(routes)); err != nil {
				t.Fatalf("%q: %v", a.path, err)
			}
			routes = append(routes, naively(a.kind, a.method, a.path))
		}
		check := func() {
			for range 30 {
				path := pick(random, pathPieces, 6)
				if random.IntN(4) == 0 && !strings.ContainsAny(extra, "?\n") {
					path += extra
				}
				for _, method := range []string{"GET", "HEAD", "POST", "PUT"} {
					number, _, found := find(&router, method, path)
					if want := findNaively(routes, method, path); found != (want >= 0) || found && number != want {
						t.Fatalf("%s %q among %v: found %d %v, want %d", method, path, list, number, found, want)
					}
				}
			}
		}
		check()
		for i, a := range list {
			if random.IntN(2) == 0 {
				router.RemoveAs(a.kind, a.method, a.path)
				routes[i].method = "removed"
			}
		}
		check()
	})
}

// TestManyRoutesCostWhatOneCosts: look-ups among 10,000 routes take about as long as in a table with one.
func TestManyRoutesCostWhatOneCosts(t *testing.T) {
	fill := func(n int) *httpserver.Router {
		r := &httpserver.Router{}
		for i := range n {
			r.Add("GET", fmt.Sprintf("/literal/%d/x", i), 3*i)
			r.AddAs(httpserver.Pattern, "GET", fmt.Sprintf("/pattern/<a>/%d/<b>", i), 3*i+1)
			r.AddAs(httpserver.Pattern, "GET", fmt.Sprintf("/wild/..../%d", i), 3*i+2)
		}
		return r
	}
	one, many := fill(1), fill(10_000)
	for _, target := range []string{"/literal/0/x", "/pattern/x/0/y", "/wild/a/b/0", "/pattern/x/none/y", "/none"} {
		cost := func(r *httpserver.Router) time.Duration {
			best := time.Hour
			for range 20 {
				began := time.Now()
				for range 100 {
					find(r, "GET", target)
				}
				best = min(best, time.Since(began))
			}
			return best
		}
		if a, b := cost(one), cost(many); b > 50*a { // one by one it would be thousands
			t.Errorf("%s: 100 look-ups take %v among 30,000 routes, %v among 3", target, b, a)
		}
	}
}

// TestALongPathIsMatchedInLinearTime: no path makes a pattern try again and again.
func TestALongPathIsMatchedInLinearTime(t *testing.T) {
	r := &httpserver.Router{}
	r.AddAs(httpserver.Pattern, "GET", "/"+strings.Repeat("....a", 20)+"b", 1)
	r.AddAs(httpserver.Regexp, "GET", "/(a+)+c", 2)
	path := "/" + strings.Repeat("a", 8000)
	began := time.Now()
	if _, _, found := find(r, "GET", path); found {
		t.Error("it matches")
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestFindingALiteralRouteMakesNothing(t *testing.T) {
	r := &httpserver.Router{}
	r.Add("GET", "/a", 1)
	r.AddAs(httpserver.Pattern, "GET", "/<x>/<y>", 2)
	for _, target := range []string{"/a", "/some/thing"} {
		method, target := []byte("GET"), []byte(target)
		if made := testing.AllocsPerRun(100, func() { r.Find(method, target) }); made > 0 && !raced {
			t.Errorf("%s: %v allocations", target, made)
		}
	}
}
