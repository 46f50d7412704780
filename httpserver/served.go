// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import "time"

// Served is an answer that the server has given by itself, without a handler: a file, a refusal, OPTIONS.
type Served struct {
	// Request is what the client asked. It is good for the time of the call.
	Request *Request
	// Status of the answer.
	Status HTTPStatus
	// Bytes is the size of its body.
	Bytes int64
	// Took is how long it took to find it. It may still have to be sent.
	Took time.Duration
}

// tellServed tells OnServed of an answer, if it is one of the server's own.
func (x *Exchange) tellServed(h *Head, a answer) {
	tell := x.server.OnServed
	if tell == nil || !x.inside {
		return
	}
	size := a.size
	if !h.status.AllowsContent() || x.Request.isHead() {
		size = 0
	}
	tell(Served{Request: x.Request, Status: h.status, Bytes: size, Took: time.Since(x.began)})
}
