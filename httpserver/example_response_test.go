// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver_test

import (
	"fmt"
	"strings"

	"adafruit-httpserver-go/httpserver"
)

// A connection needs no socket: what a client sends goes in, and what it gets comes out.
func ExampleHTTPResponse() {
	conn := httpserver.NewConn(httpserver.Limits{})
	conn.Receive([]byte("GET /coffee HTTP/1.1\r\nHost: pot\r\n\r\n"))
	request, _ := conn.Next()

	conn.Respond(request, &httpserver.HTTPResponse{
		Status:      httpserver.StatusServiceUnavailable,
		ContentType: httpserver.TextHTML,
		Header:      []httpserver.Field{{Name: "Retry-After", Value: "60"}},
		Body:        []byte("<h1>Out of coffee</h1>"),
	})

	out, _ := conn.Outgoing()
	for line := range strings.Lines(string(out)) {
		if !strings.HasPrefix(line, "Date: ") {
			fmt.Println(strings.TrimSpace(line))
		}
	}
	// Output:
	// HTTP/1.1 503 Service Unavailable
	// Content-Type: text/html
	// Retry-After: 60
	// Content-Length: 22
	//
	// <h1>Out of coffee</h1>
}
