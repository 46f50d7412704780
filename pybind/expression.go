// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// goExpression writes a regular expression of Python's module re in the notation of package regexp, where the two differ.
// What only Python has (looking around, references to groups) is left as it is, for package regexp to refuse.
func goExpression(expression string) (string, error) {
	t := translator{left: expression}
	for t.left != "" {
		if err := t.next(); err != nil {
			return "", fmt.Errorf("the route %q can not be used as a regular expression: %w", expression, err)
		}
	}
	return t.done.String(), nil
}

type translator struct {
	left  string
	done  strings.Builder
	class bool // inside [ ]
}

// next translates the next piece.
func (t *translator) next() error {
	switch c := t.left[0]; {
	case c == '\\':
		return t.escape()
	case t.class:
		t.inClass(c)
	case c == '[':
		t.class = true
		t.take(len(classStart.FindString(t.left)))
	case strings.HasPrefix(t.left, "(?#"):
		_, t.left, _ = strings.Cut(t.left, ")")
	case noMinimum.MatchString(t.left):
		t.replace(2, "{0,")
	default:
		t.take(1)
	}
	return nil
}

var (
	classStart = regexp.MustCompile(`^\[\^?\]?`)
	noMinimum  = regexp.MustCompile(`^\{,[0-9]*\}`)
)

func (t *translator) inClass(c byte) {
	if c == '[' { // begins [:alpha:] in Go
		t.replace(1, `\[`)
		return
	}
	t.class = c != ']'
	t.take(1)
}

// escape translates what begins with a backslash.
func (t *translator) escape() error {
	c, size := utf8.DecodeRuneInString(t.left[1:])
	switch {
	case size == 0:
		return errors.New("it ends with a backslash")
	case c >= '1' && c <= '9' && !t.class:
		return errors.New("there are no references to groups")
	case c == 'u':
		return t.character(4)
	case c == 'U':
		return t.character(8)
	case c >= utf8.RuneSelf:
		t.replace(1+size, string(c))
	case t.class && inClass[c] != "":
		t.replace(2, inClass[c])
	case !t.class && outside[c] != "":
		t.replace(2, outside[c])
	default:
		t.take(2)
	}
	return nil
}

// What these stand for depends on Unicode in Python, on ASCII in Go.
var (
	outside = map[rune]string{'d': `\p{Nd}`, 'D': `\P{Nd}`, 'w': `[\p{L}\p{N}_]`, 'W': `[^\p{L}\p{N}_]`, 'Z': `\z`}
	inClass = map[rune]string{'d': `\p{Nd}`, 'D': `\P{Nd}`, 'w': `\p{L}\p{N}_`, 'b': `\x08`}
)

// character translates \uXXXX and \UXXXXXXXX.
func (t *translator) character(digits int) error {
	if len(t.left) < 2+digits {
		return errors.New("an escaped character is cut short")
	}
	t.replace(2+digits, `\x{`+t.left[2:2+digits]+`}`)
	return nil
}

func (t *translator) take(n int) { t.replace(n, t.left[:n]) }

func (t *translator) replace(n int, by string) {
	t.done.WriteString(by)
	t.left = t.left[n:]
}
