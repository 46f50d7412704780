// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"strings"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

func TestAuthentication(t *testing.T) {
	const challenge = `Basic realm="here"`
	server, called := &httpserver.HTTPServer{}, 0
	server.Route("/", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		called++
		return &httpserver.HTTPResponse{Body: []byte("in")}
	})
	s := serve(t, server, folder(t, map[string]string{"f": "file"}))
	if r := s.ask(get("/")); r.body != "in" || r.Header.Get("WWW-Authenticate") != "" {
		t.Fatalf("everybody is let in at first: %s", r.Status)
	}
	if err := server.SetAuthentication(challenge, "Basic dXNlcjpwYXNz", "Bearer token", "Custom a=b, c=\"d\""); err != nil {
		t.Fatal(err)
	}
	in := []string{
		"Basic dXNlcjpwYXNz", "basic dXNlcjpwYXNz", "BASIC   dXNlcjpwYXNz", " Basic dXNlcjpwYXNz \t", "Bearer token", `custom a=b, c="d"`,
	}
	for _, credentials := range in {
		called = 0
		if r := s.ask(get("/", "Authorization: "+credentials)); r.StatusCode != 200 || called != 1 {
			t.Errorf("%q is not let in: %s", credentials, r.Status)
		}
	}
	out := []string{
		"", "Basic", "Basic ", "Basic dXNlcjpwYXN6", "Basic dXNlcjpwYXNzx", "Basic dXNlcjpwYXN", "Basic DXNLCJPWYXNZ", "Bearer dXNlcjpwYXNz",
		"Bearer Token", "Bearer token token", "dXNlcjpwYXNz", "token", "Basic dXNlcjpwYXNz, Bearer token",
	}
	called = 0
	for _, credentials := range out {
		r := s.ask(get("/", "Authorization: "+credentials))
		if r.StatusCode != 401 || r.Header.Get("WWW-Authenticate") != challenge || r.body != "401 Unauthorized\n" {
			t.Errorf("%q: got %s %q %v", credentials, r.Status, r.body, r.Header)
		}
	}
	if r := s.ask(get("/", "Authorization: Bearer token", "Authorization: Bearer token")); r.StatusCode != 401 {
		t.Errorf("two fields: %s", r.Status)
	}
	for _, request := range []string{get("/"), get("/f"), get("/nothing"), message("POST", "/", "body"), message("OPTIONS", "*", ""), message("HEAD", "/f", "")} {
		if r := s.ask(request); r.StatusCode != 401 {
			t.Errorf("%q: got %s", request, r.Status)
		}
	}
	if called != 0 {
		t.Errorf("a handler was called %d times", called)
	}
	if r := s.ask(get("/f", "Authorization: Bearer token")); r.body != "file" {
		t.Errorf("a file: %s %q", r.Status, r.body)
	}
	c := s.dial() // the connection goes on
	c.ask(message("POST", "/", "body"))
	if r := c.ask(get("/f", "Authorization: bearer token")); r.body != "file" {
		t.Errorf("on the same connection: %s %q", r.Status, r.body)
	}
	server.SetAuthentication(challenge, "Bearer other")
	if r := c.ask(get("/f", "Authorization: Bearer token")); r.StatusCode != 401 {
		t.Errorf("not any more: %s", r.Status)
	}
	server.SetAuthentication("")
	if r := c.ask(get("/f")); r.body != "file" {
		t.Errorf("everybody again: %s", r.Status)
	}
}

func TestAuthenticationThatCanNotBe(t *testing.T) {
	var server httpserver.HTTPServer
	for _, c := range []struct{ challenge, credentials, want string }{
		{"Basic", "", "begin with a scheme"},
		{"Basic", " x", "begin with a scheme"},
		{"Basic", "Basic \r\nx", "control character"},
		{"Basic\r\nX: y", "Basic x", "control character"},
	} {
		if err := server.SetAuthentication(c.challenge, c.credentials); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q %q: got %v", c.challenge, c.credentials, err)
		} else if strings.Contains(err.Error(), "Basic x") {
			t.Errorf("the error tells the credentials: %v", err)
		}
	}
}
