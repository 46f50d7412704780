// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver_test

import (
	"fmt"

	"adafruit-httpserver-go/httpserver"
)

func ExampleMIMEType() {
	fmt.Println(httpserver.TextHTML)
	fmt.Println(httpserver.MIMEType("application/vnd.example+json"))
	// Output:
	// text/html
	// application/vnd.example+json
}

func ExampleMIMETypeOf() {
	fmt.Println(httpserver.MIMETypeOf("/photos/Cat.JPG"))
	fmt.Println(httpserver.MIMETypeOf("/LICENSE"))
	// Output:
	// image/jpeg
	// text/plain
}

func ExampleLookupMIMEType() {
	if _, known := httpserver.LookupMIMEType("firmware.xyz"); !known {
		fmt.Println("nobody knows .xyz")
	}
	// Output: nobody knows .xyz
}
