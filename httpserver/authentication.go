// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
)

// authentication says who is let in.
type authentication struct {
	digests [][sha256.Size]byte // of credentials, so that comparing takes the same time whatever they are
	refusal *Head
}

// SetAuthentication lets in, from now on, only requests whose Authorization field is one of credentials, such as
// "Bearer token" or "Basic dXNlcjpwYXNzd29yZA==" (RFC 9110 section 11.6.2). All others are answered 401 with the
// challenge, such as `Basic realm="x"`, before anybody else sees them. Without credentials everybody is let in.
func (s *HTTPServer) SetAuthentication(challenge string, credentials ...string) error {
	if len(credentials) == 0 {
		s.authentication.Store(nil)
		return nil
	}
	refusal, err := NewHead(StatusUnauthorized, Field{"Content-Type", string(TextPlain)}, Field{"WWW-Authenticate", challenge})
	if err != nil {
		return err
	}
	a := &authentication{refusal: refusal}
	for _, c := range credentials {
		if scheme, _, _ := bytes.Cut([]byte(c), []byte(" ")); !allToken(scheme) || !validValue(c) {
			return fmt.Errorf("httpserver: %d bytes of credentials do not begin with a scheme such as Basic or Bearer, or hold a control character", len(c))
		}
		a.digests = append(a.digests, digest([]byte(c)))
	}
	s.authentication.Store(a)
	return nil
}

// refuse answers a request that is not let in, and reports whether it has.
func (a *authentication) refuse(x *Exchange) bool {
	if a == nil || a.letsIn(x.Request) {
		return false
	}
	x.RespondHead(a.refusal, []byte("401 Unauthorized\n"))
	return true
}

func (a *authentication) letsIn(r *Request) bool {
	given, count := r.field("authorization")
	if count != 1 {
		return false
	}
	is, same := digest(given), 0
	for i := range a.digests {
		same |= subtle.ConstantTimeCompare(is[:], a.digests[i][:])
	}
	return same == 1
}

// digest stands for credentials. The scheme may be written in any case, with any number of blanks behind it.
//
//	credentials = auth-scheme [ 1*SP ( token68 / #auth-param ) ]   (RFC 9110 section 11.4)
func digest(credentials []byte) [sha256.Size]byte {
	scheme, rest, _ := bytes.Cut(trimSpace(credentials), []byte(" "))
	return sha256.Sum256(bytes.Join([][]byte{bytes.ToLower(scheme), bytes.TrimLeft(rest, " ")}, []byte(" ")))
}
