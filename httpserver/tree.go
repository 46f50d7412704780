// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"
)

// tree holds the routes that are not literal, by what their paths begin with.
//
// Each node stands for an element, or the part of a text that several patterns share; what leads from the root to it is
// what patterns have in common. To match a path is to follow all ways at the same time, one byte after the other, so a
// long path costs time in proportion, whatever it holds. Regular expressions hang where their literal beginnings end.
type tree struct {
	root   node
	routes map[routeKey]*route
	added  int // routes, ever
	nodes  int // ever
	free   []int
}

// routeKey is what a route is known by.
type routeKey struct {
	kind         RouteKind
	method, path string
}

type route struct {
	routeKey
	number     int
	order      int
	node       *node
	expression *regexp.Regexp // of a Regexp
}

type node struct {
	id     int
	kind   elementKind
	text   string // of plainText
	parent *node

	texts  []*node // that follow, no two beginning with the same byte
	firsts []byte  // those bytes
	loops  [elementKinds]*node

	ends        map[string][]*route // by method, in the order in which they were added
	expressions []*route
}

// add puts a route into the tree, or gives the one that is there another number.
func (t *tree) add(key routeKey, number int) error {
	if old := t.routes[key]; old != nil {
		old.number = number
		return nil
	}
	r := &route{routeKey: key, number: number, order: t.added}
	if key.kind == Regexp {
		whole, prefix, err := compile(key.path)
		if err != nil {
			return err
		}
		r.expression, r.node = whole, t.descend(&t.root, element{plainText, prefix})
		r.node.expressions = append(r.node.expressions, r)
	} else {
		r.node = &t.root
		for _, e := range elements(key.kind, key.path) {
			r.node = t.descend(r.node, e)
		}
		if r.node.ends == nil {
			r.node.ends = map[string][]*route{}
		}
		r.node.ends[key.method] = append(r.node.ends[key.method], r)
	}
	if t.routes == nil {
		t.routes = map[routeKey]*route{}
	}
	t.routes[key] = r
	t.added++
	return nil
}

// descend returns the node that e leads to from n, and makes it when it is not there.
func (t *tree) descend(n *node, e element) *node {
	if e.kind != plainText {
		if n.loops[e.kind] == nil {
			n.loops[e.kind] = t.newNode(node{kind: e.kind, parent: n})
		}
		return n.loops[e.kind]
	}
	for s := e.text; s != ""; {
		i := bytes.IndexByte(n.firsts, s[0])
		if i < 0 {
			child := t.newNode(node{text: s, parent: n})
			n.texts, n.firsts = append(n.texts, child), append(n.firsts, s[0])
			return child
		}
		common := commonPrefix(n.texts[i].text, s)
		if common < len(n.texts[i].text) {
			t.split(n, i, common)
		}
		n, s = n.texts[i], s[common:]
	}
	return n
}

func commonPrefix(a, b string) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// split puts a node before the text child i of n, with the first bytes of its text.
func (t *tree) split(n *node, i, at int) {
	lower := n.texts[i]
	upper := t.newNode(node{text: lower.text[:at], parent: n})
	upper.texts, upper.firsts = []*node{lower}, []byte{lower.text[at]}
	lower.text, lower.parent = lower.text[at:], upper
	n.texts[i] = upper
}

func (t *tree) newNode(n node) *node {
	if last := len(t.free) - 1; last >= 0 {
		n.id, t.free = t.free[last], t.free[:last]
	} else {
		t.nodes++ // the root has 0
		n.id = t.nodes
	}
	return &n
}

// remove takes a route out, with the nodes that nobody else needs.
func (t *tree) remove(key routeKey) {
	r := t.routes[key]
	if r == nil {
		return
	}
	delete(t.routes, key)
	is := func(other *route) bool { return other == r }
	n := r.node
	n.expressions = slices.DeleteFunc(n.expressions, is)
	if list := slices.DeleteFunc(n.ends[key.method], is); len(list) > 0 {
		n.ends[key.method] = list
	} else {
		delete(n.ends, key.method)
	}
	for n.parent != nil && n.unused() {
		n.parent.forget(n)
		t.free = append(t.free, n.id)
		n = n.parent
	}
}

func (n *node) unused() bool {
	return len(n.ends) == 0 && len(n.expressions) == 0 && len(n.texts) == 0 && n.loops == [elementKinds]*node{}
}

func (n *node) forget(child *node) {
	if child.kind != plainText {
		n.loops[child.kind] = nil
		return
	}
	i := slices.Index(n.texts, child)
	n.texts, n.firsts = slices.Delete(n.texts, i, i+1), slices.Delete(n.firsts, i, i+1)
}

