// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

// A page that counts its visitors. Run it with: go run ./examples/go
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"

	"adafruit-httpserver-go/httpserver"
)

func main() {
	visitors := 0 // needs no lock: handlers run one at a time
	var server httpserver.HTTPServer
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		visitors++
		page := fmt.Sprintf("<h1>Hello, visitor %d</h1>", visitors)
		return &httpserver.HTTPResponse{ContentType: httpserver.TextHTML, Body: []byte(page)}
	})
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	fmt.Println("http://127.0.0.1:5000, Ctrl-C to stop")
	if err := server.ServeForever(ctx, "127.0.0.1", 5000, ""); err != nil {
		log.Fatal(err)
	}
}
