// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"math"
	"sync/atomic"
	"testing"

	"adafruit-httpserver-go/pybind"
)

// Whatever numbers come from the other side, the process lives, no client sees another's bytes, and each gets an answer.

func TestSeamDistrustsSingleAnswers(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := s.head(200, "OK", "text/plain")
	for desc, answers := range map[string]int{
		"a head that does not exist": 99 << 32, "the head 0": oneAnswer - 1, "the largest number": math.MaxInt,
		"the smallest number": math.MinInt, "a length beyond the region": ok<<32 | 2<<20 + 1, "the largest length": ok<<32 | 0xffffffff,
		"more answers than requests": 64, "far more answers than requests": 1 << 31, "minus two": -2,
	} {
		c := s.dial()
		c.send(get("/"))
		s.step(-1)
		atomic.StoreInt64(&s.words[answerWord], 0)
		if code := pybind.Step(s.number, answers, 64, 0); code != 0 {
			t.Errorf("%s: Step returned %d", desc, code)
		}
		if r := c.read("GET"); r.StatusCode != 500 {
			t.Errorf("%s: got %s, %d bytes", desc, r.Status, len(r.body))
		}
	}
}

func TestSeamDistrustsPublishedAnswers(t *testing.T) {
	s := openSeam(t).listen()
	s.route("GET", "/", 1)
	ok := int64(s.head(200, "OK", "text/plain"))
	cases := []struct {
		desc  string
		word  int64 // of the answer in the middle; its body is "middle"
		third int   // status of the answer behind it
	}{
		{"a head that does not exist", 99<<32 | 6, 200},
		{"a negative head", -5<<32 | 6, 200},
		{"the head 0", 6, 200},
		{"a length beyond the region: nobody knows where the next begins", ok<<32 | 0xffffffff, 500},
		{"the smallest number", math.MinInt64 | 6, 200},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			clients := s.batch(3, int(ok))
			at := s.publish(0, answersAt, int(ok), "first")
			copy(s.region[at:], "middle")
			s.publish(2, at+len("middle"), int(ok), "third")
			atomic.StoreInt64(&s.words[answerWord+1], c.word)
			pybind.Step(s.number, len(clients), 64, 0)
			if r := clients[0].read("GET"); r.body != "first" {
				t.Errorf("first: got %s %q", r.Status, r.body)
			}
			if r := clients[1].read("GET"); r.StatusCode != 500 {
				t.Errorf("middle: got %s %q", r.Status, r.body)
			}
			if r := clients[2].read("GET"); r.StatusCode != c.third || c.third == 200 && r.body != "third" {
				t.Errorf("third: got %s %q", r.Status, r.body)
			}
			for _, other := range clients[3:] {
				other.read("GET")
			}
		})
	}
}

