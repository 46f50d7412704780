// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain fails when goroutines of ours outlive the tests, or temporary files do.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "httpserver-tests-*")
	if err != nil {
		panic(err)
	}
	os.Setenv("TMPDIR", dir)
	code := m.Run()
	if leaked := leakedGoroutines(5 * time.Second); code == 0 && leaked != "" {
		fmt.Printf("goroutines that outlive the tests:\n\n%s\n", leaked)
		code = 1
	}
	if left := spoolFiles(); code == 0 && len(left) > 0 {
		fmt.Printf("temporary files that outlive the tests: %v\n", left)
		code = 1
	}
	os.RemoveAll(dir)
	os.Exit(code)
}

// spoolFiles lists the temporary files of large bodies: those that have a name, and where the system tells, those that
// are still open.
func spoolFiles() (names []string) {
	entries, _ := os.ReadDir(os.TempDir())
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	open, _ := os.ReadDir("/proc/self/fd")
	for _, entry := range open {
		target, _ := os.Readlink("/proc/self/fd/" + entry.Name())
		names = append(names, target)
	}
	return slices.DeleteFunc(names, func(name string) bool { return !strings.Contains(name, "httpserver-body-") })
}

// leakedGoroutines returns the stacks of the goroutines that run our code and do not end within patience.
func leakedGoroutines(patience time.Duration) string {
	for end := time.Now().Add(patience); ; time.Sleep(5 * time.Millisecond) {
		stacks := ours()
		if stacks == "" || time.Now().After(end) {
			return stacks
		}
	}
}

// ours returns the stacks of all goroutines, save the one that asks, that were made by our packages.
func ours() string {
	buf := make([]byte, 4<<20)
	var list []string
	for i, stack := range strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n") {
		if i > 0 && strings.Contains(stack, "adafruit-httpserver-go/") && !strings.Contains(stack, "testing.(*M)") {
			list = append(list, stack)
		}
	}
	return strings.Join(list, "\n\n")
}
