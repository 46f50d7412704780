// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package tests_go

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gobwas/ws"

	"adafruit-httpserver-go/httpserver"
)

// upgrade is a handshake by the book (RFC 6455 section 1.2), whose answer must hold the accept key.
func upgrade(fields ...string) string {
	return get("/", append([]string{"Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13",
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="}, fields...)...)
}

const acceptKey = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

// webSocket begins a WebSocket between a new client and the server.
func (s *testServer) webSocket() (*httpserver.WebSocket, *client) {
	s.t.Helper()
	c := s.dial()
	c.send(upgrade())
	socket, err := s.take().Upgrade()
	if err != nil {
		s.t.Fatal(err)
	}
	if head := c.head(); !strings.HasPrefix(head, "HTTP/1.1 101 Switching Protocols\r\n") {
		s.t.Fatalf("got %q", head)
	}
	return socket, c
}

// frame is the bytes of a client's frame.
func frame(opcode ws.OpCode, fin bool, payload string) string {
	var b bytes.Buffer
	ws.WriteFrame(&b, ws.MaskFrameWith(ws.NewFrame(opcode, fin, []byte(payload)), [4]byte{1, 2, 3, 0x84}))
	return b.String()
}

func text(payload string) string { return frame(ws.OpText, true, payload) }

func closeFrame(code int, reason string) string {
	return frame(ws.OpClose, true, string(ws.NewCloseFrameBody(ws.StatusCode(code), reason)))
}

// frames reads what a server sends until it closes.
func (c *client) frames() (list []string) {
	c.t.Helper()
	for {
		f, err := ws.ReadFrame(c.in)
		if err != nil {
			if e, ok := err.(net.Error); ok && e.Timeout() {
				c.t.Fatalf("the server did not close the connection; it sent %q", list)
			}
			return list
		}
		list = append(list, frameText(f))
	}
}

// frame reads one frame.
func (c *client) frame() string {
	c.t.Helper()
	f, err := ws.ReadFrame(c.in)
	if err != nil {
		c.t.Fatal(err)
	}
	return frameText(f)
}

func frameText(f ws.Frame) string {
	name := map[ws.OpCode]string{ws.OpText: "text", ws.OpBinary: "binary", ws.OpPing: "ping", ws.OpPong: "pong", ws.OpClose: "close"}[f.Header.OpCode]
	if f.Header.Masked || f.Header.Rsv != 0 || !f.Header.Fin {
		name = "malformed " + name
	}
	if f.Header.OpCode == ws.OpClose {
		code, reason := ws.ParseCloseFrameData(f.Payload)
		return strings.TrimSpace(fmt.Sprintf("%s %d %s", name, code, reason))
	}
	return strings.TrimSpace(name + " " + string(f.Payload))
}

// received waits for the next message of a WebSocket, or for what ended it.
func received(t *testing.T, socket *httpserver.WebSocket) (got string) {
	t.Helper()
	eventually(t, "a message comes", func() bool {
		m, err := socket.Receive()
		var ended *httpserver.CloseError
		switch {
		case errors.As(err, &ended):
			got = fmt.Sprintf("ended %d %s", ended.Code, ended.Reason)
		case err != nil:
			t.Fatal(err)
		case m == nil:
			return false
		case m.Text:
			got = "text " + string(m.Data)
		default:
			got = "binary " + string(m.Data)
		}
		return true
	})
	return got
}

func TestHandshake(t *testing.T) {
	without := func(name string) string {
		lines := slices.DeleteFunc(strings.SplitAfter(upgrade(), "\r\n"), func(line string) bool { return strings.HasPrefix(line, name) })
		return strings.Join(lines, "")
	}
	replace := func(old, new string) string { return strings.Replace(upgrade(), old, new, 1) }
	cases := []struct {
		desc, request string
		status        int
		reason        string
	}{
		{"by the book", upgrade(), 101, ""},
		{"with a body", strings.Replace(upgrade("Content-Length: 4"), "\r\n\r\n", "\r\n\r\nbody", 1), 101, ""},
		{"in other case", strings.NewReplacer("websocket", "WebSocket", "Upgrade\r\n", "UPGRADE\r\n", "Sec-", "sec-").Replace(upgrade()), 101, ""},
		{"two Connection fields", replace("Connection: keep-alive, Upgrade", "Connection: keep-alive\r\nConnection: upgrade"), 101, ""},
		{"several protocols to upgrade to", replace("Upgrade: websocket", "Upgrade: h2c, websocket"), 101, ""},
		{"an extension that is not taken", upgrade("Sec-WebSocket-Extensions: permessage-deflate"), 101, ""},
		{"POST", replace("GET", "POST"), 400, "GET"},
		{"HTTP/1.0", replace("HTTP/1.1", "HTTP/1.0"), 400, "HTTP/1.1"},
		{"no WebSocket", get("/"), 426, "upgrade"},
		{"no Upgrade", without("Upgrade"), 426, "upgrade"},
		{"another Upgrade", replace("Upgrade: websocket", "Upgrade: h2c"), 426, "upgrade"},
		{"no Connection: upgrade", replace(", Upgrade", ""), 426, "upgrade"},
		{"a longer word", replace(", Upgrade", ", Upgrades"), 426, "upgrade"},
		{"no version", without("Sec-WebSocket-Version"), 400, "Sec-WebSocket-Version"},
		{"an old version", replace("13", "8"), 426, "13"},
		{"two versions", upgrade("Sec-WebSocket-Version: 13"), 400, "more than one"},
		{"no key", without("Sec-WebSocket-Key"), 400, "Sec-WebSocket-Key"},
		{"two keys", upgrade("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="), 400, "more than one"},
		{"a key that is too short", replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZQ=="), 400, "16 bytes"},
		{"a key that is no base64", replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j!Q=="), 400, "16 bytes"},
		{"an empty key", replace("dGhlIHNhbXBsZSBub25jZQ==", ""), 400, "16 bytes"},
	}
	for _, c := range cases {
		t.Run(c.desc, func(t *testing.T) {
			s := streaming(t, httpserver.Limits{})
			client := s.dial()
			client.send(c.request)
			x := s.take()
			_, err := x.Upgrade(httpserver.Field{Name: "Set-Cookie", Value: "a=b"})
			if again, secondErr := x.Upgrade(); secondErr == nil {
				t.Errorf("upgraded twice: %v", again)
			}
			if c.status == 101 {
				if err != nil {
					t.Fatal(err)
				}
				want := "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " + acceptKey + "\r\nSet-Cookie: a=b\r\n\r\n"
				if got := undated(client.head()); got != want {
					t.Errorf("got %q", got)
				}
				return
			}
			if _, ok := err.(*httpserver.ProtocolError); !ok {
				t.Errorf("the error is %v", err)
			}
			r := client.read("GET")
			if r.StatusCode != c.status || !strings.Contains(r.body, c.reason) {
				t.Errorf("got %s %q", r.Status, r.body)
			}
			if c.status == 426 && (r.Header.Get("Upgrade") != "websocket" || r.Header.Get("Sec-WebSocket-Version") != "13") {
				t.Errorf("got %v", r.Header)
			}
		})
	}
}

func TestUpgradeRefusesFields(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	client := s.dial()
	client.send(upgrade())
	x := s.take()
	for _, field := range []httpserver.Field{{Name: "A b", Value: ""}, {Name: "A", Value: "b\r\nc"}, {Name: "Upgrade", Value: "x"},
		{Name: "Connection", Value: "x"}, {Name: "sec-websocket-accept", Value: "x"}, {Name: "Sec-WebSocket-Extensions", Value: "x"}} {
		if _, err := x.Upgrade(field); err == nil || !strings.Contains(err.Error(), field.Name) {
			t.Errorf("%v: %v", field, err)
		}
	}
	if _, err := x.Upgrade(httpserver.Field{Name: "Sec-WebSocket-Protocol", Value: "chat"}); err != nil {
		t.Error(err)
	}
	if head := client.head(); !strings.Contains(head, "\r\nSec-WebSocket-Protocol: chat\r\n") {
		t.Errorf("got %q", head)
	}
}

func TestWebSocketMessages(t *testing.T) {
	long, longest := strings.Repeat("l", 40_000), strings.Repeat("äöü€𝄞", 20_000)
	cases := []struct {
		desc, in  string
		want      []string // what is received
		wantReply []string // what the client gets before the close
	}{
		{"a text", text("hällo"), []string{"text hällo"}, nil},
		{"bytes", frame(ws.OpBinary, true, "\xff\x00"), []string{"binary \xff\x00"}, nil},
		{"nothing", text("") + frame(ws.OpBinary, true, ""), []string{"text ", "binary "}, nil},
		{"of all kinds of length", text(strings.Repeat("a", 125)) + text(strings.Repeat("b", 126)) + text(long) + text(longest),
			[]string{"text " + strings.Repeat("a", 125), "text " + strings.Repeat("b", 126), "text " + long, "text " + longest}, nil},
		{"fragments", frame(ws.OpText, false, "a\xc3") + frame(ws.OpContinuation, false, "") + frame(ws.OpContinuation, true, "\xa4b"), []string{"text aäb"}, nil},
		{"fragments of bytes", frame(ws.OpBinary, false, "\xff") + frame(ws.OpContinuation, true, "\xfe"), []string{"binary \xff\xfe"}, nil},
		{"a ping", frame(ws.OpPing, true, "p"), nil, []string{"pong p"}},
		{"a long ping", frame(ws.OpPing, true, strings.Repeat("p", 125)), nil, []string{"pong " + strings.Repeat("p", 125)}},
		{"a ping between fragments", frame(ws.OpText, false, "a\xe2") + frame(ws.OpPing, true, "") + frame(ws.OpContinuation, true, "\x82\xac"),
			[]string{"text a€"}, []string{"pong"}},
		{"a pong that nobody has asked for", frame(ws.OpPong, true, "x") + text("a"), []string{"text a"}, nil},
		{"many", strings.Repeat(text("m"), 300), slices.Repeat([]string{"text m"}, 300), nil},
	}
	for _, c := range cases {
		for _, size := range []int{1, 7, 1 << 20} {
			if size == 1 && len(c.in) > 10_000 {
				continue
			}
			t.Run(fmt.Sprint(c.desc, size), func(t *testing.T) {
				s := streaming(t, httpserver.Limits{})
				socket, client := s.webSocket()
				go func() {
					for in := []byte(c.in + closeFrame(1000, "bye")); len(in) > 0; in = in[min(size, len(in)):] {
						client.TCPConn.Write(in[:min(size, len(in))])
					}
				}()
				for _, want := range append(c.want, "ended 1000 bye") {
					if got := received(t, socket); got != want {
						t.Fatalf("received %.100q, want %.100q", got, want)
					}
				}
				if got, want := client.frames(), append(c.wantReply, "close 1000"); !slices.Equal(got, want) {
					t.Errorf("replied %q, want %q", got, want)
				}
				if !socket.Closed() {
					t.Error("it is not closed")
				}
			})
		}
	}
}

// What is against the protocol is answered at once, with the right code, wherever the bytes are split.
func TestWebSocketRefuses(t *testing.T) {
	unmasked := string(ws.MustCompileFrame(ws.NewTextFrame([]byte("a"))))
	cases := []struct {
		desc, in string
		code     int
	}{
		{"no mask", unmasked, 1002},
		{"RSV1", "\xc1\x80\x00\x00\x00\x00", 1002},
		{"RSV2", "\xa1\x80\x00\x00\x00\x00", 1002},
		{"RSV3 of a ping", "\x99\x80\x00\x00\x00\x00", 1002},
		{"a reserved opcode", "\x83\x80\x00\x00\x00\x00", 1002},
		{"a reserved control opcode", "\x8b\x80\x00\x00\x00\x00", 1002},
		{"a ping that is too long", frame(ws.OpPing, true, strings.Repeat("p", 126)), 1002},
		{"a ping in fragments", frame(ws.OpPing, false, "p"), 1002},
		{"a close in fragments", frame(ws.OpClose, false, "\x03\xe8"), 1002},
		{"a continuation of nothing", frame(ws.OpContinuation, true, "a"), 1002},
		{"a continuation behind a whole message", text("a") + frame(ws.OpContinuation, true, "a"), 1002},
		{"a text inside another", frame(ws.OpText, false, "a") + text("b"), 1002},
		{"bytes inside a text", frame(ws.OpText, false, "a") + frame(ws.OpBinary, false, "b"), 1002},
		{"a length beyond all", "\x82\xff\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 1002},
		{"no UTF-8", text("a\xffb"), 1007},
		{"half a character at the end", text("a\xc3"), 1007},
		{"half a character before the next", text("\xe2\x82") + text("\xac"), 1007},
		{"a surrogate", text("\xed\xa0\x80"), 1007},
		{"beyond Unicode", text("\xf4\x90\x80\x80"), 1007},
		{"an overlong character", text("\xc0\xaf"), 1007},
		{"no UTF-8 in fragments", frame(ws.OpText, false, "\xf4") + frame(ws.OpContinuation, false, "\x90"), 1007},
		{"no UTF-8, and more of the frame to come", text("a\xff" + strings.Repeat("b", 100))[:8], 1007},
		{"too large", frame(ws.OpBinary, true, strings.Repeat("l", 1001)), 1009},
		{"too large at the first word", frame(ws.OpBinary, true, strings.Repeat("l", 1001))[:8], 1009},
		{"too large by its length", "\x82\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00", 1009},
		{"too large in fragments", frame(ws.OpBinary, false, strings.Repeat("l", 1000)) + frame(ws.OpContinuation, false, "l"), 1009},
		{"a close of one byte", frame(ws.OpClose, true, "\x03"), 1002},
		{"a close with no UTF-8", frame(ws.OpClose, true, "\x03\xe8\xff"), 1007},
	}
	for _, code := range []int{0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535} {
		cases = append(cases, struct {
			desc, in string
			code     int
		}{fmt.Sprint("code ", code), closeFrame(code, ""), 1002})
	}
	for _, c := range cases {
		for _, pieces := range [][]string{{c.in}, bytewise(c.in)} {
			t.Run(c.desc, func(t *testing.T) {
				s := streaming(t, httpserver.Limits{MessageBytes: 1000})
				socket, client := s.webSocket()
				go func() {
					for _, piece := range pieces {
						io.WriteString(client.TCPConn, piece)
					}
				}()
				end := received(t, socket)
				if end == "text a" {
					end = received(t, socket)
				}
				if !strings.HasPrefix(end, fmt.Sprintf("ended %d ", c.code)) {
					t.Errorf("the server knows %q", end)
				}
				got := client.frames()
				if len(got) != 1 || !strings.HasPrefix(got[0], fmt.Sprintf("close %d ", c.code)) {
					t.Errorf("got %q, want close %d", got, c.code)
				}
			})
		}
	}
}

func TestWebSocketCloses(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	for _, code := range []int{1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999} {
		socket, client := s.webSocket()
		client.send(closeFrame(code, strings.Repeat("r", 123)))
		if got := client.frames(); !slices.Equal(got, []string{fmt.Sprint("close ", code)}) {
			t.Errorf("code %d: got %q", code, got)
		}
		if got := received(t, socket); got != fmt.Sprintf("ended %d %s", code, strings.Repeat("r", 123)) {
			t.Errorf("code %d: the server knows %q", code, got)
		}
		socket, client = s.webSocket()
		if err := socket.Close(code, "because"); err != nil {
			t.Fatal(err)
		}
		client.send(text("too late") + frame(ws.OpPing, true, "") + frame(ws.OpText, false, "\xff") + closeFrame(code, ""))
		if got := client.frames(); !slices.Equal(got, []string{fmt.Sprintf("close %d because", code)}) {
			t.Errorf("code %d: got %q", code, got)
		}
		if got := received(t, socket); got != fmt.Sprintf("ended %d because", code) {
			t.Errorf("code %d: the server knows %q", code, got)
		}
	}
	socket, client := s.webSocket()
	client.send(frame(ws.OpClose, true, ""))
	if got := client.frames(); !slices.Equal(got, []string{"close 0"}) {
		t.Errorf("without a code: got %q", got)
	}
	if got := received(t, socket); got != "ended 1005 " {
		t.Errorf("without a code: %q", got)
	}
	if err := socket.Send(httpserver.Message{}); !errors.Is(err, httpserver.ErrGone) {
		t.Errorf("sending after the end: %v", err)
	}
	if err := socket.Close(1000, ""); err != nil {
		t.Errorf("closing after the end: %v", err)
	}
}

func TestWebSocketRefusesItsOwner(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	socket, client := s.webSocket()
	for _, code := range []int{-1, 0, 999, 1004, 1005, 1006, 1015, 2000, 5000, 1 << 32} {
		if err := socket.Close(code, ""); err == nil || !strings.Contains(err.Error(), fmt.Sprint(code)) {
			t.Errorf("code %d: %v", code, err)
		}
	}
	if err := socket.Close(1000, strings.Repeat("r", 124)); err == nil || !strings.Contains(err.Error(), "124") {
		t.Errorf("a long reason: %v", err)
	}
	if err := socket.Close(1000, "\xff"); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("a bad reason: %v", err)
	}
	if err := socket.Send(httpserver.Message{Text: true, Data: []byte("\xff")}); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("a bad text: %v", err)
	}
	if err := socket.Ping(make([]byte, 126)); err == nil || !strings.Contains(err.Error(), "126") {
		t.Errorf("a long ping: %v", err)
	}
	if socket.Closed() {
		t.Fatal("it is closed")
	}
	socket.Ping([]byte("p"))
	socket.Send(httpserver.Message{Text: true, Data: []byte("t")})
	socket.Send(httpserver.Message{Data: []byte("\xff")})
	socket.Send(httpserver.Message{Data: make([]byte, 70_000)})
	for _, want := range []string{"ping p", "text t", "binary \xff", "binary " + string(make([]byte, 70_000))} {
		if got := client.frame(); got != want {
			t.Errorf("got %.50q, want %.50q", got, want)
		}
	}
}

func TestWebSocketClientLeaves(t *testing.T) {
	ways := map[string]func(*client){
		"close":       func(c *client) { c.Close() },
		"reset":       func(c *client) { c.SetLinger(0); c.Close() },
		"half closed": func(c *client) { c.CloseWrite() },
		"in a frame":  func(c *client) { c.send(text("cut off")[:9]); c.Close() },
	}
	for desc, leave := range ways {
		t.Run(desc, func(t *testing.T) {
			s := streaming(t, httpserver.Limits{Connections: 1})
			socket, client := s.webSocket()
			client.send(text("last words"))
			if desc == "reset" {
				received(t, socket)
			}
			leave(client)
			eventually(t, "it is closed", socket.Closed)
			if desc != "reset" {
				if got := received(t, socket); got != "text last words" {
					t.Errorf("got %q", got)
				}
			}
			if got := received(t, socket); !strings.HasPrefix(got, "ended 1006 ") {
				t.Errorf("got %q", got)
			}
			if err := socket.Send(httpserver.Message{}); !errors.Is(err, httpserver.ErrGone) {
				t.Errorf("sending: %v", err)
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

// Frames that come with the handshake are frames.
func TestWebSocketOfAnImpatientClient(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	c := s.dial()
	c.send(upgrade("Connection: close") + text("early") + closeFrame(1000, ""))
	socket, err := s.take().Upgrade()
	if err != nil {
		t.Fatal(err)
	}
	if got := received(t, socket); got != "text early" {
		t.Errorf("got %q", got)
	}
	if got := received(t, socket); got != "ended 1000 " {
		t.Errorf("got %q", got)
	}
	c.head()
	if got := c.frames(); !slices.Equal(got, []string{"close 1000"}) {
		t.Errorf("got %q", got)
	}
}

// Whoever does not receive is not flooded: the client has to wait. Whoever does not take what is sent is closed.
func TestWebSocketQueuesAreBounded(t *testing.T) {
	s := streaming(t, httpserver.Limits{StreamBytes: 50_000})
	socket, client := s.webSocket()
	sent := make(chan int)
	go func() {
		client.SetWriteDeadline(time.Now().Add(2 * time.Second))
		message, sum := frame(ws.OpBinary, true, strings.Repeat("m", 1000)), 0
		for {
			n, err := io.WriteString(client.TCPConn, message)
			if sum += n; err != nil {
				sent <- sum
				return
			}
		}
	}()
	sum := <-sent
	for range sum / 1008 {
		if got := received(t, socket); got != "binary "+strings.Repeat("m", 1000) {
			t.Fatalf("got %.50q", got)
		}
	}
	if m, err := socket.Receive(); m != nil || err != nil {
		t.Errorf("then %v, %v", m, err)
	}

	socket, client = s.webSocket()
	most := 0
	for end := time.Now().Add(patience); ; {
		err := socket.Send(httpserver.Message{Data: make([]byte, 10_000)})
		if err != nil {
			if !errors.Is(err, httpserver.ErrGone) || !strings.Contains(err.Error(), "1008") {
				t.Errorf("sending: %v", err)
			}
			break
		}
		if most = max(most, socket.Waiting()); time.Now().After(end) {
			t.Fatal("a client that takes nothing is never closed")
		}
	}
	if most < 40_000 || most > 70_000 {
		t.Errorf("%d bytes waited at most", most)
	}
	if got := received(t, socket); !strings.HasPrefix(got, "ended 1008 ") {
		t.Errorf("got %q", got)
	}
}

func TestWebSocketsTogetherAreBounded(t *testing.T) {
	s := streaming(t, httpserver.Limits{RequestBytes: 100_000})
	var sockets []*httpserver.WebSocket
	for range 3 {
		socket, client := s.webSocket()
		go io.WriteString(client.TCPConn, frame(ws.OpBinary, false, strings.Repeat("b", 60_000)))
		sockets = append(sockets, socket)
	}
	eventually(t, "one is closed", func() bool { return slices.ContainsFunc(sockets, (*httpserver.WebSocket).Closed) })
	for _, socket := range sockets {
		if socket.Closed() {
			if got := received(t, socket); !strings.HasPrefix(got, "ended 1013 ") {
				t.Errorf("got %q", got)
			}
		}
		socket.Abort()
	}
	// All is given back.
	client := s.dial()
	client.send(message("POST", "/", strings.Repeat("b", 90_000)))
	s.take().Respond(&httpserver.HTTPResponse{Body: []byte("ok")})
	if r := client.read("POST"); r.body != "ok" {
		t.Errorf("got %q", r.body)
	}
}

// No time limit of a request is one of an idle WebSocket.
func TestWebSocketMayBeIdle(t *testing.T) {
	s := streaming(t, httpserver.Limits{SendTime: short, IdleTime: short, HeadTime: short, BodyTime: short, QueueTime: short})
	socket, client := s.webSocket()
	time.Sleep(5 * short)
	client.send(text("still here")[:5])
	time.Sleep(5 * short) // nor one in the middle of a frame
	client.send(text("still here")[5:])
	if got := received(t, socket); got != "text still here" {
		t.Errorf("got %q", got)
	}
}

// What holds much memory has to go on.
func TestWebSocketMessageThatStops(t *testing.T) {
	s := streaming(t, httpserver.Limits{BodyTime: short})
	small, smallClient := s.webSocket()
	smallClient.send(frame(ws.OpBinary, false, "begun"))
	large, largeClient := s.webSocket()
	go io.WriteString(largeClient.TCPConn, frame(ws.OpBinary, true, strings.Repeat("b", 100_000))[:80_000])
	if got := received(t, large); got != "ended 1008 the message did not arrive in time" {
		t.Errorf("got %q", got)
	}
	if got := largeClient.frames(); !slices.Equal(got, []string{"close 1008 the message did not arrive in time"}) {
		t.Errorf("got %q", got)
	}
	time.Sleep(3 * short)
	smallClient.send(frame(ws.OpContinuation, true, " and ended"))
	if got := received(t, small); got != "binary begun and ended" {
		t.Errorf("got %q", got)
	}
}

// Pings are answered while nobody polls.
func TestWebSocketPingsWhileNobodyPolls(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	_, client := s.webSocket()
	for i := range 20 {
		want := fmt.Sprint("p", i)
		client.send(frame(ws.OpPing, true, want))
		if got := client.frame(); got != "pong "+want {
			t.Errorf("got %q", got)
		}
	}
}

// A client that pings and does not read is not collected for.
func TestWebSocketFloodOfPings(t *testing.T) {
	s := streaming(t, httpserver.Limits{SendTime: 5 * short})
	socket, client := s.webSocket()
	client.SetReadBuffer(4096)
	most := 0
	go func() {
		for pings := strings.Repeat(frame(ws.OpPing, true, strings.Repeat("p", 125)), 1000); ; {
			if _, err := io.WriteString(client.TCPConn, pings); err != nil {
				return
			}
		}
	}()
	eventually(t, "it is closed", func() bool {
		most = max(most, socket.Waiting())
		return socket.Closed()
	})
	if most > 300_000 {
		t.Errorf("%d bytes waited", most)
	}
}

// Take returns when a message has come, so that whoever polls can look.
func TestWebSocketWakesThePoller(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	socket, client := s.webSocket()
	batch := make([]*httpserver.Exchange, 1)
	s.Take(batch, 0)
	for i := range 10 {
		time.AfterFunc(5*time.Millisecond, func() { client.TCPConn.Write([]byte(text("m"))) })
		for began := time.Now(); ; {
			s.Take(batch, patience)
			if m, _ := socket.Receive(); m != nil {
				break
			}
			if time.Since(began) > patience/2 {
				t.Fatalf("message %d was only found after %v", i, time.Since(began))
			}
		}
	}
}

func TestWebSocketsEndWithTheServer(t *testing.T) {
	s := streaming(t, httpserver.Limits{})
	polite, silent := s.dial(), s.dial()
	var sockets []*httpserver.WebSocket
	for _, c := range []*client{polite, silent} {
		c.send(upgrade())
		socket, err := s.take().Upgrade()
		if err != nil {
			t.Fatal(err)
		}
		sockets = append(sockets, socket)
		c.head()
	}
	late := s.dial()
	late.send(upgrade())
	x := s.take()
	s.Drain()
	for _, c := range []*client{polite, silent} {
		if got := c.frame(); got != "close 1001 the server is closing" {
			t.Errorf("got %q", got)
		}
	}
	if _, err := x.Upgrade(); err != nil {
		t.Error(err)
	}
	late.head()
	if got := late.frame(); got != "close 1001 the server is closing" {
		t.Errorf("got %q", got)
	}
	polite.send(closeFrame(1001, ""))
	late.send(closeFrame(1001, ""))
	polite.gone()
	began := time.Now()
	s.CloseWithin(50 * time.Millisecond)
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("closing took %v", took)
	}
	silent.gone()
	for _, socket := range sockets {
		if got := received(t, socket); got != "ended 1001 the server is closing" {
			t.Errorf("got %q", got)
		}
	}
}

// The messages before the client's goodbye, or before what is against the protocol, can still be answered.
func TestWebSocketAnswersBeforeTheEnd(t *testing.T) {
	for end, want := range map[string]string{closeFrame(1000, ""): "close 1000", text("\xff"): "close 1007 a text is not UTF-8"} {
		s := streaming(t, httpserver.Limits{})
		socket, client := s.webSocket()
		client.send(text("a") + text("b") + end)
		for range 2 {
			time.Sleep(20 * time.Millisecond) // handlers take their time
			m, err := socket.Receive()
			if err != nil {
				t.Fatal(err)
			}
			if err := socket.Send(*m); err != nil {
				t.Fatal(err)
			}
		}
		if got := received(t, socket); !strings.HasPrefix(got, "ended 100") {
			t.Errorf("got %q", got)
		}
		if got := client.frames(); !slices.Equal(got, []string{"text a", "text b", want}) {
			t.Errorf("got %q", got)
		}
	}
}

// A server that never receives says goodbye all the same, after a while.
func TestWebSocketOfAnOwnerWhoDoesNotReceive(t *testing.T) {
	t.Parallel()
	s := streaming(t, httpserver.Limits{})
	socket, client := s.webSocket()
	closed, client2 := s.webSocket()
	ended, client3 := s.webSocket()
	for _, c := range []interface{ send(string) }{client, client2, client3} {
		c.send(text("a") + closeFrame(4000, "bye"))
	}
	time.Sleep(20 * time.Millisecond)
	closed.Close(1000, "me too")
	if got := client2.frames(); len(got) != 1 || got[0] != "close 4000" && got[0] != "close 1000 me too" {
		t.Errorf("got %q", got)
	}
	ended.Discard()
	if got := client3.frames(); !slices.Equal(got, []string{"close 4000"}) {
		t.Errorf("got %q", got)
	}
	if got := client.frames(); !slices.Equal(got, []string{"close 4000"}) {
		t.Errorf("got %q", got)
	}
	if got := received(t, socket); got != "text a" {
		t.Errorf("got %q", got)
	}
	if got := received(t, socket); got != "ended 4000 bye" {
		t.Errorf("got %q", got)
	}
}

// A client that does not answer a Close is not waited for without end. The time is fixed, so the test takes it.
func TestWebSocketCloseIsNotAnswered(t *testing.T) {
	t.Parallel()
	s := streaming(t, httpserver.Limits{})
	socket, client := s.webSocket()
	socket.Close(1000, "")
	stop := make(chan struct{})
	go func() {
		defer close(stop)
		for { // it talks on
			if _, err := io.WriteString(client.TCPConn, text("m")); err != nil {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
	}()
	if got := client.frames(); !slices.Equal(got, []string{"close 1000"}) {
		t.Errorf("got %q", got)
	}
	<-stop
}

func TestExternalWebSocket(t *testing.T) {
	server := &httpserver.HTTPServer{}
	server.Route("/", "GET", nil)
	c := external(t, server)
	c.Receive([]byte(upgrade()))
	var batch [1]*httpserver.Exchange
	server.Take(batch[:], 0)
	socket, err := batch[0].Upgrade()
	if err != nil {
		t.Fatal(err)
	}
	c.pumpOut()
	c.got.Reset()
	for _, piece := range bytewise(frame(ws.OpPing, true, "p") + text("hello")) {
		c.Receive([]byte(piece))
	}
	if got := received(t, socket); got != "text hello" || !c.Wants() {
		t.Errorf("got %q, wants %v", got, c.Wants())
	}
	socket.Send(httpserver.Message{Text: true, Data: []byte("back")})
	c.Tick()
	c.Receive([]byte(closeFrame(1000, "")))
	c.pumpOut()
	if got := c.got.String(); got != "\x8a\x01p\x81\x04back\x88\x02\x03\xe8" || !c.Done() {
		t.Errorf("got %q, done %v", got, c.Done())
	}
	c.Abort()

	c = external(t, server)
	c.Receive([]byte(upgrade()))
	server.Take(batch[:], 0)
	socket, _ = batch[0].Upgrade()
	c.pumpOut()
	server.Drain()
	c.Tick()
	c.pumpOut()
	if !socket.Closed() || c.Done() {
		t.Errorf("closed %v, done %v", socket.Closed(), c.Done())
	}
	c.Receive(nil)
	c.pumpOut()
	if !c.Done() {
		t.Error("it is not done when the client has gone")
	}
}

// Many goroutines send while the clients talk, leave and are closed.
func TestWebSocketHammer(t *testing.T) {
	s := streaming(t, httpserver.Limits{StreamBytes: 20_000})
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		batch := make([]*httpserver.Exchange, 8)
		for {
			for _, x := range batch[:s.Take(batch, time.Millisecond)] {
				socket, err := x.Upgrade()
				if err != nil {
					t.Error(err)
				}
				go echoes(socket, stop)
			}
			select {
			case <-stop:
				return
			default:
			}
		}
	}()
	for i := range 100 {
		c := s.dial()
		c.send(upgrade() + text("a") + frame(ws.OpPing, true, "p") + text("b"))
		switch i % 4 {
		case 0:
			c.SetLinger(0)
			c.Close()
		case 1:
			c.head()
			c.Close()
		case 2:
			c.head()
			c.send(text(strings.Repeat("l", 15_000)) + closeFrame(1000, ""))
			if got := c.frames(); got[len(got)-1] != "close 1000" {
				t.Errorf("got %.200q", got)
			}
		default:
			c.head()
			var got []string
			for range 3 {
				got = append(got, c.frame())
			}
			slices.Sort(got)
			if !slices.Equal(got, []string{"pong p", "text a", "text b"}) {
				t.Errorf("got %q", got)
			}
		}
	}
}

// echoes sends back what comes until the WebSocket ends.
func echoes(socket *httpserver.WebSocket, stop <-chan struct{}) {
	for {
		m, err := socket.Receive()
		if err != nil {
			return
		}
		if m != nil {
			socket.Send(*m)
			continue
		}
		select {
		case <-stop:
			return
		case <-time.After(time.Millisecond):
		}
	}
}
