// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"errors"
	"sync"

	"adafruit-httpserver-go/httpserver"
)

// Connections that both sides send messages over. They outlive the slot of their request.

// webSocket is a WebSocket and the message that Python knows the size of.
type webSocket struct {
	*httpserver.WebSocket
	courtesy *courtesy // of its server

	mu   sync.Mutex
	next *httpserver.Message
}

var webSockets table[*webSocket]

// webSocketEnded is what WebSocketState adds for one that has ended.
const webSocketEnded = 1

// Upgrade turns the connection of the request in a slot into a WebSocket, with further fields (see fieldsOf) on the
// answer, and returns its number, which Python must release. A client that asks in the wrong way has its answer then;
// Python gets errRefused and why.
func Upgrade(number, slot, fieldsAt, fieldsLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	fields := fieldsOf(fieldsAt, fieldsLen)
	return exchange(number, slot, func(x *httpserver.Exchange) int {
		socket, err := x.Upgrade(fields...)
		if err != nil {
			return outcome(err)
		}
		return webSockets.add(&webSocket{WebSocket: socket, courtesy: &s.courtesy})
	})
}

// WebSocketNext returns the size of the next message, shifted by one, plus 1 if it is a text; nothingYet when none has
// come; and the error of a broken pipe when none will.
func WebSocketNext(socket int) (result int) {
	defer contain(&result)
	return withWebSocket(socket, func(w *webSocket) int {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.next == nil {
			m, err := w.Receive()
			if err != nil {
				return outcome(err)
			}
			w.next = m
		}
		if w.next == nil {
			w.courtesy.inVain()
			return nothingYet
		}
		size := len(w.next.Data) << 1
		if w.next.Text {
			size |= 1
		}
		return size
	})
}

// WebSocketTake copies the message that WebSocketNext has told of to size bytes at an address and returns its size. It
// returns nothingYet when another thread was faster.
func WebSocketTake(socket, at, size int) (result int) {
	defer contain(&result)
	return withWebSocket(socket, func(w *webSocket) int {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.next == nil || len(w.next.Data) != size {
			return nothingYet
		}
		copy(memory(at, size), w.next.Data)
		w.next = nil
		return size
	})
}

// WebSocketSend sends a message, a text when text is 1, without waiting for the client.
func WebSocketSend(socket, text, at, size int) (result int) {
	defer contain(&result)
	return withWebSocket(socket, func(w *webSocket) int {
		return outcome(w.Send(httpserver.Message{Text: text == 1, Data: memory(at, size)}))
	})
}

// WebSocketPing asks the client for a sign of life.
func WebSocketPing(socket, at, size int) (result int) {
	defer contain(&result)
	return withWebSocket(socket, func(w *webSocket) int { return outcome(w.Ping(memory(at, size))) })
}

// WebSocketClose says goodbye, with a code and a reason.
func WebSocketClose(socket, code, reasonAt, reasonLen int) (result int) {
	defer contain(&result)
	if w, there := webSockets.get(socket); there {
		return outcome(w.Close(code, text(reasonAt, reasonLen)))
	}
	return 0
}

// WebSocketState returns how many bytes have not been sent yet, shifted by one, plus 1 if the WebSocket has ended.
func WebSocketState(socket int) (result int) {
	defer contain(&result)
	w, there := webSockets.get(socket)
	if !there {
		return webSocketEnded
	}
	state := w.Waiting() << 1
	if w.Closed() {
		state |= webSocketEnded
	}
	return state
}

// WebSocketReason copies the reason for the end, a text, to size bytes at an address. It returns the code, shifted by
// eight, and the length of the text, or nothingYet when there was no end.
func WebSocketReason(socket, at, size int) (result int) {
	defer contain(&result)
	w, there := webSockets.get(socket)
	if !there {
		return httpserver.CloseGoingAway << 8
	}
	var ended *httpserver.CloseError
	if !errors.As(w.Ended(), &ended) {
		return nothingYet
	}
	return ended.Code<<8 | copy(memory(at, min(size, 255)), ended.Reason)
}

// WebSocketRelease forgets a WebSocket, and ends it if that was not done.
func WebSocketRelease(socket int) (result int) {
	defer contain(&result)
	if w, there := webSockets.take(socket); there {
		w.Close(httpserver.CloseGoingAway, "")
		w.Discard()
	}
	return 0
}

// withWebSocket finds a WebSocket. One that has been released, as all are when the process ends, is like one that has ended.
func withWebSocket(socket int, do func(*webSocket) int) int {
	w, there := webSockets.get(socket)
	if !there {
		return outcome(httpserver.ErrGone)
	}
	return do(w)
}
