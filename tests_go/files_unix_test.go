// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build unix

package tests_go

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// What is no regular file is not there, and does not hold anybody up.
func TestSpecialFilesAreNotServed(t *testing.T) {
	root := folder(t, map[string]string{"x": ""})
	if err := syscall.Mkfifo(filepath.Join(root, "fifo"), 0o644); err != nil {
		t.Skip(err)
	}
	l, err := net.Listen("unix", filepath.Join(root, "s"))
	if err == nil { // the path may be too long for a socket
		defer l.Close()
	}
	s := serve(t, &httpserver.HTTPServer{}, root)
	for _, name := range []string{"fifo", "s"} {
		if r := s.ask(get("/" + name)); r.StatusCode != 404 {
			t.Errorf("%s: got %s", name, r.Status)
		}
	}
}

func TestAnUnreadableFileIsForbidden(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root reads everything")
	}
	root := folder(t, map[string]string{"x": "secret"})
	os.Chmod(filepath.Join(root, "x"), 0)
	if r := serve(t, &httpserver.HTTPServer{}, root).ask(get("/x")); r.StatusCode != 403 {
		t.Errorf("got %s %q", r.Status, r.body)
	}
}
