// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"fmt"
	"maps"
	"path"
	"strings"
)

// mimeTable tells the types of a server's files by their names, in place of MIMETypeOf.
type mimeTable struct {
	types   map[string]MIMEType
	unknown MIMEType
}

// SetMIMETypes says which types files have whose names end in certain extensions (in lower case, without the dot), and
// which one all others have. It replaces what was said before, and applies from now on. Without types, files have those of
// MIMETypeOf again. It returns an error, and changes nothing, when a type could not be sent.
func (s *HTTPServer) SetMIMETypes(types map[string]MIMEType, unknown MIMEType) error {
	if types == nil {
		s.files.setTypes(nil)
		return nil
	}
	for extension, mimeType := range types {
		if !validValue(string(mimeType)) {
			return fmt.Errorf("httpserver: the type %q of files with the extension %q has a control character", mimeType, extension)
		}
	}
	if !validValue(string(unknown)) {
		return fmt.Errorf("httpserver: the type %q of unknown files has a control character", unknown)
	}
	s.files.setTypes(&mimeTable{maps.Clone(types), unknown})
	return nil
}

// of returns the type of a file. A nil table has those of MIMETypeOf.
func (t *mimeTable) of(name string) MIMEType {
	if t == nil {
		return MIMETypeOf(name)
	}
	if mimeType, known := t.types[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]; known {
		return mimeType
	}
	return t.unknown
}

// setTypes changes the types of files. Those in memory have what their names told before, and are forgotten.
func (c *fileCache) setTypes(t *mimeTable) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.types.Store(t)
	for _, element := range c.files {
		c.drop(element)
	}
}
