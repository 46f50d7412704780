// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"strings"

	"adafruit-httpserver-go/httpserver"
)

// What holds for all answers of a server.

// SetHeaders names fields (see fieldsOf) of all answers that have none of that name.
func SetHeaders(number, fieldsAt, fieldsLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	return refused(s.core.SetDefaultHeader(fieldsOf(fieldsAt, fieldsLen)...))
}

// SetAuthentication lets in only who gives one of the values in the Authorization field; each has a LF behind it. Without
// values everybody is let in.
func SetAuthentication(number, valuesAt, valuesLen, challengeAt, challengeLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	values := strings.Split(text(valuesAt, valuesLen), "\n")
	return refused(s.core.SetAuthentication(text(challengeAt, challengeLen), values[:len(values)-1]...))
}

// SetMIMETypes says which types files have: extensions and types in turn, each with a LF behind it, and the type of all
// others. Without them, files have those of the core.
func SetMIMETypes(number, typesAt, typesLen, unknownAt, unknownLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	var types map[string]httpserver.MIMEType
	if typesLen > 0 || unknownLen > 0 {
		types = map[string]httpserver.MIMEType{}
	}
	for _, f := range fieldsOf(typesAt, typesLen) {
		types[f.Name] = httpserver.MIMEType(f.Value)
	}
	return refused(s.core.SetMIMETypes(types, httpserver.MIMEType(text(unknownAt, unknownLen))))
}

// refused is the result of a call that the core may refuse.
func refused(err error) int {
	if err != nil {
		return failure(errRefused, err)
	}
	return 0
}
