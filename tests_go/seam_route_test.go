// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
	"adafruit-httpserver-go/pybind"
)

func TestSeamRoutesOfEachKind(t *testing.T) {
	s := openSeam(t)
	add := func(kind httpserver.RouteKind, path string, handler int) {
		if code := s.routeAs(kind, "GET", path, handler); code != 0 {
			t.Fatalf("%q: %d %s", path, code, s.lastError())
		}
	}
	add(httpserver.Literal, "/a/1", 1)
	add(httpserver.Pattern, "/a/<id>", 2)
	add(httpserver.LoosePattern, "/a/<id>", 3)
	add(httpserver.Regexp, `/r\d+`, 4)
	head := s.head(200, "OK", "text/plain")
	s.listen()
	for target, want := range map[string]int{"/a/1": 1, "/a/2": 2, "/a/": 3, "/r12": 4} {
		c := s.dial()
		c.send(get(target))
		if handler, _ := s.unpack(int64(s.step(-1))); handler != want {
			t.Errorf("%s went to handler %d, want %d", target, handler, want)
		}
		pybind.Step(s.number, head<<32, 64, 0)
		c.read("GET")
	}
	kind := int(httpserver.Pattern)
	methodAt, methodLen := s.give("GET")
	pathAt, pathLen := s.give("/a/<id>")
	if code := pybind.RemoveRoute(s.number, kind, methodAt, methodLen, pathAt, pathLen); code != 0 {
		t.Fatal(code)
	}
	c := s.dial()
	c.send(get("/a/2"))
	if handler, _ := s.unpack(int64(s.step(-1))); handler != 3 {
		t.Errorf("after its removal the pattern's request went to handler %d, want 3", handler)
	}
}

// TestSeamRegularExpressions: what Python would match.
func TestSeamRegularExpressions(t *testing.T) {
	cases := []struct{ expression, yes, no string }{
		{`/\w+`, "/é_1", "/a-b"},
		{`/[\w-]+`, "/é-1", "/a.b"},
		{`/\W`, "/-", "/é"},
		{`/\d`, "/٣", "/a"},
		{`/[\d]`, "/٣", "/a"},
		{`/\D[\D]`, "/ab", "/a٣"},
		{`/a\Z`, "/a", "/ab"},
		{`/x{,2}`, "/xx", "/xxx"},
		{`/x{,}y`, "/xxxy", "/x"},
		{`/x{2}`, "/xx", "/x{2}"},
		{`/[[:alpha:]]`, "/a]", "/b"},
		{`/[]a]`, "/]", "/b"},
		{`/[^]a]`, "/b", "/]"},
		{`/a(?#a comment)b`, "/ab", "/a"},
		{`/\é`, "/é", "/e"},
		{`/\u00e9\U000000e9`, "/éé", "/e"},
		{`/(?P<name>a|b)`, "/b", "/c"},
		{`/\.\/`, "/./", "/a/"},
	}
	for _, c := range cases {
		s := openSeam(t)
		if code := s.routeAs(httpserver.Regexp, "POST", c.expression, 1); code != 0 {
			t.Errorf("%s: %d %s", c.expression, code, s.lastError())
			continue
		}
		s.listen()
		if r := s.ask(get(c.yes)); r.StatusCode != 405 {
			t.Errorf("%s does not match %s", c.expression, c.yes)
		}
		if r := s.ask(get(c.no)); r.StatusCode != 404 {
			t.Errorf("%s matches %s", c.expression, c.no)
		}
	}
}

func TestSeamRegularExpressionsThatAreRefused(t *testing.T) {
	s := openSeam(t)
	for _, expression := range []string{`/(?=a)`, `/(?<!a)b`, `/(a)\1`, `/(?P<x>a)(?P=x)`, `/a++`, `/\`, `/\u12`, `/x{1,5000}`} {
		if code := s.routeAs(httpserver.Regexp, "GET", expression, 1); code != seamRefused || !strings.Contains(s.lastError(), "regular expression") {
			t.Errorf("%s: %d %s", expression, code, s.lastError())
		}
	}
	if code := s.routeAs(17, "GET", "/", 1); code != seamRefused {
		t.Errorf("an unknown kind: %d", code)
	}
}
