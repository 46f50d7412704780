// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// element is a piece of a pattern.
type element struct {
	kind elementKind
	text string // of plainText
}

type elementKind int

const (
	plainText    elementKind = iota // what it says
	onePart                         // one or more characters other than "/"
	maybePart                       // the same, or nothing
	anyBytes                        // one or more
	elementKinds                    // how many there are
)

// elements takes a pattern apart.
func elements(kind RouteKind, pattern string) (list []element) {
	plain := 0 // where the text begins that has not been appended
	for i := 0; i < len(pattern); {
		special, size := specialAt(kind, pattern[i:])
		if size == 0 {
			i++
			continue
		}
		if plain < i {
			list = append(list, element{plainText, pattern[plain:i]})
		}
		list = append(list, element{kind: special})
		i += size
		plain = i
	}
	if plain < len(pattern) {
		list = append(list, element{plainText, pattern[plain:]})
	}
	return list
}

// specialAt reads the parameter or wildcard that s begins with; its size is 0 when there is none.
func specialAt(kind RouteKind, s string) (special elementKind, size int) {
	switch {
	case kind == LoosePattern:
		return maybePart, parameterSize(s)
	case strings.HasPrefix(s, "...."):
		return anyBytes, 4
	case strings.HasPrefix(s, "..."):
		return onePart, 3
	}
	if size = parameterSize(s); size <= len("<>") {
		return plainText, 0
	}
	return onePart, size
}

// parameterSize is the length of the "<name>" that s begins with, 0 when it does not.
func parameterSize(s string) int {
	if !strings.HasPrefix(s, "<") {
		return 0
	}
	for i := 1; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == '>':
			return i + 1
		case c != '_' && !unicode.IsLetter(c) && !unicode.IsNumber(c):
			return 0
		}
		i += size
	}
	return 0
}

// compile reads a regular expression that is to match a whole path. Every such path begins with prefix.
func compile(expression string) (whole *regexp.Regexp, prefix string, err error) {
	alone, err := regexp.Compile(expression) // by itself, so that its parentheses can not close ours
	if err != nil {
		return nil, "", fmt.Errorf("httpserver: a route's regular expression can not be used: %w", err)
	}
	prefix, _ = alone.LiteralPrefix()
	whole, err = regexp.Compile(`\A(?:` + expression + `)\z`)
	return whole, prefix, err
}
