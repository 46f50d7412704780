// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

func TestOnServedIsToldOfTheServersOwnAnswers(t *testing.T) {
	var mu sync.Mutex
	var got []string
	server := &httpserver.HTTPServer{OnServed: func(s httpserver.Served) {
		mu.Lock()
		defer mu.Unlock()
		got = append(got, fmt.Sprint(s.Request.Method(), s.Request.Target(), s.Status.Code, s.Bytes))
		if s.Took < 0 || s.Took > time.Minute {
			t.Errorf("took %v", s.Took)
		}
	}}
	server.Route("/", "GET", named("hi"))
	s := serve(t, server, folder(t, map[string]string{"f.txt": "file"}))
	c := s.dial()
	for _, request := range []string{get("/"), get("/f.txt"), message("HEAD", "/f.txt", ""), get("/f.txt", "Range: bytes=1-2"),
		get("/none"), message("DELETE", "/", ""), message("OPTIONS", "/", "")} {
		c.ask(request)
	}
	mu.Lock()
	defer mu.Unlock()
	want := []string{"GET/f.txt200 4", "HEAD/f.txt200 0", "GET/f.txt206 2", "GET/none404 14", "DELETE/405 23", "OPTIONS/204 0"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
