// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"errors"

	"adafruit-httpserver-go/httpserver"
)

// AddRoute routes a method and a path of some kind, a httpserver.RouteKind, to a handler number of Python's, from 1 on. A
// regular expression is one that Python has compiled.
func AddRoute(number, handler, kind, methodAt, methodLen, pathAt, pathLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	if handler < 1 || handler > maxHandler {
		return failure(errRefused, errors.New("the handler's number does not fit a request word"))
	}
	path, err := routePath(kind, text(pathAt, pathLen))
	if err == nil {
		err = s.core.Routes.AddAs(httpserver.RouteKind(kind), text(methodAt, methodLen), path, handler)
	}
	if err != nil {
		return failure(errRefused, err)
	}
	return 0
}

// RemoveRoute takes a route away.
func RemoveRoute(number, kind, methodAt, methodLen, pathAt, pathLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	if path, err := routePath(kind, text(pathAt, pathLen)); err == nil { // else it was not added
		s.core.Routes.RemoveAs(httpserver.RouteKind(kind), text(methodAt, methodLen), path)
	}
	return 0
}

// routePath is a path of Python's as Go reads it.
func routePath(kind int, path string) (string, error) {
	if httpserver.RouteKind(kind) != httpserver.Regexp {
		return path, nil
	}
	return goExpression(path)
}
