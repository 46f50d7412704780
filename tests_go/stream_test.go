// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"adafruit-httpserver-go/httpserver"
)

// The routes of streaming tests have no handlers: the test takes the exchanges itself.
func streaming(t *testing.T, limits httpserver.Limits) *testServer {
	t.Helper()
	server := &httpserver.HTTPServer{Limits: limits}
	for _, method := range []string{"GET", "POST"} {
		server.Route("/", method, nil)
		server.Route("/next", method, nil)
	}
	return start(t, server, "")
}

// take takes the next exchange.
func (s *testServer) take() *httpserver.Exchange {
	s.t.Helper()
	var batch [1]*httpserver.Exchange
	for end := time.Now().Add(patience); time.Now().Before(end); {
		if s.Take(batch[:], 50*time.Millisecond) == 1 {
			return batch[0]
		}
	}
	s.t.Fatal("no request came")
	return nil
}

func textHead(t *testing.T, code int) *httpserver.Head {
	t.Helper()
	status, _ := httpserver.StatusByCode(code)
	head, err := httpserver.NewHead(status, httpserver.Field{Name: "Content-Type", Value: "text/plain"})
	if err != nil {
		t.Fatal(err)
	}
	return head
}

// stream takes the next exchange and begins to stream.
func (s *testServer) stream(length int64) *httpserver.Stream {
	s.t.Helper()
	stream, err := s.take().Stream(textHead(s.t, 200), length)
	if err != nil {
		s.t.Fatal(err)
	}
	return stream
}

// write writes pieces, which must work.
func write(t *testing.T, s *httpserver.Stream, pieces ...string) {
	t.Helper()
	for _, piece := range pieces {
		if n, err := s.Write([]byte(piece)); n != len(piece) || err != nil {
			t.Fatalf("writing %d bytes: %d, %v", len(piece), n, err)
		}
	}
}

// upTo reads exactly as much as is wanted.
func (c *client) upTo(want string) {
	c.t.Helper()
	got := make([]byte, len(want))
	if n, err := io.ReadFull(c.in, got); err != nil || string(got) != want {
		c.t.Fatalf("got %q, %v; want %q", got[:n], err, want)
	}
}

// head reads the head of a response.
func (c *client) head() string {
	c.t.Helper()
	var head strings.Builder
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			c.t.Fatalf("reading a head: %v after %q", err, line)
		}
		if head.WriteString(line); line == "\r\n" {
			return head.String()
		}
	}
}

