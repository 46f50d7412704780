// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// RouteKind says how the path of a route is read.
type RouteKind int

const (
	// Literal is compared with the path of a request, byte for byte.
	Literal RouteKind = iota
	// Pattern holds "<name>", one or more characters other than "/"; "...", the same without a name; "....", one or more
	// of any. What is around them is compared as it is. A pattern matches a whole path.
	Pattern
	// Regexp is a regular expression, as package regexp has them, that matches a whole path.
	Regexp
	// LoosePattern holds "<name>" or "<>", characters other than "/", which may be none. Dots are dots.
	LoosePattern
)

// Router maps a method and a path to the number of a handler. The zero value is ready to use, and routes may be added
// and removed while requests come in.
//
// Paths are compared as they are sent: percent-encoded, case-sensitive. A literal path that holds a "?" is compared with
// the whole target, so "/led?on" is a route of its own; any other path matches whatever query follows it.
//
// Literal routes come first, found by one look-up. Then come the others, of which the one that was added first wins. They
// share a tree, so that a request costs the same however many there are. Only regular expressions that begin alike are
// tried one after the other.
type Router struct {
	mu       sync.RWMutex
	paths    map[string]methods
	queries  bool // some path holds a "?"
	patterns tree
}

// methods maps the methods of one path to handler numbers.
type methods map[string]int

// Add routes method and path to a handler number and replaces what was routed there. An empty method means GET;
// methods are taken in upper case, as clients send them.
func (r *Router) Add(method, path string, number int) { r.AddAs(Literal, method, path, number) }

// AddAs is Add for a path of any kind. It returns an error when the path can not be read.
func (r *Router) AddAs(kind RouteKind, method, path string, number int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	method = canonicalMethod(method)
	switch kind {
	case Literal:
		r.addLiteral(method, path, number)
		return nil
	case Pattern, LoosePattern, Regexp:
		return r.patterns.add(routeKey{kind, method, path}, number)
	}
	return fmt.Errorf("httpserver: there is no RouteKind %d", kind)
}

func (r *Router) addLiteral(method, path string, number int) {
	if r.paths == nil {
		r.paths = map[string]methods{}
	}
	if r.paths[path] == nil {
		r.paths[path] = methods{}
	}
	r.paths[path][method] = number
	r.queries = r.queries || strings.Contains(path, "?")
}

// Remove takes a route away. It does nothing when there is none.
func (r *Router) Remove(method, path string) { r.RemoveAs(Literal, method, path) }

// RemoveAs is Remove for a path of any kind.
func (r *Router) RemoveAs(kind RouteKind, method, path string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	method = canonicalMethod(method)
	if kind != Literal {
		r.patterns.remove(routeKey{kind, method, path})
		return
	}
	delete(r.paths[path], method)
	if len(r.paths[path]) == 0 {
		delete(r.paths, path)
	}
}

// canonicalMethod is the one place where a script's "get" becomes GET.
func canonicalMethod(method string) string {
	if method == "" {
		return "GET"
	}
	return strings.ToUpper(method)
}

// Find returns the handler number for a method and a request-target in origin-form. HEAD finds what GET would, unless it
// has a route of its own. When there is none, allowed lists the methods that the path has, for an Allow field (RFC 9110
// section 10.2.1); it is empty when the path has none.
func (r *Router) Find(method, target []byte) (number int, allowed string, found bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	path, _, hasQuery := bytes.Cut(target, []byte("?"))
	hasQuery = hasQuery && r.queries
	literal, whole := r.paths[string(path)], methods(nil)
	if hasQuery {
		whole = r.paths[string(target)]
	}
	if number, found = literalNumber(whole, literal, method); found {
		return number, "", true
	}
	matching := r.patterns.match(path)
	defer matching.release()
	if number, found = matching.first(method); found {
		return number, "", true
	}
	if bytes.Equal(method, methodHEAD) { // RFC 9110 section 9.3.2: HEAD is GET without the content
		if number, found = literalNumber(whole, literal, methodGET); found {
			return number, "", true
		}
		if number, found = matching.first(methodGET); found {
			return number, "", true
		}
	}
	if literal == nil {
		literal = whole
	}
	return 0, allow(literal, matching), false
}

var methodGET, methodHEAD = []byte("GET"), []byte("HEAD")

// literalNumber prefers a route for the whole target.
func literalNumber(whole, path methods, method []byte) (number int, found bool) {
	if number, found = whole[string(method)]; !found {
		number, found = path[string(method)]
	}
	return number, found
}

// allow lists the methods for an Allow field.
func allow(literal methods, patterns *matches) string {
	var list []string
	for method := range literal {
		list = append(list, method)
	}
	list = patterns.appendMethods(list)
	if len(list) == 0 {
		return ""
	}
	if slices.Contains(list, "GET") {
		list = append(list, "HEAD")
	}
	list = append(list, "OPTIONS")
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}
