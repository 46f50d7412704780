// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"net/netip"
	"strings"
)

// isToken tells the characters of
//
//	token = 1*tchar   (RFC 9110 section 5.6.2)
var isToken = charset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

// isHost tells the characters of
//
//	reg-name = *( unreserved / pct-encoded / sub-delims )   (RFC 3986 section 3.2.2)
//
// and of an IPv4 address, which looks like one.
var isHost = charset("-._~!$&'()*+,;=%0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

func charset(chars string) (set [256]bool) {
	for _, c := range []byte(chars) {
		set[c] = true
	}
	return set
}

func allToken(b []byte) bool {
	for _, c := range b {
		if !isToken[c] {
			return false
		}
	}
	return len(b) > 0
}

// validHost reports whether b is
//
//	uri-host [ ":" port ]   (RFC 9110 section 7.2)
func validHost(b []byte) bool {
	if len(b) > 0 && b[0] == '[' {
		end := bytes.IndexByte(b, ']')
		return end > 0 && validAddress(b[1:end]) && validPort(b[end+1:])
	}
	name, _, _ := bytes.Cut(b, []byte(":"))
	for _, c := range name {
		if !isHost[c] {
			return false
		}
	}
	return validPort(b[len(name):])
}

// validAddress reads the inside of
//
//	IP-literal = "[" ( IPv6address / IPvFuture ) "]"   (RFC 3986 section 3.2.2)
//
// of which the second has no use yet. A zone may be named (RFC 6874).
func validAddress(b []byte) bool {
	address, err := netip.ParseAddr(string(b))
	return err == nil && address.Is6()
}

// validPort reads nothing or ":" *DIGIT.
func validPort(b []byte) bool {
	if len(b) == 0 {
		return true
	}
	for _, c := range b[1:] {
		if !isDigit(c) {
			return false
		}
	}
	return b[0] == ':' && len(b) <= len(":65535")
}

// isText tells the characters of
//
//	field-content = field-vchar [ 1*( SP / HTAB / field-vchar ) field-vchar ]   (RFC 9110 section 5.5)
var isText = textset()

func textset() (set [256]bool) {
	for c := range set {
		set[c] = c >= ' ' && c != 0x7f || c == '\t'
	}
	return set
}

// validValue reports whether s can stand in a header field's value (RFC 9110 section 5.5).
func validValue(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) < 0
}

// trimSpace returns b without white space around it:
//
//	OWS = *( SP / HTAB )   (RFC 9110 section 5.6.3)
func trimSpace(b []byte) []byte {
	for len(b) > 0 && isSpace(b[0]) {
		b = b[1:]
	}
	for len(b) > 0 && isSpace(b[len(b)-1]) {
		b = b[:len(b)-1]
	}
	return b
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// hasFold reports whether b is lower, which must be in lower case, in any case of its ASCII letters.
func hasFold(b []byte, lower string) bool {
	if len(b) != len(lower) {
		return false
	}
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}
