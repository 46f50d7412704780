// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

func TestALargeFileArrivesWhole(t *testing.T) {
	const size = 50 << 20
	root := t.TempDir()
	file, err := os.Create(filepath.Join(root, "large.bin"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	file.WriteAt([]byte("first"), 0)
	file.WriteAt([]byte("last"), size-4)
	s := serve(t, &httpserver.HTTPServer{}, root)
	r := s.ask(get("/large.bin"))
	if len(r.body) != size || r.body[:5] != "first" || r.body[size-4:] != "last" {
		t.Errorf("got %d bytes", len(r.body))
	}
}

func TestAFileThatChangesWhileItIsSent(t *testing.T) {
	const size = 40 << 20 // more than sockets hold, so that most of it is sent after the change
	cases := []struct {
		desc   string
		change func(path string) error
		whole  bool
	}{
		{"replaced: the old one is sent", func(path string) error {
			other := path + ".new"
			if err := os.WriteFile(other, []byte("new"), 0o644); err != nil {
				return err
			}
			return os.Rename(other, path)
		}, true},
		{"removed: it is sent all the same", os.Remove, true},
		{"longer: what was promised is sent", func(path string) error { return os.Truncate(path, 2*size) }, true},
		{"shorter: the connection closes", func(path string) error { return os.Truncate(path, 10) }, false},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			root := folder(t, map[string]string{"f": ""})
			path := filepath.Join(root, "f")
			if err := os.Truncate(path, size); err != nil {
				t.Fatal(err)
			}
			client := serve(t, &httpserver.HTTPServer{}, root).dial()
			client.send(get("/f"))
			client.in.Peek(1) // it has begun
			if err := c.change(path); err != nil {
				t.Skip(err)
			}
			client.CloseWrite()
			got := client.gone()
			head := strings.Index(got, "\r\n\r\n") + 4
			if whole := len(got)-head == size; whole != c.whole || len(got)-head > size {
				t.Errorf("got %d bytes of %d", len(got)-head, size)
			}
		})
	}
}

// eTag and lastModified of a file as the server tells them.
func validators(s *testServer, path string) (eTag, lastModified string) {
	r := s.ask(get(path))
	return r.Header.Get("ETag"), r.Header.Get("Last-Modified")
}

func TestETagChangesWithTheFile(t *testing.T) {
	root := folder(t, map[string]string{"f": "one"})
	s := serve(t, &httpserver.HTTPServer{}, root)
	first, _ := validators(s, "/f")
	again, _ := validators(s, "/f")
	if first == "" || first != again {
		t.Errorf("got %s, then %s", first, again)
	}
	later := time.Now().Add(time.Hour)
	os.Chtimes(filepath.Join(root, "f"), later, later)
	if other, _ := validators(s, "/f"); other == first {
		t.Errorf("touched: still %s", other)
	}
}
