// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import "errors"

// ErrClosed is returned by Poll, Start and ServeForever once the server has been closed.
var ErrClosed = errors.New("httpserver: server closed")

// ProtocolError says why a request was refused. Nothing in it comes from the client, so it is safe to send and to log.
type ProtocolError struct {
	// Status is the answer the client gets.
	Status HTTPStatus
	// Reason says what was wrong.
	Reason string
	// Section names the rule, such as "RFC 9112 section 5.2"; empty for a limit of this server.
	Section string
}

// Error returns the status, the reason and the rule.
func (e *ProtocolError) Error() string {
	text := e.Status.String() + ": " + e.Reason
	if e.Section != "" {
		text += " (" + e.Section + ")"
	}
	return text
}

// badRequest is a 400 by a section of RFC 9112.
func badRequest(section, reason string) *ProtocolError {
	return &ProtocolError{StatusBadRequest, reason, "RFC 9112 section " + section}
}

// tooMuch is a refusal by one of the Limits.
func tooMuch(status HTTPStatus, reason string) *ProtocolError {
	return &ProtocolError{Status: status, Reason: reason}
}
