// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Router maps a method and a path to the number of a handler, in one look-up however many routes there are. The zero
// value is ready to use, and routes may be added and removed while requests come in.
//
// Paths are compared as they are sent: percent-encoded, case-sensitive. A path that holds a "?" is compared with the
// whole target, so "/led?on" is a route of its own; any other path matches whatever query follows it.
type Router struct {
	mu      sync.RWMutex
	paths   map[string]methods
	queries bool // some path holds a "?"
}

// methods maps the methods of one path to handler numbers.
type methods map[string]int

// Add routes method and path to a handler number and replaces what was routed there. An empty method means GET;
// methods are taken in upper case, as clients send them.
func (r *Router) Add(method, path string, number int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.paths == nil {
		r.paths = map[string]methods{}
	}
	if r.paths[path] == nil {
		r.paths[path] = methods{}
	}
	r.paths[path][canonicalMethod(method)] = number
	r.queries = r.queries || strings.Contains(path, "?")
}

// Remove takes a route away. It does nothing when there is none.
func (r *Router) Remove(method, path string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.paths[path], canonicalMethod(method))
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

// find returns the handler number for a method and a path with its query. Without one, allowed lists the methods that
// the path has, for an Allow field; it is empty when the path has none.
func (r *Router) find(method, target []byte) (number int, allowed string, found bool) {
	r.mu.RLock()
	defer r.mu.RUnlock()
	path, _, hasQuery := bytes.Cut(target, []byte("?"))
	if hasQuery && r.queries {
		if number, found = r.paths[string(target)].find(method); found {
			return number, "", true
		}
	}
	m := r.paths[string(path)]
	if number, found = m.find(method); found {
		return number, "", true
	}
	if hasQuery && m == nil {
		m = r.paths[string(target)]
	}
	return 0, m.allow(), false
}

func (m methods) find(method []byte) (number int, found bool) {
	number, found = m[string(method)]
	if !found && string(method) == "HEAD" { // RFC 9110 section 9.3.2: HEAD is GET without the content
		number, found = m["GET"]
	}
	return number, found
}

// allow lists the methods for an Allow field (RFC 9110 section 10.2.1).
func (m methods) allow() string {
	if len(m) == 0 {
		return ""
	}
	list := []string{"OPTIONS"}
	for method := range m {
		list = append(list, method)
	}
	if _, ok := m["GET"]; ok {
		list = append(list, "HEAD")
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}
