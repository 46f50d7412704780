// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"strings"
)

const (
	webSocketVersion = "13"
	// webSocketGUID makes sure that only a server that knows WebSockets accepts one (RFC 6455 section 1.3).
	webSocketGUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
)

// Upgrade turns the connection into a WebSocket, if its client asks for one in the right way (RFC 6455 section 4.2.1).
// The fields, cookies for example, go with the answer 101. Another client is answered 400 or 426, and the error, a
// *ProtocolError then, says why; when a field can not be sent, the exchange still waits.
func (x *Exchange) Upgrade(fields ...Field) (*WebSocket, error) {
	head, err := upgradeHead(x.Request, fields)
	if _, refused := err.(*ProtocolError); err != nil && !refused {
		return nil, err
	}
	if !x.finish() {
		return nil, ErrAnswered
	}
	if err != nil {
		x.refuseUpgrade(err.(*ProtocolError))
		return nil, err
	}
	w := &WebSocket{holder: holder{server: x.server, conn: x.conn, carrier: x.carrier}}
	x.answer(func() {
		x.conn.out.headWith(head, nil, false)
		x.conn.raw = true
		x.Request.release()
		w.start()
	})
	return w, nil
}

// upgradeHead is the head of the answer 101 (RFC 6455 section 4.2.2), or what is wrong.
func upgradeHead(r *Request, fields []Field) (*Head, error) {
	for _, f := range fields {
		if err := f.check(); err != nil {
			return nil, err
		}
		switch strings.ToLower(f.Name) {
		case "connection", "upgrade", "sec-websocket-accept", "sec-websocket-extensions":
			return nil, fmt.Errorf("httpserver: header field %s is set by the server", f.Name)
		}
	}
	key, err := checkHandshake(r)
	if err != nil {
		return nil, err
	}
	own := []Field{{"Upgrade", "websocket"}, {"Connection", "Upgrade"}, {"Sec-WebSocket-Accept", acceptKey(key)}}
	return newHead(StatusSwitchingProtocols, append(own, fields...)...), nil
}

// checkHandshake returns the client's Sec-WebSocket-Key.
func checkHandshake(r *Request) (string, error) {
	badHandshake := func(section, reason string) error {
		return &ProtocolError{StatusBadRequest, reason, "RFC 6455 section " + section}
	}
	switch {
	case r.Method() != "GET":
		return "", badHandshake("4.1", "a WebSocket begins with GET")
	case r.head.minor == 0:
		return "", badHandshake("4.1", "a WebSocket begins with HTTP/1.1")
	case !r.lists("Upgrade", "websocket") || !r.lists("Connection", "upgrade"):
		return "", &ProtocolError{StatusUpgradeRequired, "here is a WebSocket, and the request asks for no upgrade to one", "RFC 6455 section 4.2.1"}
	}
	version, err := r.only("Sec-WebSocket-Version")
	if err == nil && version != webSocketVersion {
		return "", &ProtocolError{StatusUpgradeRequired, "this server has version 13 of WebSocket", "RFC 6455 section 4.4"}
	}
	if err != nil {
		return "", err
	}
	key, err := r.only("Sec-WebSocket-Key")
	if err != nil {
		return "", err
	}
	if nonce, err := base64.StdEncoding.DecodeString(key); err != nil || len(nonce) != 16 {
		return "", badHandshake("4.1", "the Sec-WebSocket-Key is not the base64 of 16 bytes")
	}
	return key, nil
}

// acceptKey proves that this server has read the handshake.
func acceptKey(key string) string {
	sum := sha1.Sum([]byte(key + webSocketGUID))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// lists reports whether one of the fields of that name, which are lists, has an item, in any case.
func (r *Request) lists(name, item string) bool {
	for n, value := range r.Headers() {
		if !strings.EqualFold(n, name) {
			continue
		}
		for each := range strings.SplitSeq(value, ",") {
			if strings.EqualFold(strings.Trim(each, " \t"), item) {
				return true
			}
		}
	}
	return false
}

// only returns the value of a field that must not come twice.
func (r *Request) only(name string) (string, error) {
	value, count := r.field(strings.ToLower(name))
	switch count {
	case 1:
		return string(value), nil
	case 0:
		return "", &ProtocolError{StatusBadRequest, "there is no " + name, "RFC 6455 section 4.2.1"}
	}
	return "", &ProtocolError{StatusBadRequest, "there is more than one " + name, "RFC 6455 section 11.3"}
}

// refuseUpgrade answers a client that has asked in the wrong way. Whoever calls it has finished x.
func (x *Exchange) refuseUpgrade(why *ProtocolError) {
	fields := []Field{{"Content-Type", string(TextPlain)}}
	if why.Status == StatusUpgradeRequired { // RFC 9110 section 15.5.22, RFC 6455 section 4.4
		fields = append(fields, Field{"Upgrade", "websocket"}, Field{"Connection", "Upgrade"}, Field{"Sec-WebSocket-Version", webSocketVersion})
	}
	text := []byte(why.Error() + "\n")
	head := newHead(why.Status, fields...)
	x.answer(func() {
		x.conn.respond(x.Request, head, answer{body: text, size: int64(len(text)), close: x.server.lastAnswers()})
	})
}