// matches is how far a path has been followed, and at the end what it has led to.
type matches struct {
	path   []byte
	begins bool // a character begins here: only there do wildcards
	here   []place
	next   []place
	marks  []int // by node: the last step in which it was passed
	step   int

	ends        []*node  // that the whole path leads to
	expressions []*route // that match the whole path
}

// place is a position in the tree: behind the first bytes of a node's text.
type place struct {
	node *node
	at   int
}

var matchesPool = sync.Pool{New: func() any { return new(matches) }}

func (m *matches) release() {
	if m == nil {
		return
	}
	m.path = nil // it is a request's
	m.here, m.next, m.ends, m.expressions = m.here[:0], m.next[:0], m.ends[:0], m.expressions[:0]
	matchesPool.Put(m)
}

// match follows a path. It returns nil when there is nothing to follow.
func (t *tree) match(path []byte) *matches {
	if len(t.routes) == 0 {
		return nil
	}
	m := matchesPool.Get().(*matches)
	if len(m.marks) <= t.nodes {
		m.marks, m.step = make([]int, t.nodes+64), 0
	}
	m.path = path
	m.step++
	m.reach(&t.root)
	m.here, m.next = m.next, m.here
	for i, character := 0, 0; i < len(path) && len(m.here) > 0; {
		for character < i {
			_, size := utf8.DecodeRune(path[character:])
			character += size
		}
		m.begins = character == i
		m.step++
		m.next = m.next[:0]
		i += m.advance(path[i:])
		m.here, m.next = m.next, m.here
	}
	for _, p := range m.here {
		if p.at == len(p.node.text) && len(p.node.ends) > 0 {
			m.ends = append(m.ends, p.node)
		}
	}
	return m
}

// advance goes from here to next over the first byte of what is left of the path, or as many as there is one way for, and
// returns how many.
func (m *matches) advance(left []byte) int {
	if only := m.here[0]; len(m.here) == 1 && only.at < len(only.node.text) {
		ahead := only.node.text[only.at:]
		size := min(len(ahead), len(left))
		if string(left[:size]) == ahead {
			m.reach(only.node)
		}
		return size
	}
	c := left[0]
	for _, p := range m.here {
		switch n := p.node; {
		case p.at == len(n.text):
			m.leave(n, c)
		case n.text[p.at] == c:
			m.enter(n, p.at+1)
		}
	}
	return 1
}

// leave goes on from a node that has been passed.
func (m *matches) leave(n *node, c byte) {
	if n.kind == anyBytes || n.kind != plainText && c != '/' {
		m.reach(n) // again
	}
	if i := bytes.IndexByte(n.firsts, c); i >= 0 {
		m.enter(n.texts[i], 1)
	}
	if !m.begins {
		return
	}
	if n.loops[onePart] != nil && c != '/' {
		m.reach(n.loops[onePart])
	}
	if n.loops[anyBytes] != nil {
		m.reach(n.loops[anyBytes])
	}
}

// enter is somewhere in a text.
func (m *matches) enter(n *node, at int) {
	if at == len(n.text) {
		m.reach(n)
	} else {
		m.next = append(m.next, place{n, at})
	}
}

// reach has passed a node.
func (m *matches) reach(n *node) {
	if m.marks[n.id] == m.step {
		return
	}
	m.marks[n.id] = m.step
	m.next = append(m.next, place{n, len(n.text)})
	for _, r := range n.expressions {
		if r.expression.Match(m.path) {
			m.expressions = append(m.expressions, r)
		}
	}
	if n.loops[maybePart] != nil {
		m.reach(n.loops[maybePart])
	}
}

// first is the number of the route for a method that was added first.
func (m *matches) first(method []byte) (number int, found bool) {
	if m == nil {
		return 0, false
	}
	var best *route
	for _, n := range m.ends {
		if list := n.ends[string(method)]; len(list) > 0 && (best == nil || list[0].order < best.order) {
			best = list[0]
		}
	}
	for _, r := range m.expressions {
		if r.method == string(method) && (best == nil || r.order < best.order) {
			best = r
		}
	}
	if best == nil {
		return 0, false
	}
	return best.number, true
}

// appendMethods lists the methods of all routes that match, some of them more than once.
func (m *matches) appendMethods(list []string) []string {
	if m == nil {
		return list
	}
	for _, n := range m.ends {
		for method := range n.ends {
			list = append(list, method)
		}
	}
	for _, r := range m.expressions {
		list = append(list, r.method)
	}
	return list
}
