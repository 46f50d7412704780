// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"sync/atomic"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// Step is the hot call: it hands answers over and takes the requests that are ready.
//
// answers is -1 for none; head << 32 | length for the one answer whose body lies at answersAt; or the number of answers
// that have been published in the answer words. Requests of the last batch that have no answer then are answered 500.
//
// Step takes at most limit requests and waits at most waitMs for the first. It returns 0 when there is none (or when a
// slow script, which does not wait, hands answers over: it looks again at its next poll), one request packed as in its
// word, or the number of requests, whose words are in the region.
func Step(number, answers, limit, waitMs int) (result int) {
	defer contain(&result)
	s := get(number)
	if s == nil {
		return errClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	s.pace.back(s.handed)
	defer s.pace.left()
	s.pace.yield()
	s.handOver(answers, internalError)
	wait := time.Duration(waitMs) * time.Millisecond
	if answers >= 0 && wait <= 0 && s.pace.slow() { // such a script gets nothing ahead, so that the queue's limits hold
		s.core.Flush()
		return 0
	}
	if wait > 0 || answers >= 0 || len(s.clients) > 0 { // clients whose bytes Python carries need it back at once
		return s.takeOver(limit, wait)
	}
	result = s.takeOver(limit, s.courtesy.before())
	s.courtesy.after(result)
	return result
}

// handOver gives the clients the answers that Python has made since the last call, and unanswered where it made none.
func (s *server) handOver(answers int, unanswered *httpserver.HTTPResponse) {
	if answers >= singleAnswer {
		s.words[answerWord] = int64(answers)
	}
	s.sendPublished(s.handed) // whatever answers says: a loop that was interrupted has told of none
	for ; s.sent < s.handed; s.sent++ {
		s.batch[s.sent].Respond(unanswered)
	}
	clear(s.batch[:s.handed])
	s.handed, s.sent, s.bodyAt = 0, 0, answersAt
}

// sendPublished sends the answers before slot upTo, as far as Python has published them.
func (s *server) sendPublished(upTo int) {
	for ; s.sent < upTo; s.sent++ {
		word := atomic.LoadInt64(&s.words[answerWord+s.sent])
		if word == 0 {
			return
		}
		if word == answeredWord {
			continue
		}
		head, length := int(word>>32), int(word&0xffffffff)
		if length > regionSize-s.bodyAt { // never trust lengths from the other side
			head, length = 0, regionSize-s.bodyAt
		}
		body := s.region[s.bodyAt : s.bodyAt+length]
		s.bodyAt += length // of a wrong answer too: the next body lies behind it
		if head >= len(s.heads) || head <= 0 {
			s.fail(s.sent)
			continue
		}
		s.batch[s.sent].RespondAndForget(s.heads[head], body)
		s.batch[s.sent] = nil
	}
}

// fail answers 500 where no answer came.
func (s *server) fail(slot int) { s.batch[slot].Respond(internalError) }

// takeOver waits for requests and lays them out in the region.
func (s *server) takeOver(limit int, wait time.Duration) int {
	limit = min(max(limit, 1), s.pace.batch(), maxBatch)
	s.handed = s.core.Take(s.batch[:limit], wait)
	if s.handed == 0 {
		return 0
	}
	at := requestsAt
	for i, x := range s.batch[:s.handed] {
		word := int64(x.Route) << 40
		raw := x.Request.RawBytes()
		if len(raw) > 0 && len(raw) <= requestsAt+requestsSize-at {
			copy(s.region[at:], raw)
			word |= int64(at-requestsAt)/64<<24 | int64(len(raw))
			at += (len(raw) + 63) &^ 63
		}
		s.words[requestWord+i] = word
		s.words[answerWord+i] = 0
	}
	s.words[0] = int64(at - requestsAt)
	if s.handed == 1 {
		return int(s.words[requestWord])
	}
	return s.handed
}

// abandon answers what Python has taken and will not answer any more.
func (s *server) abandon() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.handOver(s.handed, closingAnswer) // as far as they have been published
	}
}
