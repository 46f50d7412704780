// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"time"
)

// ListenTLS is Listen for HTTPS: TLS 1.2 or later, with the certificate (and those that vouch for it, behind it) and the key of
// two files in PEM form, which may be the same. It returns an error that says what to do when they can not be used. An
// expired certificate is used all the same, with a line in the log. These connections take the portable transport.
func (s *HTTPServer) ListenTLS(l net.Listener, certificateFile, keyFile string) error {
	s.init()
	certificate, err := loadCertificate(certificateFile, keyFile)
	if err != nil {
		return err
	}
	if warning := validity(certificate.Leaf, certificateFile, time.Now()); warning != "" {
		s.Logf("httpserver: %s", warning)
	}
	return s.Listen(&secureListener{l, &tls.Config{
		Certificates: []tls.Certificate{certificate},
		MinVersion:   tls.VersionTLS12,
		NextProtos:   []string{"http/1.1"}, // RFC 7301
	}})
}

// secureListener accepts connections whose handshake is still to come, so that a slow one holds nobody up.
type secureListener struct {
	net.Listener
	config *tls.Config
}

func (l *secureListener) Accept() (net.Conn, error) {
	sock, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &secureConn{tls.Server(sock, l.config)}, nil
}

type secureConn struct{ *tls.Conn }

// Close closes the socket at once. Who wants to say goodbye calls CloseWrite before, which may have to wait.
func (c *secureConn) Close() error { return c.NetConn().Close() }

// handshake makes a connection secure that is to be, and reports whether it stands.
func (n *netConn) handshake() bool {
	sock, secure := n.sock.(*secureConn)
	if !secure {
		return true
	}
	n.mu.Lock()
	n.idle.Store(time.Now().UnixNano()) // it may make room for others
	sock.SetDeadline(time.Now().Add(n.server.limits.HeadTime))
	n.mu.Unlock()
	err := sock.Handshake()
	n.mu.Lock()
	n.idle.Store(0)
	sock.SetDeadline(time.Time{})
	n.mu.Unlock()
	if plain := (tls.RecordHeaderError{}); errors.As(err, &plain) && plain.Conn != nil && isPlainHTTP(plain.RecordHeader) {
		plain.Conn.SetWriteDeadline(time.Now().Add(100 * time.Millisecond))
		io.WriteString(plain.Conn, notPlain)
		linger(plain.Conn)
	}
	return err == nil
}

const notPlain = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n" +
	"400 Bad Request: this server speaks HTTPS: write https:// in front of the address\n"

// isPlainHTTP reports whether the first bytes of a connection begin a request rather than a handshake.
func isPlainHTTP(first [5]byte) bool {
	for _, c := range first {
		if !isToken[c] && c != ' ' && c != '/' {
			return false
		}
	}
	return true
}
