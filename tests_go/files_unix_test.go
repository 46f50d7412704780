// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build unix

package tests_go

import (
	"net"
	"os"
	"path/filepath"
	"sync"
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

// TestNoRaceLeadsOut: whatever takes the place of a file or a folder while it is asked for, nothing outside is sent.
func TestNoRaceLeadsOut(t *testing.T) {
	dir := aged(t, folder(t, map[string]string{"outside/f": "secret", "site/sub/f": "fine", "site/g": "fine"}))
	site, outside := filepath.Join(dir, "site"), filepath.Join(dir, "outside")
	s := serve(t, &httpserver.HTTPServer{}, site)
	stop := make(chan struct{})
	var swapping, asking sync.WaitGroup
	swap := func(name, target string) { // between what is there and a link to target
		path := filepath.Join(site, name)
		if err := os.Symlink(target, path+".link"); err != nil {
			t.Skip(err)
		}
		swapping.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				os.Rename(path, path+".kept")
				os.Rename(path+".link", path)
				os.Rename(path, path+".link")
				os.Rename(path+".kept", path)
			}
		})
	}
	swap("sub", outside)
	swap("g", filepath.Join(outside, "f"))
	for range 4 {
		asking.Go(func() {
			c := s.dial()
			for range 500 {
				for _, target := range []string{"/sub/f", "/g"} {
					if r := c.ask(get(target)); r.StatusCode != 404 && r.body != "fine" {
						t.Errorf("%s: %s %q", target, r.Status, r.body)
						return
					}
				}
			}
		})
	}
	asking.Wait()
	close(stop)
	swapping.Wait()
}
