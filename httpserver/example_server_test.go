// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver_test

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// A server that somebody polls, between other things. ServeForever does nothing but poll.
func ExampleHTTPServer() {
	var server httpserver.HTTPServer
	server.Route("/hello", "GET", func(r *httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Body: []byte("Hello, " + r.Query())}
	})
	if err := server.Start("127.0.0.1", 0, ""); err != nil {
		log.Fatal(err)
	}
	defer server.Close()

	asked := make(chan string)
	go func() { asked <- fetch("http://" + server.Addrs()[0].String() + "/hello?world") }()

	handled, err := server.Poll(10 * time.Second)
	fmt.Println(handled, err)
	fmt.Println(<-asked)
	// Output:
	// true <nil>
	// Hello, world
}

func fetch(url string) string {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	r, err := client.Get(url)
	if err != nil {
		return err.Error()
	}
	defer r.Body.Close()
	body, _ := io.ReadAll(r.Body)
	return string(body)
}