func TestStreamIsFramedAsTheClientUnderstands(t *testing.T) {
	const unknown = httpserver.Unknown
	cases := []struct {
		desc, request string
		code          int
		length        int64
		pieces        []string
		want          string // without the Date
		closed        bool
	}{
		{"in chunks", get("/"), 200, unknown, []string{"one", "", "twotwotwotwotwotwo"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n12\r\ntwotwotwotwotwotwo\r\n0\r\n\r\n", false},
		{"nothing in chunks", get("/"), 200, unknown, nil,
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", false},
		{"in chunks, the last answer", get("/", "Connection: close"), 200, unknown, []string{"one"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\none\r\n0\r\n\r\n", true},
		{"to HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 200, unknown, []string{"one", "two"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\nonetwo", true},
		{"to HTTP/1.0 that would stay", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, unknown, []string{"one"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\none", true},
		{"of a length", get("/"), 200, 6, []string{"one", "two"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nonetwo", false},
		{"of a length to HTTP/1.0 that stays", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, 3, []string{"one"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\none", false},
		{"of no length", get("/"), 200, 0, nil,
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n", false},
		{"HEAD", message("HEAD", "/", ""), 200, unknown, []string{"one"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n", false},
		{"HEAD of a length", message("HEAD", "/", ""), 200, 5, []string{"one"},
			"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n", false},
		{"204", get("/"), 204, unknown, []string{"one"},
			"HTTP/1.1 204 No Content\r\nContent-Type: text/plain\r\n\r\n", false},
		{"304 of a length", get("/"), 304, 3, []string{"one"},
			"HTTP/1.1 304 Not Modified\r\nContent-Type: text/plain\r\n\r\n", false},
		{"205", get("/"), 205, unknown, []string{"one"},
			"HTTP/1.1 205 Reset Content\r\nContent-Type: text/plain\r\nContent-Length: 0\r\n\r\n", false},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			s := streaming(t, httpserver.Limits{})
			client := s.dial()
			client.send(c.request)
			x := s.take()
			stream, err := x.Stream(textHead(t, c.code), c.length)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := x.Stream(textHead(t, 200), 0); err != httpserver.ErrAnswered {
				t.Errorf("a second stream: %v", err)
			}
			write(t, stream, c.pieces...)
			if err := stream.Close(); err != nil {
				t.Fatal(err)
			}
			if _, err := stream.Write([]byte("late")); !errors.Is(err, httpserver.ErrGone) {
				t.Errorf("writing after the end: %v", err)
			}
			if err := stream.Close(); err != nil {
				t.Errorf("closing twice: %v", err)
			}
			if !c.closed { // then the next request is answered behind it
				client.send(get("/next", "Connection: close"))
				s.take().Respond(&httpserver.HTTPResponse{Body: []byte("next")})
			}
			got := undated(client.gone())
			if !c.closed {
				c.want += "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nConnection: close\r\n\r\nnext"
			}
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestStreamOfALengthKeepsIt(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	if _, err := (&httpserver.Exchange{}).Stream(textHead(t, 200), -2); err == nil || !strings.Contains(err.Error(), "-2") {
		t.Errorf("a negative length: %v", err)
	}
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(5)
	if _, err := stream.Write([]byte("too many")); err == nil || !strings.Contains(err.Error(), "8 bytes are more than the 5") {
		t.Errorf("too many bytes: %v", err)
	}
	write(t, stream, "four")
	if err := stream.Close(); err == nil || !strings.Contains(err.Error(), "1 bytes") {
		t.Errorf("too few bytes: %v", err)
	}
	if !stream.Gone() {
		t.Error("the connection goes on")
	}
	client.gone()
}

// Each piece is there before the next is written.
// Whoever writes while much waits gives the client a moment, in which another may write what was left.
func TestStreamOfALengthKeepsItWhateverWritesAtOnce(t *testing.T) {
	const much, last, writers = 16 << 20, 100, 4
	s := streaming(t, httpserver.Limits{})
	for range 3 {
		c := s.dial()
		c.send(get("/"))
		stream := s.stream(much + last)
		write(t, stream, strings.Repeat("x", much))
		c.head()
		var written atomic.Int32
		var wg sync.WaitGroup
		for range writers {
			wg.Go(func() {
				if _, err := stream.Write(make([]byte, last)); err == nil {
					written.Add(1)
				}
			})
		}
		size, _ := io.CopyN(io.Discard, c.in, much)
		wg.Wait()
		if n := written.Load(); n > 1 {
			t.Fatalf("%d bytes were left, and %d writers have written as many", last, n)
		}
		if stream.Close() == nil {
			t.Logf("one of %d writers was fast enough, after %d bytes", writers, size)
			c.upTo(strings.Repeat("\x00", last))
			c.send(get("/next"))
			write(t, s.stream(1), "n")
			if head := c.head(); !strings.HasPrefix(head, "HTTP/1.1 200") {
				t.Errorf("behind the stream there is %q", head)
			}
		}
	}
}

func TestStreamPiecesLeaveAtOnce(t *testing.T) {
	for _, polls := range []bool{true, false} {
		s := streaming(t, httpserver.Limits{})
		client := s.dial()
		client.send(get("/") + get("/next"))
		stream := s.stream(httpserver.Unknown)
		for i := range 50 {
			piece := strings.Repeat("p", 1+i%3)
			began := time.Now()
			write(t, stream, piece)
			if polls {
				s.Take(make([]*httpserver.Exchange, 1), 0)
			}
			if i == 0 {
				client.head()
			}
			client.upTo(string('0'+byte(len(piece))) + "\r\n" + piece + "\r\n")
			if took := time.Since(began); took > 100*time.Millisecond {
				t.Logf("polls %v: piece %d took %v", polls, i, took)
			}
		}
		eventually(t, "nothing waits", func() bool { return stream.Waiting() == 0 })
		stream.Close()
		client.upTo("0\r\n\r\n")
		s.take().Respond(&httpserver.HTTPResponse{Body: []byte("next")})
		if r := client.read("GET"); r.body != "next" {
			t.Errorf("behind the stream: %q", r.body)
		}
	}
}

// The client's next request is not even queued while a stream lives; those of others are.
func TestStreamKeepsNobodyElse(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	first, second := s.dial(), s.dial()
	first.send(get("/") + get("/next"))
	stream := s.stream(httpserver.Unknown)
	second.send(get("/"))
	s.take().Respond(&httpserver.HTTPResponse{Body: []byte("second")})
	if r := second.read("GET"); r.body != "second" {
		t.Errorf("got %q", r.body)
	}
	if n := s.Take(make([]*httpserver.Exchange, 1), 20*time.Millisecond); n != 0 {
		t.Error("a request came while the one before it was being answered")
	}
	stream.Close()
	if x := s.take(); x.Request.Path() != "/next" {
		t.Errorf("got %s", x.Request.Path())
	}
}

// slowly fills a stream until its client is closed, and returns how many bytes it took.
func slowly(t *testing.T, stream *httpserver.Stream, piece []byte) (sum int) {
	t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		n, err := stream.Write(piece)
		if errors.Is(err, httpserver.ErrGone) {
			return sum
		}
		if err != nil {
			t.Fatal(err)
		}
		sum += n
	}
	t.Fatal("a client that takes nothing is never closed")
	return 0
}

func TestStreamOfASlowClientIsBounded(t *testing.T) {
	s := streaming(t, httpserver.Limits{StreamBytes: 100_000})
	slow, quick := s.dial(), s.dial()
	slow.send(get("/"))
	stream := s.stream(httpserver.Unknown)
	most := 0
	for end := time.Now().Add(patience); ; {
		_, err := stream.Write(make([]byte, 10_000))
		if errors.Is(err, httpserver.ErrGone) {
			break
		}
		most = max(most, stream.Waiting())
		if time.Now().After(end) {
			t.Fatal("a client that takes nothing is never closed")
		}
	}
	if most < 90_000 || most > 120_000 {
		t.Errorf("%d bytes waited at most", most)
	}
	if !stream.Gone() || stream.Room() || stream.Waiting() != 0 {
		t.Errorf("gone %v, room %v, waiting %d", stream.Gone(), stream.Room(), stream.Waiting())
	}
	quick.send(get("/"))
	s.take().Respond(&httpserver.HTTPResponse{Body: []byte("quick")})
	if r := quick.read("GET"); r.body != "quick" {
		t.Errorf("got %q", r.body)
	}
}

// One piece may be of any size.
func TestStreamPieceOfAnySize(t *testing.T) {
	s := streaming(t, httpserver.Limits{StreamBytes: 1000})
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(8 << 20)
	write(t, stream, strings.Repeat("l", 8<<20))
	stream.Close()
	if r := client.read("GET"); len(r.body) != 8<<20 {
		t.Errorf("%d bytes", len(r.body))
	}
}

func TestStreamsTogetherAreBounded(t *testing.T) {
	s := streaming(t, httpserver.Limits{AnswerBytes: 300_000, StreamBytes: 1 << 30})
	var streams []*httpserver.Stream
	for range 3 {
		client := s.dial()
		client.SetReadBuffer(4096)
		client.send(get("/"))
		streams = append(streams, s.stream(httpserver.Unknown))
	}
	for range 1000 {
		gone := 0
		for _, stream := range streams {
			if _, err := stream.Write(make([]byte, 20_000)); err != nil {
				gone++
			}
		}
		if gone > 0 {
			return
		}
	}
	t.Error("60 MB wait for clients that take nothing")
}

// A client that takes what it gets may get any amount, by whoever waits for it.
func TestStreamWaitsForRoom(t *testing.T) {
	s := streaming(t, httpserver.Limits{StreamBytes: 100_000})
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(20 << 20)
	go func() {
		defer stream.Close()
		for range 20 << 6 {
			for !stream.WaitRoom(10 * time.Millisecond) {
				if stream.Gone() {
					return
				}
			}
			stream.Write(make([]byte, 16<<10))
		}
	}()
	if r := client.read("GET"); len(r.body) != 20<<20 {
		t.Errorf("%d bytes", len(r.body))
	}
	if stream.WaitRoom(time.Minute) {
		t.Error("there is room in a stream that has ended")
	}
}

func TestStreamNoticesThatTheClientHasLeft(t *testing.T) {
	ways := map[string]func(*client){
		"close":       func(c *client) { c.Close() },
		"reset":       func(c *client) { c.SetLinger(0); c.Close() },
		"half closed": func(c *client) { c.CloseWrite() },
		"close behind many requests": func(c *client) {
			c.send(strings.Repeat(get("/next"), 500))
			c.Close()
		},
	}
	for desc, leave := range ways {
		t.Run(desc, func(t *testing.T) {
			s := streaming(t, httpserver.Limits{Connections: 1})
			client := s.dial()
			client.send(get("/"))
			stream := s.stream(httpserver.Unknown)
			write(t, stream, "one")
			client.in.ReadString('\n')
			if stream.Gone() {
				t.Fatal("it is gone already")
			}
			leave(client)
			eventually(t, "the stream is gone", stream.Gone)
			if _, err := stream.Write([]byte("two")); !errors.Is(err, httpserver.ErrGone) {
				t.Errorf("writing: %v", err)
			}
			if err := stream.Close(); !errors.Is(err, httpserver.ErrGone) {
				t.Errorf("closing: %v", err)
			}
			eventually(t, "there is room for another connection", func() bool {
				next := s.dial()
				defer next.Close()
				next.send(get("/none"))
				line, _ := next.in.ReadString('\n')
				return strings.Contains(line, "404")
			})
		})
	}
}

// Who has ended his own side still gets what comes.
func TestStreamToAHalfClosedClient(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(get("/") + get("/next"))
	client.CloseWrite()
	stream := s.stream(httpserver.Unknown)
	for range 8 { // longer than an idle one would live
		write(t, stream, "piece")
		time.Sleep(200 * time.Millisecond)
	}
	if err := stream.Close(); err != nil {
		t.Fatal(err)
	}
	s.take().Respond(&httpserver.HTTPResponse{Body: []byte("next")})
	got := client.gone()
	if !strings.Contains(got, strings.Repeat("5\r\npiece\r\n", 8)+"0\r\n\r\nHTTP/1.1 200 OK\r\n") || !strings.HasSuffix(got, "next") {
		t.Errorf("got %q", got)
	}
}

func TestStreamAborts(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(httpserver.Unknown)
	write(t, stream, "one")
	client.in.ReadString('\n')
	stream.Abort()
	stream.Abort()
	if got := client.gone(); strings.HasSuffix(got, "0\r\n\r\n") {
		t.Errorf("got %q", got)
	}
	if !stream.Gone() {
		t.Error("it is not gone")
	}
}

func TestStreamBreaksOff(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(httpserver.Unknown)
	write(t, stream, "one", "two")
	stream.BreakOff()
	stream.BreakOff()
	client.head()
	if got := client.gone(); got != "3\r\none\r\n3\r\ntwo\r\n" {
		t.Errorf("got %q", got)
	}
	if _, err := stream.Write([]byte("three")); err == nil {
		t.Error("it can be written to")
	}
}

func TestStreamWithoutProgressIsClosed(t *testing.T) {
	s := streaming(t, httpserver.Limits{SendTime: short, StreamBytes: 1 << 30})
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(httpserver.Unknown)
	write(t, stream, strings.Repeat("l", 16<<20)) // more than the system takes
	eventually(t, "a client that takes nothing is closed", stream.Gone)
}

// Neither does a client that takes everything run into a time limit, nor one that only listens.
func TestStreamMayBeIdle(t *testing.T) {
	s := streaming(t, httpserver.Limits{SendTime: short, IdleTime: short, HeadTime: short, BodyTime: short, QueueTime: short})
	client := s.dial()
	client.send(get("/"))
	stream := s.stream(httpserver.Unknown)
	for range 5 {
		time.Sleep(3 * short)
		write(t, stream, "piece")
	}
	stream.Close()
	if r := client.read("GET"); r.body != strings.Repeat("piece", 5) {
		t.Errorf("got %q", r.body)
	}
}

func TestStreamEndsWithTheServer(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client, half := s.dial(), s.dial()
	client.send(get("/"))
	stream := s.stream(httpserver.Unknown)
	half.send(get("/"))
	other := s.stream(10)
	write(t, stream, "one")
	write(t, other, "one")
	s.Drain()
	write(t, stream, "two") // what is under way may be ended
	began := time.Now()
	s.CloseWithin(50 * time.Millisecond)
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("closing took %v", took)
	}
	if !stream.Gone() || !other.Gone() {
		t.Error("it is not gone")
	}
	if _, err := stream.Write([]byte("late")); !errors.Is(err, httpserver.ErrGone) {
		t.Errorf("writing: %v", err)
	}
	if got := client.gone(); !strings.HasSuffix(got, "3\r\none\r\n3\r\ntwo\r\n") {
		t.Errorf("got %q", got)
	}
	if got := half.gone(); !strings.HasSuffix(got, "\r\n\r\none") {
		t.Errorf("got %q", got)
	}
}

func TestStreamOfAServerThatRetiresIsTheLastAnswer(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(get("/"))
	x := s.take()
	s.Retire()
	stream, err := x.Stream(textHead(t, 200), httpserver.Unknown)
	if err != nil {
		t.Fatal(err)
	}
	write(t, stream, "one")
	stream.Close()
	if r := client.read("GET"); r.body != "one" || !r.Close {
		t.Errorf("got %q, and it goes on: %v", r.body, !r.Close)
	}
	client.gone()
}

func TestTakeOver(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(message("POST", "/", "body") + "more")
	x := s.take()
	stream, err := x.TakeOver()
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Respond(&httpserver.HTTPResponse{}); err != httpserver.ErrAnswered {
		t.Errorf("an answer besides: %v", err)
	}
	receive := func(want string) {
		t.Helper()
		got, buf := "", make([]byte, 3)
		eventually(t, "it receives "+want, func() bool {
			n, err := stream.Receive(buf)
			got += string(buf[:n])
			return got == want || err != nil
		})
		if got != want {
			t.Errorf("received %q, want %q", got, want)
		}
	}
	receive("more")
	if n, err := stream.Receive(make([]byte, 1)); n != 0 || err != nil {
		t.Errorf("nothing is there: %d, %v", n, err)
	}
	write(t, stream, "HTTP/1.1 418 Teapot\r\n\r\nraw ")
	client.upTo("HTTP/1.1 418 Teapot\r\n\r\nraw ")
	client.send("question")
	receive("question")
	write(t, stream, "answer")
	client.upTo("answer")
	large := strings.Repeat("0123456789abcdef", 64<<10)
	go client.TCPConn.Write([]byte(large)) // more than waits anywhere: it is read as it is taken
	got, buf := 0, make([]byte, 10_000)
	eventually(t, "all comes", func() bool {
		n, err := stream.Receive(buf)
		if string(buf[:n]) != large[got:got+n] || err != nil {
			t.Fatalf("wrong bytes at %d, %v", got, err)
		}
		got += n
		return got == len(large)
	})
	client.CloseWrite()
	eventually(t, "the client sends no more", func() bool {
		_, err := stream.Receive(buf)
		return err == io.EOF
	})
	write(t, stream, "bye")
	if err := stream.Close(); err != nil {
		t.Error(err)
	}
	if got := client.gone(); got != "bye" {
		t.Errorf("got %q", got)
	}
	if n, err := stream.Receive(buf); n != 0 || err != io.EOF {
		t.Errorf("after the end: %d, %v", n, err)
	}
}

// What a client has sent before it left can still be read.
func TestTakeOverOutlivesTheClient(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(get("/", "Connection: close") + "last words")
	stream, _ := s.take().TakeOver()
	client.Close()
	eventually(t, "it is gone", stream.Gone)
	buf := make([]byte, 100)
	if n, err := stream.Receive(buf); string(buf[:n]) != "last words" || err != nil {
		t.Errorf("got %q, %v", buf[:n], err)
	}
	if n, err := stream.Receive(buf); n != 0 || err != io.EOF {
		t.Errorf("then %d, %v", n, err)
	}
}

func TestTakeOverOfHeadSendsTheHead(t *testing.T) {
	for _, size := range []int{1, 3, 7, 1000} {
		s := streaming(t, httpserver.Limits{})
		client := s.dial()
		client.send(message("HEAD", "/", ""))
		stream, _ := s.take().TakeOver()
		whole := []byte("HTTP/1.1 200 OK\r\nX: y\r\n\r\nbody\r\n\r\nbody")
		for len(whole) > 0 {
			n := min(size, len(whole))
			write(t, stream, string(whole[:n]))
			whole = whole[n:]
		}
		stream.Close()
		if got := client.gone(); got != "HTTP/1.1 200 OK\r\nX: y\r\n\r\n" {
			t.Errorf("pieces of %d: got %q", size, got)
		}
	}
}

func TestStreamBeginsAfterTheClientHasLeft(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(get("/"))
	x := s.take()
	client.SetLinger(0)
	client.Close()
	time.Sleep(20 * time.Millisecond) // whether it is noticed before or after must not matter
	stream, err := x.Stream(textHead(t, 200), httpserver.Unknown)
	if err != nil {
		t.Fatal(err)
	}
	stream.Write([]byte("piece"))
	eventually(t, "it is gone", stream.Gone)
}

// A stream is made by one goroutine while another polls, others write and clients leave.
func TestStreamHammer(t *testing.T) {
	s := streaming(t, httpserver.Limits{StreamBytes: 50_000})
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		batch := make([]*httpserver.Exchange, 8)
		for {
			for _, x := range batch[:s.Take(batch, time.Millisecond)] {
				stream, err := x.Stream(textHead(t, 200), httpserver.Unknown)
				if err != nil {
					t.Error(err)
				}
				go func() {
					for i := range 40 {
						if _, err := stream.Write(make([]byte, i*i)); err != nil {
							break
						}
						stream.Room()
					}
					stream.Close()
				}()
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	want := 0
	for i := range 40 {
		want += i * i
	}
	for i := range 200 {
		c := s.dial()
		c.send(get("/") + get("/"))
		switch i % 4 {
		case 0:
			c.SetLinger(0)
			c.Close()
		case 1:
			c.in.ReadString('\n')
			c.Close()
		default:
			for range 2 {
				if r := c.read("GET"); len(r.body) != want || !bytes.Equal([]byte(r.body), make([]byte, want)) {
					t.Fatalf("%d bytes", len(r.body))
				}
			}
			c.Close()
		}
	}
}

func TestExternalStreams(t *testing.T) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{SendTime: short, StreamBytes: 1000}}
	server.Route("/", "GET", nil)
	take := func(c *carrier) *httpserver.Exchange {
		var batch [1]*httpserver.Exchange
		if server.Take(batch[:], 0) != 1 {
			t.Fatal("no request")
		}
		return batch[0]
	}
	c := external(t, server)
	c.Receive([]byte(get("/") + get("/")))
	stream, err := take(c).Stream(textHead(t, 200), httpserver.Unknown)
	if err != nil {
		t.Fatal(err)
	}
	write(t, stream, "one")
	c.pump()
	time.Sleep(3 * short)
	c.Tick() // nothing waits
	write(t, stream, "two")
	c.Tick()
	if !c.Wants() || c.Idle() {
		t.Errorf("wants %v, idle %v", c.Wants(), c.Idle())
	}
	stream.Close()
	c.pumpOut()
	if got := c.got.String(); !strings.HasSuffix(got, "\r\n\r\n3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n") {
		t.Errorf("got %q", got)
	}
	stream, _ = take(c).TakeOver() // the second one
	write(t, stream, "raw")
	c.Receive([]byte("words"))
	buf := make([]byte, 10)
	if n, err := stream.Receive(buf); string(buf[:n]) != "words" || err != nil {
		t.Errorf("got %q, %v", buf[:n], err)
	}
	c.pumpOut()
	write(t, stream, "waits")
	c.Outgoing()
	eventually(t, "it takes nothing and is closed", func() bool { c.Tick(); return stream.Gone() })
	if !c.Done() {
		t.Error("the connection is not done")
	}

	c = external(t, server)
	c.Receive([]byte(get("/")))
	stream, _ = take(c).Stream(textHead(t, 200), httpserver.Unknown)
	c.pumpOut()
	c.Receive(nil)
	if c.Wants() {
		t.Error("it wants more of a client that sends no more")
	}
	eventually(t, "it is idle and closed", func() bool { c.Tick(); return stream.Gone() })

	c = external(t, server)
	c.Receive([]byte(get("/")))
	stream, _ = take(c).Stream(textHead(t, 200), httpserver.Unknown)
	if n := slowly(t, stream, make([]byte, 100)); n > 2000 {
		t.Errorf("%d bytes", n)
	}

	c = external(t, server)
	c.Receive([]byte(get("/")))
	stream, _ = take(c).Stream(textHead(t, 200), httpserver.Unknown)
	write(t, stream, "last")
	server.Drain()
	c.EndStream()
	c.pumpOut()
	if got := c.got.String(); !strings.HasSuffix(got, "4\r\nlast\r\n") || !c.Done() || !stream.Gone() {
		t.Errorf("got %q, done %v", got, c.Done())
	}
	server.Close()
}

// pumpOut sends whatever there is.
func (c *carrier) pumpOut() {
	for p, _ := c.Outgoing(); len(p) > 0; p, _ = c.Outgoing() {
		c.got.Write(p)
		c.Sent(len(p))
	}
}
