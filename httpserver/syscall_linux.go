// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"syscall"
	"unsafe"
)

// epollWaitHere is syscall.EpollWait for waits so short that the scheduler is better not told of them: it would give
// the processor to nobody, and take it back, which wakes threads of its own. It is the one system call that package
// syscall has not in the form that is needed here.
func epollWaitHere(epoll int, events []syscall.EpollEvent, ms int) int {
	n, _, errno := syscall.RawSyscall6(syscall.SYS_EPOLL_PWAIT, uintptr(epoll),
		uintptr(unsafe.Pointer(unsafe.SliceData(events))), uintptr(len(events)), uintptr(ms), 0, 0)
	if errno != 0 {
		return 0
	}
	return int(n)
}