func TestSeamDistrustsNumbers(t *testing.T) {
	s := openSeam(t)
	okAt, okLen := s.give("OK")
	badAt, badLen := s.give("a\r\nb: c")
	slots := []int{-1, 0, 1, 63, 64, 1 << 40, math.MinInt, math.MaxInt}
	for _, slot := range slots { // nothing has been handed out
		for name, code := range map[string]int{
			"Answer":     pybind.Answer(s.number, slot, 200, okAt, okLen, okAt, okLen, okAt, okLen, 0, 0),
			"AnswerFile": pybind.AnswerFile(s.number, slot, 200, okAt, okLen, okAt, okLen, 0, 0, okAt, okLen, okAt, okLen, 0),
			"AnswerRaw":  pybind.AnswerRaw(s.number, slot, okAt, okLen),
			"Keep":       pybind.Keep(s.number, slot),
		} {
			if code != seamAnswered {
				t.Errorf("%s of slot %d: %d", name, slot, code)
			}
		}
	}
	for _, limit := range slots {
		if code := pybind.Step(s.number, -1, limit, 0); code != 0 {
			t.Errorf("Step with limit %d: %d", limit, code)
		}
	}
	for _, wait := range []int{-1, math.MinInt} {
		if code := pybind.Step(s.number, -1, 64, wait); code != 0 {
			t.Errorf("Step with wait %d: %d", wait, code)
		}
	}
	for _, handler := range []int{-1, 0, 1 << 23, math.MaxInt, math.MinInt} {
		if code := s.route("GET", "/", handler); code != seamRefused {
			t.Errorf("AddRoute %d: %d", handler, code)
		}
	}
	for _, code := range []int{math.MinInt, -1, 0, 99, 100, 1000, math.MaxInt} {
		if head := pybind.AddHead(s.number, code, okAt, okLen, okAt, okLen, 0, 0); head != seamRefused {
			t.Errorf("AddHead %d: %d", code, head)
		}
	}
	if head := pybind.AddHead(s.number, 200, badAt, badLen, okAt, okLen, 0, 0); head != seamRefused {
		t.Errorf("AddHead with a bad phrase: %d", head)
	}
	if head := pybind.AddHead(s.number, 200, okAt, okLen, badAt, badLen, 0, 0); head != seamRefused {
		t.Errorf("AddHead with a bad type: %d", head)
	}
	for _, size := range []int{math.MinInt, -1, 0, 1, regionSize - 1, regionSize + 1, math.MaxInt} {
		at, _ := address(s.region)
		if code := pybind.Open(at, size); code != seamRefused {
			t.Errorf("Open with %d bytes: %d", size, code)
		}
	}
	for _, size := range []int{math.MinInt, -1, 0} {
		if n := pybind.LastError(1, size); n != 0 {
			t.Errorf("LastError to %d bytes: %d", size, n)
		}
	}
}

func TestSeamOfServersThatDoNotExist(t *testing.T) {
	s := openSeam(t)
	pybind.Close(s.number, 0)
	for _, number := range []int{s.number, -1, 0, math.MaxInt, math.MinInt} {
		for name, code := range map[string]int{
			"Step": pybind.Step(number, 1, 64, 10), "AddHead": pybind.AddHead(number, 200, 0, 0, 0, 0, 0, 0),
			"Answer": pybind.Answer(number, 0, 200, 0, 0, 0, 0, 0, 0, 0, 0), "AnswerRaw": pybind.AnswerRaw(number, 0, 0, 0),
			"AnswerFile": pybind.AnswerFile(number, 0, 200, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), "Keep": pybind.Keep(number, 0),
			"AddRoute": pybind.AddRoute(number, 1, 0, 0, 0, 0, 0), "RemoveRoute": pybind.RemoveRoute(number, 0, 0, 0, 0, 0),
			"SetRoot": pybind.SetRoot(number, 0, 0, 0, 0), "SetNoRoute": pybind.SetNoRoute(number, 404),
			"Listen": pybind.Listen(number, 0, 0, 0, 0, 0), "Drain": pybind.Drain(number), "Close": pybind.Close(number, 0),
			"Connect": pybind.Connect(number, 0, 0), "Receive": pybind.Receive(number, 1, 0, 0),
			"Outgoing": pybind.Outgoing(number, 1, 0, 0), "Sent": pybind.Sent(number, 1, 1), "State": pybind.State(number, 1),
			"Disconnect": pybind.Disconnect(number, 1), "SetHeaders": pybind.SetHeaders(number, 0, 0),
			"SetAuthentication": pybind.SetAuthentication(number, 0, 0, 0, 0),
			"SetMIMETypes":      pybind.SetMIMETypes(number, 0, 0, 0, 0),
		} {
			if code != seamClosed {
				t.Errorf("%s of %d: %d", name, number, code)
			}
		}
	}
}

func TestSeamHeadsAreBounded(t *testing.T) {
	s := openSeam(t)
	last := 1
	for i := 0; i < 5000 && last > 0; i++ {
		last = s.head(200, "OK", "text/plain")
	}
	if last != 0 {
		t.Errorf("there is no end of heads: %d", last)
	}
}
