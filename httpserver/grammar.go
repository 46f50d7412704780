// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import "strings"

// isToken tells the characters of
//
//	token = 1*tchar   (RFC 9110 section 5.6.2)
var isToken = charset("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

// isHost tells the characters of
//
//	host = IP-literal / IPv4address / reg-name, [ ":" port ]   (RFC 3986 section 3.2)
//
// without userinfo, which has no place in an http URL, and with "_", which names at home often have.
var isHost = charset("-._~!$&'()*+,;=:%[]0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

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

func validHost(b []byte) bool {
	for _, c := range b {
		if !isHost[c] {
			return false
		}
	}
	return true
}

// validValue reports whether s can stand in a header field's value (RFC 9110 section 5.5).
func validValue(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }) < 0
}

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
