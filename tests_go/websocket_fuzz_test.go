// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/coder/websocket"
	"github.com/gobwas/ws"

	"adafruit-httpserver-go/httpserver"
)

// FuzzWebSocket sends anything as a client's frames, split anywhere, and compares what is received with another library,
// which is stricter nowhere and checks no text.
func FuzzWebSocket(f *testing.F) {
	for _, in := range []string{
		text("hello") + closeFrame(1000, "bye"),
		frame(ws.OpText, false, "a\xc3") + frame(ws.OpPing, true, "p") + frame(ws.OpContinuation, true, "\xa4"),
		frame(ws.OpBinary, true, strings.Repeat("b", 1001)), frame(ws.OpBinary, false, strings.Repeat("b", 900)) + frame(ws.OpContinuation, true, strings.Repeat("b", 101)),
		frame(ws.OpBinary, true, strings.Repeat("b", 200)) + text(""),
		text("\xff"), text("\xf4\x90"), "\x81\x05hello", "\xc1\x80\x00\x00\x00\x00", "\x83\x80\x00\x00\x00\x00",
		frame(ws.OpContinuation, true, "x"), frame(ws.OpText, false, "a") + text("b"),
		frame(ws.OpClose, true, ""), frame(ws.OpClose, true, "\x03"), closeFrame(1005, ""), closeFrame(4999, "\xff"),
		"\x82\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00", "\x82\xff\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
		frame(ws.OpPong, true, "") + "\x89", "\x82\xfe\x00\x01\x00\x00\x00\x00a" + text("b"),
	} {
		for _, split := range []byte{0, 1, 3, 200} {
			f.Add([]byte(in), split)
		}
	}
	f.Fuzz(func(t *testing.T, in []byte, split byte) {
		got, sent, code := ourMessages(t, in, int(split))
		if again, sentAgain, codeAgain := ourMessages(t, in, 0); !slices.Equal(again, got) || !bytes.Equal(sentAgain, sent) || codeAgain != code {
			t.Fatalf("split by %d: %q, %q, %d; whole: %q, %q, %d", split, got, sent, code, again, sentAgain, codeAgain)
		}
		checkSent(t, sent)
		want, refused := theirMessages(in)
		for _, m := range want {
			if kind, data, _ := strings.Cut(m, " "); kind == "text" && !utf8.ValidString(data) {
				if code != httpserver.CloseInvalidText {
					t.Fatalf("a bad text ends with %d, not 1007", code)
				}
				return // from here on they differ
			}
		}
		if code == httpserver.CloseInvalidText || code == httpserver.CloseTooBig { // or before its end, or by its length
			if len(got) > len(want) {
				t.Fatalf("got %q, the other library %q", got, want)
			}
			want = want[:len(got)]
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %q, the other library %q", got, want)
		}
		if refused && code == 0 { // it has not seen the whole head of a frame yet
			_, _, code = ourMessages(t, append(slices.Clone(in), make([]byte, ws.MaxHeaderSize)...), 0)
		}
		if refused && code != httpserver.CloseProtocol && code != httpserver.CloseInvalidText && code != httpserver.CloseTooBig {
			t.Fatalf("the other library refuses what ends with %d here", code)
		}
	})
}

const fuzzedMessage = 1000

