// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import "unsafe"

// The region is memory that Python has mapped (an anonymous mmap, the same on every system) and that both sides read
// and write. _region.py holds the same numbers.
//
//	word 0        bytes used in the requests' area by this batch
//	word 1 ..     a request each: route << 40 | offset/64 << 24 | length; length 0: too large, fetch it with Keep
//	word 480      how many answers Go has given without a handler of Python's; see Served
//	word 512 ..   an answer each: head << 32 | length, or answeredWord; 0 while there is none
//	requestsAt    the requests' bytes
//	answersAt     the bodies of the answers, one behind the other
const (
	requestWord = 1
	servedWord  = 480
	answerWord  = 512
	maxBatch    = 64

	requestsAt   = 64 << 10
	requestsSize = 2<<20 - requestsAt
	answersAt    = 2 << 20
	regionSize   = 4 << 20

	// maxHandler is the largest number of a handler that a request word holds.
	maxHandler = 1<<23 - 1

	// answeredWord stands for an answer that was given by another call, such as AnswerFile.
	answeredWord = -1
	// single is where the packed form of one request, or one answer, begins; smaller numbers count a batch.
	singleRequest = 1 << 40
	singleAnswer  = 1 << 32
)

// memory is size bytes at address, which Python keeps alive.
func memory(address, size int) []byte {
	if size <= 0 {
		return nil
	}
	return unsafe.Slice((*byte)(pointer(address)), size)
}

// pointer is the one place where an address becomes a pointer. The memory is not Go's: the collector never moves or
// frees it, which is what the rule of unsafe.Pointer is about.
func pointer(address int) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&address))
}

// wordsOf sees the words at the front of the region.
func wordsOf(region []byte) []int64 {
	return unsafe.Slice((*int64)(unsafe.Pointer(&region[0])), requestsAt/8)
}
