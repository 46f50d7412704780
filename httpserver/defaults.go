// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"slices"
	"strings"
)

// defaultFields are header fields of every answer that has none of that name.
type defaultFields struct {
	fields []Field
	close  bool // each connection ends after its first answer
}

// SetDefaultHeader names header fields that every answer gets which has none of that name: those of handlers, of files,
// and those that the server gives by itself. It replaces the earlier ones, and applies from now on. It returns an error, and
// changes nothing, when a field could not be sent or is the server's own to set (see NewHead).
func (s *HTTPServer) SetDefaultHeader(fields ...Field) error {
	for _, f := range fields {
		if err := f.check(); err != nil {
			return err
		}
	}
	if len(fields) == 0 {
		s.accounts.defaults.Store(nil)
		return nil
	}
	rest := slices.DeleteFunc(slices.Clone(fields), Field.isClose)
	s.accounts.defaults.Store(&defaultFields{rest, len(rest) < len(fields)})
	return nil
}

// completed is what defaults have added to a head.
type completed struct {
	by    *defaultFields
	lines []byte
}

// lines are the field lines that h lacks. A head that is used again remembers them.
func (d *defaultFields) lines(h *Head) []byte {
	if c := h.completed.Load(); c != nil && c.by == d {
		return c.lines
	}
	var lines []byte
	for _, f := range d.fields {
		if !h.has(f.Name) {
			lines = f.append(lines)
		}
	}
	h.completed.Store(&completed{d, lines})
	return lines
}

// has reports whether the head has a field of that name.
func (h *Head) has(name string) bool {
	name = strings.ToLower(name)
	for line := range bytes.Lines(h.bytes) {
		if isField(line, name) {
			return true
		}
	}
	return false
}
