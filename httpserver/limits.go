// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"sync/atomic"
	"time"
)

// Limits bounds what clients can make a server hold and wait for. A field that is zero, or negative, takes its default, so
// Limits{} is ready to use and Limits{BodyBytes: 1 << 20} changes one thing. There is no "unlimited": give a large value.
type Limits struct {
	// TargetBytes is the longest request-target in bytes; a longer one is answered 414. Default 8 KiB.
	TargetBytes int
	// HeadBytes is the most a request line and its header fields may take together, in bytes, and a chunked body's
	// trailer fields again; more is answered 431. Default 64 KiB.
	HeadBytes int
	// HeaderFields is the most header fields a request may have; more are answered 431. Default 128.
	HeaderFields int

	// BodyMemory is how many bytes of a request are kept in memory; a larger one moves to a temporary file.
	// Default 1 MiB.
	BodyMemory int64
	// BodyBytes is the largest body in bytes, after chunked framing is taken off; a larger one is answered 413.
	// Default 256 MiB.
	BodyBytes int64

	// Connections is how many clients may be connected at once. Past it the connection that has been idle longest
	// makes room; when none is idle the new one is answered 503. Default 16384.
	Connections int
	// QueuedRequests is how many complete requests may wait for a handler; one more is answered 503. Default 1024.
	QueuedRequests int
	// RequestBytes is how many bytes of requests, and of messages of WebSockets, may be held, in memory and in temporary
	// files, over all connections; a request that needs more is answered 503, a WebSocket closed with code 1013. Default 1 GiB.
	RequestBytes int64
	// AnswerBytes is how many bytes of answers may wait in memory for slow clients, over all connections. An answer that
	// would be more is replaced by 503, unless it is alone or not larger than 64 KiB. Default 256 MiB.
	AnswerBytes int64

	// StreamBytes is how many bytes of a stream, or a WebSocket, may wait for its client, beyond one piece of any size; a
	// client that takes so little that more would wait is closed. It is also how many bytes of a WebSocket's messages may
	// wait to be received, beyond one message; then no more is read from its client. Default 1 MiB.
	StreamBytes int

	// MessageBytes is the largest message that a WebSocket receives, in bytes; a larger one closes it with code 1009.
	// Default 16 MiB.
	MessageBytes int

	// FormParts is how many fields and files a form may have; ParseForm refuses one that has more. Default 4096.
	FormParts int

	// FileBytes is the largest file that may be kept in memory, when it is asked for. Default 64 KiB.
	FileBytes int64
	// FileMemory is how many bytes files in memory may take together; those that were not asked for longest make room.
	// Default 16 MiB.
	FileMemory int64

	// IdleTime is how long a connection may stay silent between requests before it is closed. Default 75 s.
	IdleTime time.Duration
	// HeadTime is how long a request's head may take from its first byte to its last; then 408. A TLS handshake may take as
	// long; then the connection is closed. Default 10 s.
	HeadTime time.Duration
	// BodyTime is how long a body may pause before its next byte; then 408. A WebSocket's message of which more than 64 KiB
	// have come may not pause longer either; then it is closed with code 1008. Default 30 s.
	BodyTime time.Duration
	// QueueTime is how long a complete request may wait for a handler to take it; then 503. Default 60 s.
	// A handler that has begun is never cut short.
	QueueTime time.Duration
	// SendTime is how long a client may take for the next 64 KiB of its answer before the connection is closed.
	// Default 30 s.
	SendTime time.Duration
	// DrainTime is how long Close waits for what is queued to be answered. Default 5 s.
	DrainTime time.Duration
}

// accounts is what the connections of a server share: it counts what the limits over all of them are about.
type accounts struct {
	requests atomic.Int64 // bytes of requests that are held
	answers  atomic.Int64 // bytes of answers, in memory, that wait for clients
	defaults atomic.Pointer[defaultFields]
}

// withDefaults returns l with each zero field replaced by its default.
func (l Limits) withDefaults() Limits {
	orDefault(&l.TargetBytes, 8<<10)
	orDefault(&l.HeadBytes, 64<<10)
	orDefault(&l.HeaderFields, 128)
	orDefault(&l.BodyMemory, 1<<20)
	orDefault(&l.BodyBytes, 256<<20)
	orDefault(&l.Connections, 16384)
	orDefault(&l.QueuedRequests, 1024)
	orDefault(&l.RequestBytes, 1<<30)
	orDefault(&l.AnswerBytes, 256<<20)
	orDefault(&l.StreamBytes, 1<<20)
	orDefault(&l.MessageBytes, 16<<20)
	orDefault(&l.FormParts, 4096)
	orDefault(&l.FileBytes, 64<<10)
	orDefault(&l.FileMemory, 16<<20)
	orDefault(&l.IdleTime, 75*time.Second)
	orDefault(&l.HeadTime, 10*time.Second)
	orDefault(&l.BodyTime, 30*time.Second)
	orDefault(&l.QueueTime, 60*time.Second)
	orDefault(&l.SendTime, 30*time.Second)
	orDefault(&l.DrainTime, 5*time.Second)
	return l
}

func orDefault[T int | int64 | time.Duration](field *T, value T) {
	if *field <= 0 {
		*field = value
	}
}
