// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"errors"
	"io"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// Answers that are sent in pieces. They outlive the slot of their request.

var streams table[*httpserver.Stream]

// What StreamState reports, beside the bytes that wait, which are shifted by streamWaiting.
const (
	streamGone    = 1 // the client is not there any more
	streamRoom    = 2 // it is time for more
	streamEnded   = 4 // nothing can be sent any more
	streamWaiting = 3
)

// nothingYet is what a call returns that has nothing for now.
const nothingYet = -5

// StreamOpen begins an answer in pieces, of a length or, when it is negative, of one that nobody knows. It returns the
// number of a stream, which Python must release.
func StreamOpen(number, slot, code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen, length int) (result int) {
	defer contain(&result)
	head, err := newHead(code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen)
	if err != nil {
		return failure(errRefused, err)
	}
	return openStream(number, slot, func(x *httpserver.Exchange) (*httpserver.Stream, error) {
		return x.Stream(head, int64(max(length, httpserver.Unknown)))
	})
}

// TakeOver lets Python write a whole message, head and all, and read what the client sends. It returns the number of a
// stream.
func TakeOver(number, slot int) (result int) {
	defer contain(&result)
	return openStream(number, slot, (*httpserver.Exchange).TakeOver)
}

func openStream(number, slot int, open func(*httpserver.Exchange) (*httpserver.Stream, error)) int {
	return exchange(number, slot, func(x *httpserver.Exchange) int {
		stream, err := open(x)
		if err != nil {
			return outcome(err)
		}
		return streams.add(stream)
	})
}

// StreamSend sends bytes, without waiting for the client.
func StreamSend(stream, at, size int) (result int) {
	defer contain(&result)
	return withStream(stream, func(s *httpserver.Stream) int {
		_, err := s.Write(memory(at, size))
		return outcome(err)
	})
}

// StreamReceive copies what the client has sent to size bytes at an address and returns how many: 0 when it sends no
// more, nothingYet when it has sent nothing since.
func StreamReceive(stream, at, size int) (result int) {
	defer contain(&result)
	return withStream(stream, func(s *httpserver.Stream) int {
		n, err := s.Receive(memory(at, size))
		switch {
		case errors.Is(err, io.EOF):
			return 0
		case err != nil:
			return outcome(err)
		case n == 0:
			return nothingYet
		}
		return n
	})
}

// StreamState returns how many bytes wait, shifted, and a sum of the stream constants.
func StreamState(stream int) (result int) {
	defer contain(&result)
	s, there := streams.get(stream)
	if !there {
		return streamGone | streamEnded
	}
	state := s.Waiting() << streamWaiting
	if s.Gone() {
		state |= streamGone
	}
	if s.Room() {
		state |= streamRoom
	}
	if s.Ended() {
		state |= streamEnded
	}
	return state
}

// StreamWait waits until there is room for more, at most for waitMs. It returns 1 when there is.
func StreamWait(stream, waitMs int) (result int) {
	defer contain(&result)
	if s, there := streams.get(stream); there && s.WaitRoom(time.Duration(waitMs)*time.Millisecond) {
		return 1
	}
	return 0
}

// StreamClose ends the answer properly.
func StreamClose(stream int) (result int) {
	defer contain(&result)
	return withStream(stream, func(s *httpserver.Stream) int { return outcome(s.Close()) })
}

// StreamAbort closes the connection, so that the client knows that something is missing.
func StreamAbort(stream int) (result int) {
	defer contain(&result)
	if s, there := streams.get(stream); there {
		s.Abort()
	}
	return 0
}

// StreamBreakOff sends what was written and closes the connection, so that the client knows that something is missing.
func StreamBreakOff(stream int) (result int) {
	defer contain(&result)
	if s, there := streams.get(stream); there {
		s.BreakOff()
	}
	return 0
}

// StreamRelease forgets a stream, and aborts it if it was not closed.
func StreamRelease(stream int) (result int) {
	defer contain(&result)
	if s, there := streams.take(stream); there {
		s.Abort()
	}
	return 0
}

// withStream finds a stream. One that has been released, as all are when the process ends, is like one whose client has
// gone.
func withStream(stream int, do func(*httpserver.Stream) int) int {
	s, there := streams.get(stream)
	if !there {
		return outcome(httpserver.ErrGone)
	}
	return do(s)
}
