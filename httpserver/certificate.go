// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// loadCertificate reads a certificate and its key. Its errors are for people who have never made one.
func loadCertificate(certificateFile, keyFile string) (c tls.Certificate, err error) {
	certificate, err := readPEM("certificate", certificateFile)
	if err != nil {
		return c, err
	}
	key, err := readPEM("key", keyFile)
	if err != nil {
		return c, err
	}
	switch {
	case certificate.has("PRIVATE KEY") && !certificate.has("CERTIFICATE") && key.has("CERTIFICATE") && !key.has("PRIVATE KEY"):
		return c, fmt.Errorf("httpserver: the files are mixed up: %q holds the key and %q the certificate", certificateFile, keyFile)
	case !certificate.has("CERTIFICATE"):
		return c, fmt.Errorf("httpserver: the certificate file %q holds %s, but no CERTIFICATE: %s", certificateFile, certificate.kinds(), makeNew)
	case key.encrypted():
		return c, fmt.Errorf("httpserver: the key in %q is encrypted, and nobody is there to type its password; take it off with: openssl pkey -in %[1]q -out key.pem", keyFile)
	case !key.has("PRIVATE KEY"):
		return c, fmt.Errorf("httpserver: the key file %q holds %s, but no PRIVATE KEY: %s", keyFile, key.kinds(), makeNew)
	}
	c, err = tls.X509KeyPair(certificate.bytes, key.bytes)
	if err != nil && strings.Contains(err.Error(), "does not match") {
		return c, fmt.Errorf("httpserver: the key in %q is not the one of the certificate in %q: %s", keyFile, certificateFile, makeNew)
	}
	if err != nil {
		return c, fmt.Errorf("httpserver: the certificate in %q or the key in %q is damaged: %w", certificateFile, keyFile, err)
	}
	return c, nil
}

// makeNew is what to do.
const makeNew = "make a new pair with: openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -keyout key.pem -out cert.pem"

// pemFile is what a file in PEM form holds (RFC 7468).
type pemFile struct {
	bytes  []byte
	blocks []*pem.Block
}

func readPEM(what, name string) (f pemFile, err error) {
	f.bytes, err = os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return f, fmt.Errorf("httpserver: the %s file is not there: %w; %s", what, err, makeNew)
	}
	if err != nil {
		return f, fmt.Errorf("httpserver: the %s file can not be read: %w", what, err)
	}
	for rest := f.bytes; ; {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		f.blocks = append(f.blocks, block)
	}
	if len(f.blocks) == 0 {
		return f, fmt.Errorf("httpserver: the %s file %q is not in PEM form, text that begins with -----BEGIN: %s", what, name, f.advice())
	}
	return f, nil
}

// advice tells one who has the DER form how to get the other.
func (f pemFile) advice() string {
	if _, err := x509.ParseCertificate(f.bytes); err == nil {
		return "it is in DER form; change that with: openssl x509 -inform der -out cert.pem -in it"
	}
	if len(bytes.TrimSpace(f.bytes)) == 0 {
		return "it is empty; " + makeNew
	}
	return makeNew
}

// has reports whether there is a block whose type ends so: there are several kinds of private keys.
func (f pemFile) has(kind string) bool {
	return slices.ContainsFunc(f.blocks, func(b *pem.Block) bool { return strings.HasSuffix(b.Type, kind) })
}

func (f pemFile) encrypted() bool {
	return slices.ContainsFunc(f.blocks, func(b *pem.Block) bool {
		return b.Type == "ENCRYPTED PRIVATE KEY" || strings.Contains(b.Headers["Proc-Type"], "ENCRYPTED")
	})
}

// kinds lists what there is.
func (f pemFile) kinds() string {
	var list []string
	for _, b := range f.blocks {
		list = append(list, fmt.Sprintf("%.40q", b.Type))
	}
	return strings.Join(slices.Compact(list), " and ")
}

// validity says what clients will say of a certificate's time, if anything.
func validity(c *x509.Certificate, name string, now time.Time) string {
	switch {
	case c == nil:
		return ""
	case now.After(c.NotAfter):
		return fmt.Sprintf("the certificate in %q has expired on %s, and clients will refuse it: %s", name, c.NotAfter.Format(time.DateOnly), makeNew)
	case now.Before(c.NotBefore):
		return fmt.Sprintf("the certificate in %q is valid from %s on, and clients will refuse it until then; is the clock right?", name, c.NotBefore.Format(time.DateTime))
	}
	return ""
}
