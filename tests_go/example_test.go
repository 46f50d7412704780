// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The program in examples/go serves its page, counts, and ends by Ctrl-C.
func TestTheExampleServesItsPage(t *testing.T) {
	program := filepath.Join(t.TempDir(), "example")
	if out, err := exec.Command("go", "build", "-o", program, "../examples/go").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	example := exec.Command(program)
	if err := example.Start(); err != nil {
		t.Fatal(err)
	}
	defer example.Process.Kill()
	page := ""
	eventually(t, "the example answers", func() bool {
		r, err := http.Get("http://127.0.0.1:5000/")
		if err != nil {
			return false
		}
		defer r.Body.Close()
		body, _ := io.ReadAll(r.Body)
		page = string(body)
		return true
	})
	http.DefaultClient.CloseIdleConnections()
	if !strings.Contains(page, "visitor 1") {
		t.Errorf("got %q", page)
	}
	example.Process.Signal(os.Interrupt)
	if err := example.Wait(); err != nil {
		t.Errorf("after Ctrl-C: %v", err)
	}
}
