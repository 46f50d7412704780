// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"adafruit-httpserver-go/httpserver"
)

// TestAChangeBitesAtOnce: a file that is in memory is sent as it is on disk.
func TestAChangeBitesAtOnce(t *testing.T) {
	do := func(t *testing.T, err error) {
		t.Helper()
		if err != nil {
			t.Skip(err)
		}
	}
	cases := []struct {
		desc   string
		change func(t *testing.T, dir string) // of dir/site/sub/f.txt
		status int
		body   string
	}{
		{"nothing", func(*testing.T, string) {}, 200, "old"},
		{"written", func(t *testing.T, dir string) { do(t, os.WriteFile(dir+"/site/sub/f.txt", []byte("newer"), 0o644)) }, 200, "newer"},
		{"written, of the same size", func(t *testing.T, dir string) { do(t, os.WriteFile(dir+"/site/sub/f.txt", []byte("new"), 0o644)) }, 200, "new"},
		{"written, of the same size, its time set back", func(t *testing.T, dir string) {
			if runtime.GOOS != "linux" {
				t.Skip("only Linux tells")
			}
			do(t, os.WriteFile(dir+"/site/sub/f.txt", []byte("new"), 0o644))
			aged(t, dir)
		}, 200, "new"},
		{"replaced by an old one of the same size", func(t *testing.T, dir string) {
			do(t, os.WriteFile(dir+"/other", []byte("new"), 0o644))
			aged(t, dir)
			do(t, os.Rename(dir+"/other", dir+"/site/sub/f.txt"))
		}, 200, "new"},
		{"removed", func(t *testing.T, dir string) { do(t, os.Remove(dir+"/site/sub/f.txt")) }, 404, "404 Not Found\n"},
		{"a folder now", func(t *testing.T, dir string) {
			do(t, os.Remove(dir+"/site/sub/f.txt"))
			do(t, os.Mkdir(dir+"/site/sub/f.txt", 0o755))
		}, 404, "404 Not Found\n"},
		{"moved out, a link to it in its place", func(t *testing.T, dir string) {
			do(t, os.Rename(dir+"/site/sub/f.txt", dir+"/f.txt"))
			do(t, os.Symlink("../../f.txt", dir+"/site/sub/f.txt"))
		}, 404, "404 Not Found\n"},
		{"its folder moved out, a link to it in its place", func(t *testing.T, dir string) {
			do(t, os.Rename(dir+"/site/sub", dir+"/sub"))
			do(t, os.Symlink("../sub", dir+"/site/sub"))
		}, 404, "404 Not Found\n"},
		{"the root replaced", func(t *testing.T, dir string) {
			do(t, os.Rename(dir+"/site", dir+"/before"))
			do(t, os.MkdirAll(dir+"/site/sub", 0o755))
			do(t, os.WriteFile(dir+"/site/sub/f.txt", []byte("another"), 0o644))
		}, 200, "another"},
		{"the root gone", func(t *testing.T, dir string) { do(t, os.Rename(dir+"/site", dir+"/before")) }, 404, "404 Not Found\n"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			dir := aged(t, folder(t, map[string]string{"site/sub/f.txt": "old"}))
			client := serve(t, &httpserver.HTTPServer{}, filepath.Join(dir, "site")).dial()
			for range 3 {
				if r := client.ask(get("/sub/f.txt")); r.body != "old" {
					t.Fatalf("before: %s %q", r.Status, r.body)
				}
			}
			c.change(t, dir)
			if r := client.ask(get("/sub/f.txt")); r.StatusCode != c.status || r.body != c.body {
				t.Errorf("after: got %s %q, want %d %q", r.Status, r.body, c.status, c.body)
			}
		})
	}
}

