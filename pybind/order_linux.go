// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"runtime"
	"sync"

	"golang.org/x/sys/unix"
)

// The commands of membarrier(2).
const (
	privateExpedited         = 1 << 3
	registerPrivateExpedited = 1 << 4
)

func membarrier(command uintptr) bool {
	_, _, errno := unix.Syscall(unix.SYS_MEMBARRIER, command, 0, 0)
	return errno == 0
}

var hasMembarrier = sync.OnceValue(func() bool { return membarrier(registerPrivateExpedited) })

// ordered reports whether settle can be relied on. Processors of the x86 family store in order by themselves.
func ordered() bool { return runtime.GOARCH == "amd64" || hasMembarrier() }

// settle makes everything visible here that another thread has stored before a word that has been seen: Python stores
// an answer's body and then its word, both plainly, and some processors let the word be seen first.
func settle() {
	if hasMembarrier() {
		membarrier(privateExpedited)
	}
}
