// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"adafruit-httpserver-go/httpserver"
)

var internalError = &httpserver.HTTPResponse{
	Status: httpserver.StatusInternalServerError,
	Body:   []byte("500 Internal Server Error\n"),
}

var closingAnswer = &httpserver.HTTPResponse{
	Status: httpserver.StatusServiceUnavailable,
	Body:   []byte("503 Service Unavailable: the server is closing\n"),
}

// maxHeads bounds the cache of rendered heads; a script that makes up more answers by Answer.
const maxHeads = 1024

// AddHead renders the head of answers with that status, content type and further fields (see fieldsOf) once, and returns
// its number for answer words. It returns 0 when there are too many.
func AddHead(number, code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.heads) >= maxHeads {
		return 0
	}
	head, err := newHead(code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen)
	if err != nil {
		return failure(errRefused, err)
	}
	s.heads = append(s.heads, head)
	return len(s.heads) - 1
}

// newHead renders a head.
func newHead(code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen int) (*httpserver.Head, error) {
	status := httpserver.HTTPStatus{Code: code, Phrase: text(phraseAt, phraseLen)}
	contentType := httpserver.Field{Name: "Content-Type", Value: text(typeAt, typeLen)}
	return httpserver.NewHead(status, append([]httpserver.Field{contentType}, fieldsOf(fieldsAt, fieldsLen)...)...)
}

// Remote copies the address of the client in a slot of the batch, a text, to size bytes at an address and returns its
// length.
func Remote(number, slot, at, size int) (result int) {
	defer contain(&result)
	return exchange(number, slot, func(x *httpserver.Exchange) int { return copy(memory(at, size), x.Request.RemoteAddr()) })
}

// Answer answers the request in a slot of the batch with a body of any size.
func Answer(number, slot, code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen, bodyAt, bodyLen int) (result int) {
	defer contain(&result)
	return answer(number, slot, &httpserver.HTTPResponse{
		Status:      httpserver.HTTPStatus{Code: code, Phrase: text(phraseAt, phraseLen)},
		ContentType: httpserver.MIMEType(text(typeAt, typeLen)),
		Header:      fieldsOf(fieldsAt, fieldsLen),
		Body:        memory(bodyAt, bodyLen),
	})
}

// AnswerHead answers the request in a slot of the batch with a head of AddHead and a body of any size.
func AnswerHead(number, slot, head, bodyAt, bodyLen int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	return exchange(number, slot, func(x *httpserver.Exchange) int {
		if head <= 0 || head >= len(s.heads) {
			return failure(errRefused, fmt.Errorf("there is no head %d", head))
		}
		return outcome(x.RespondHead(s.heads[head], memory(bodyAt, bodyLen)))
	})
}

// How AnswerFile answers; a sum.
const (
	fileUnconfined = 1 << iota // the name may lead out of the root
	fileHeadOnly               // without the file itself
)

// AnswerFile answers with a file: a name below a root. An empty type is told by the name.
func AnswerFile(number, slot, code, phraseAt, phraseLen, typeAt, typeLen, fieldsAt, fieldsLen, rootAt, rootLen, nameAt, nameLen, how int) (result int) {
	defer contain(&result)
	return answer(number, slot, &httpserver.HTTPResponse{
		Status:      httpserver.HTTPStatus{Code: code, Phrase: text(phraseAt, phraseLen)},
		ContentType: httpserver.MIMEType(text(typeAt, typeLen)),
		Header:      fieldsOf(fieldsAt, fieldsLen),
		Root:        text(rootAt, rootLen),
		Filename:    text(nameAt, nameLen),
		Unconfined:  how&fileUnconfined != 0,
		HeadOnly:    how&fileHeadOnly != 0,
	})
}

// fieldsOf reads header fields as _engine.py writes them: names and values in turn, each with a LF behind it, which
// neither may have in it.
func fieldsOf(at, size int) (fields []httpserver.Field) {
	for rest := text(at, size); rest != ""; {
		var f httpserver.Field
		f.Name, rest, _ = strings.Cut(rest, "\n")
		f.Value, rest, _ = strings.Cut(rest, "\n")
		fields = append(fields, f)
	}
	return fields
}

// answer responds to the exchange in a slot.
func answer(number, slot int, response *httpserver.HTTPResponse) int {
	return exchange(number, slot, func(x *httpserver.Exchange) int { return outcome(x.Respond(response)) })
}

// AnswerRaw answers with a whole message, after which the connection closes.
func AnswerRaw(number, slot, messageAt, messageLen int) (result int) {
	defer contain(&result)
	message := memory(messageAt, messageLen)
	return exchange(number, slot, func(x *httpserver.Exchange) int { return outcome(x.RespondRaw(message)) })
}

func outcome(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, httpserver.ErrAnswered):
		return errAnswered
	case errors.Is(err, httpserver.ErrGone):
		return failure(errRefused, syscall.EPIPE)
	}
	return failure(errRefused, err)
}

// exchange does something with what is in a slot of the batch, while the watchdog is kept away.
func exchange(number, slot int, do func(*httpserver.Exchange) int) int {
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if slot < 0 || slot >= s.handed || s.batch[slot] == nil {
		return errAnswered
	}
	return do(s.batch[slot])
}
