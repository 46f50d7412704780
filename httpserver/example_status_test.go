// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver_test

import (
	"fmt"

	"adafruit-httpserver-go/httpserver"
)

func ExampleHTTPStatus() {
	fmt.Println(httpserver.StatusNotFound)
	fmt.Println(httpserver.HTTPStatus{Code: 299, Phrase: "Nearly OK"})
	fmt.Println(httpserver.StatusNoContent.AllowsContent())
	// Output:
	// 404 Not Found
	// 299 Nearly OK
	// false
}

func ExampleStatusByCode() {
	status, registered := httpserver.StatusByCode(503)
	fmt.Println(status, registered)
	// Output: 503 Service Unavailable true
}