func TestAHandlersChangeBitesAtOnce(t *testing.T) {
	dir := aged(t, folder(t, map[string]string{"f.txt": "0"}))
	server, count := &httpserver.HTTPServer{}, 0
	server.Route("/count", "POST", func(*httpserver.Request) *httpserver.HTTPResponse {
		count++
		os.WriteFile(filepath.Join(dir, "f.txt"), fmt.Append(nil, count), 0o644)
		aged(t, dir)
		return nil
	})
	s := serve(t, server, dir)
	a, b := s.dial(), s.dial()
	for i := range 200 {
		a.send(message("POST", "/count", "") + get("/f.txt")) // together
		a.read("POST")
		if r := a.read("GET"); r.body != fmt.Sprint(i+1) {
			t.Fatalf("the same client got %q, want %d", r.body, i+1)
		}
		if r := b.ask(get("/f.txt")); r.body != fmt.Sprint(i+1) {
			t.Fatalf("another client got %q, want %d", r.body, i+1)
		}
	}
}

func TestWhatIsInMemoryIsStillHidden(t *testing.T) {
	root := aged(t, folder(t, map[string]string{"settings.toml": "password"}))
	server := &httpserver.HTTPServer{}
	server.Route("/show", "GET", func(*httpserver.Request) *httpserver.HTTPResponse {
		return &httpserver.HTTPResponse{Filename: "settings.toml"}
	})
	s := serve(t, server, root)
	if r := s.ask(get("/settings.toml")); r.body != "password" {
		t.Fatalf("not hidden yet: %s %q", r.Status, r.body)
	}
	server.SetRoot(root, "settings.toml")
	if r := s.ask(get("/settings.toml")); r.StatusCode != 404 {
		t.Errorf("hidden now: %s %q", r.Status, r.body)
	}
	if r := s.ask(get("/show")); r.body != "password" {
		t.Errorf("a handler may show it: %s %q", r.Status, r.body)
	}
	if r := s.ask(get("/settings.toml")); r.StatusCode != 404 {
		t.Errorf("after a handler has shown it: %s %q", r.Status, r.body)
	}
}

// TestFilesInMemoryAreBounded: 64 MiB of small files leave 16 MiB behind.
func TestFilesInMemoryAreBounded(t *testing.T) {
	dir, content := t.TempDir(), bytes.Repeat([]byte("x"), 60<<10)
	const count = 64 << 20 / (60 << 10)
	for i := range count {
		if err := os.WriteFile(fmt.Sprintf("%s/%d", dir, i), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	client := serve(t, &httpserver.HTTPServer{}, aged(t, dir)).dial()
	heap := func() int {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	before := heap()
	for i := range count {
		if r := client.ask(get(fmt.Sprint("/", i))); len(r.body) != len(content) {
			t.Fatalf("got %s, %d bytes", r.Status, len(r.body))
		}
	}
	if kept := heap() - before; kept > 24<<20 || kept < 12<<20 {
		t.Errorf("%d KiB are kept, want 16 MiB", kept>>10)
	}
}

// TestFilesThatChangeUnderManyClients: each answer is one of the contents, whole.
func TestFilesThatChangeUnderManyClients(t *testing.T) {
	dir := folder(t, map[string]string{"f": strings.Repeat("0", 1000)})
	s := serve(t, &httpserver.HTTPServer{}, dir)
	stop := make(chan struct{})
	var writer, readers sync.WaitGroup
	writer.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			content := strings.Repeat(fmt.Sprint(i%10), 1000)
			os.WriteFile(dir+"/new", []byte(content), 0o644)
			if i%2 == 0 {
				aged(t, dir)
			}
			os.Rename(dir+"/new", dir+"/f")
		}
	})
	for range 8 {
		readers.Go(func() {
			c := s.dial()
			for range 200 {
				if r := c.ask(get("/f")); len(r.body) != 1000 || strings.Trim(r.body, r.body[:1]) != "" {
					t.Errorf("got %s %.20q", r.Status, r.body)
					return
				}
			}
		})
	}
	readers.Wait()
	close(stop)
	writer.Wait()
}
