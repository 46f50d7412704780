// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"io"

	"adafruit-httpserver-go/httpserver"
)

// Requests that are too large for the region stay in Go until Python lets go of them.

var kept table[*httpserver.Request]

// Keep makes the request in a slot of the batch outlive its answer and returns a number for it.
func Keep(number, slot int) (result int) {
	defer contain(&result)
	return exchange(number, slot, func(x *httpserver.Exchange) int {
		x.Request.Keep()
		return kept.add(x.Request)
	})
}

// KeptSize returns the number of a kept request's bytes.
func KeptSize(request int) (result int) {
	defer contain(&result)
	r, there := kept.get(request)
	if !there {
		return errClosed
	}
	return int(r.RawSize())
}

// KeptRead copies up to size bytes of a kept request, from offset on, to address, and returns how many.
func KeptRead(request, offset, address, size int) (result int) {
	defer contain(&result)
	r, there := kept.get(request)
	if !there {
		return errClosed
	}
	n, err := r.Raw().ReadAt(memory(address, size), int64(offset))
	if err != nil && err != io.EOF {
		return failure(errRefused, err)
	}
	return n
}

// Release lets a kept request go.
func Release(request int) (result int) {
	defer contain(&result)
	r, there := kept.take(request)
	if !there {
		return errClosed
	}
	r.Close()
	return 0
}
