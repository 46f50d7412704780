// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import "sync"

// table holds what Python knows by a number. The zero value is ready to use.
type table[T any] struct {
	mu   sync.Mutex
	last int
	all  map[int]T
}

// add keeps something and returns its number.
func (t *table[T]) add(thing T) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.all == nil {
		t.all = map[int]T{}
	}
	t.last++
	t.all[t.last] = thing
	return t.last
}

// get returns what has that number.
func (t *table[T]) get(number int) (T, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	thing, there := t.all[number]
	return thing, there
}

// take is get, after which the number means nothing any more.
func (t *table[T]) take(number int) (T, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	thing, there := t.all[number]
	delete(t.all, number)
	return thing, there
}