// ourMessages returns what is received, what the client gets and the code of the end; 0 when there is none.
func ourMessages(t *testing.T, in []byte, split int) (list []string, sent []byte, code int) {
	server := &httpserver.HTTPServer{Limits: httpserver.Limits{MessageBytes: fuzzedMessage}, Logf: t.Logf}
	server.Route("/", "GET", nil)
	c := server.Connect("a test")
	defer c.Abort()
	c.Receive([]byte(upgrade()))
	var batch [1]*httpserver.Exchange
	server.Take(batch[:], 0)
	socket, err := batch[0].Upgrade()
	if err != nil {
		t.Fatal(err)
	}
	if split == 0 {
		split = len(in) + 1
	}
	for len(in) > 0 {
		n := min(split, len(in))
		c.Receive(in[:n])
		in = in[n:]
		for m, _ := socket.Receive(); m != nil; m, _ = socket.Receive() {
			list = append(list, kindOf(m.Text)+" "+string(m.Data))
		}
	}
	var ended *httpserver.CloseError
	if _, err := socket.Receive(); errors.As(err, &ended) {
		code = ended.Code
	}
	for p, _ := c.Outgoing(); len(p) > 0; p, _ = c.Outgoing() {
		sent = append(sent, p...)
		c.Sent(len(p))
	}
	if (code != 0) != c.Done() {
		t.Fatalf("code %d, done %v", code, c.Done())
	}
	_, sent, _ = bytes.Cut(sent, []byte("\r\n\r\n"))
	return list, sent, code
}

func kindOf(text bool) string {
	if text {
		return "text"
	}
	return "binary"
}

// checkSent checks that what the client gets are pongs, and a Close at the end.
func checkSent(t *testing.T, sent []byte) {
	for src := bytes.NewReader(sent); src.Len() > 0; {
		f, err := ws.ReadFrame(src)
		if err != nil {
			t.Fatalf("%v in %q", err, sent)
		}
		if err := ws.CheckHeader(f.Header, ws.StateClientSide); err != nil {
			t.Fatalf("%v in %q", err, sent)
		}
		if f.Header.OpCode != ws.OpPong && (f.Header.OpCode != ws.OpClose || src.Len() > 0) {
			t.Fatalf("opcode %d in %q", f.Header.OpCode, sent)
		}
		if f.Header.OpCode == ws.OpClose && len(f.Payload) > 0 {
			if code := int(binary.BigEndian.Uint16(f.Payload)); code < 1000 || code == 1005 || code == 1006 || code == 1015 || code > 4999 {
				t.Fatalf("code %d in %q", code, sent)
			}
		}
	}
}

// theirMessages returns what the other library receives, and whether it refuses what comes then.
func theirMessages(in []byte) (list []string, refused bool) {
	wire := &wire{in: bytes.NewReader(in)}
	request, _ := http.ReadRequest(bufio.NewReader(strings.NewReader(upgrade())))
	socket, err := websocket.Accept(wire, request, &websocket.AcceptOptions{CompressionMode: websocket.CompressionDisabled})
	if err != nil {
		panic(err)
	}
	defer socket.CloseNow()
	socket.SetReadLimit(fuzzedMessage)
	for {
		kind, data, err := socket.Read(context.Background())
		if err != nil {
			return list, strings.Contains(err.Error(), "received") && websocket.CloseStatus(err) == -1
		}
		list = append(list, kindOf(kind == websocket.MessageText)+" "+string(data))
	}
}

// wire is a response writer and its connection: the client's bytes, and nobody who reads.
type wire struct {
	in     *bytes.Reader
	header http.Header
}

func (w *wire) Header() http.Header {
	if w.header == nil {
		w.header = http.Header{}
	}
	return w.header
}
func (w *wire) WriteHeader(int) {}

func (w *wire) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return w, bufio.NewReadWriter(bufio.NewReader(w), bufio.NewWriter(w)), nil
}

// Read ends with an error, since the other library takes io.EOF for the end of a message.
func (w *wire) Read(p []byte) (int, error) {
	n, err := w.in.Read(p)
	if err != nil {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}
func (w *wire) Write(p []byte) (int, error)      { return len(p), nil }
func (w *wire) Close() error                     { return nil }
func (w *wire) LocalAddr() net.Addr              { return nil }
func (w *wire) RemoteAddr() net.Addr             { return nil }
func (w *wire) SetDeadline(time.Time) error      { return nil }
func (w *wire) SetReadDeadline(time.Time) error  { return nil }
func (w *wire) SetWriteDeadline(time.Time) error { return nil }
