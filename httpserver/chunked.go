// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import "io"

// chunkParser follows the framing of a chunked body and can stop at any byte.
//
//	chunked-body = *chunk last-chunk trailer-section CRLF
//	chunk        = chunk-size [ chunk-ext ] CRLF chunk-data CRLF   (RFC 9112 section 7.1)
type chunkParser struct {
	limits   *Limits
	state    chunkState
	size     int64 // of the chunk: read so far, then left
	digits   int
	overhead int64 // bytes of framing beyond what data excuses
	decoded  int64
	trailer  []byte // the trailer line being read
	fields   int
	trailers int // bytes of trailer lines
}

type chunkState int

const (
	inSize chunkState = iota
	inSizeSpace
	inExtension
	inSizeLF
	inData
	inDataCR
	inDataLF
	inTrailer
	inTrailerLF
	chunksDone
)

const (
	// maxSizeDigits holds any size that an int64 can.
	maxSizeDigits = 15
	// maxOverhead is how much more framing than data a body may have, in bytes: extensions and one-byte chunks are
	// legal, but they cost the receiver and carry nothing.
	maxOverhead = 16 << 10
)

// next consumes bytes from the front of p, at most up to the end of one run of data, and returns how many, and the run.
func (c *chunkParser) next(p []byte) (n int, data []byte, err error) {
	for n < len(p) && c.state != chunksDone {
		if c.state == inData {
			run := int(min(c.size, int64(len(p)-n)))
			c.size -= int64(run)
			if c.size == 0 {
				c.state = inDataCR
			}
			return n + run, p[n : n+run], c.count(int64(run))
		}
		if err := c.framing(p[n]); err != nil {
			return n, nil, err
		}
		n++
	}
	return n, nil, nil
}

// count adds data to the body's length.
func (c *chunkParser) count(n int64) error {
	c.overhead = max(0, c.overhead-n)
	if c.decoded += n; c.decoded > c.limits.BodyBytes {
		return tooMuch(StatusContentTooLarge, "the body is larger than this server takes")
	}
	return nil
}

// framing takes one byte that is not data.
func (c *chunkParser) framing(b byte) error {
	if c.state < inTrailer { // trailer fields have a limit of their own
		if c.overhead++; c.overhead > maxOverhead {
			return badRequest("7.1", "the chunks have more framing than data")
		}
	}
	switch c.state {
	case inSize:
		return c.sizeByte(b)
	case inSizeSpace:
		return c.sizeEnd(b)
	case inExtension:
		return c.extensionByte(b)
	case inSizeLF:
		if c.size > c.limits.BodyBytes-c.decoded { // before it is sent
			return c.count(c.size)
		}
		return c.expect(b, '\n', c.afterSize())
	case inDataCR:
		return c.expect(b, '\r', inDataLF)
	case inDataLF:
		c.size, c.digits = 0, 0
		return c.expect(b, '\n', inSize)
	case inTrailer:
		return c.trailerByte(b)
	default: // inTrailerLF
		return c.trailerLine(b)
	}
}

func (c *chunkParser) expect(got, want byte, then chunkState) error {
	if got != want {
		return badRequest("7.1", "a chunk does not end with CR LF")
	}
	c.state = then
	return nil
}

func (c *chunkParser) afterSize() chunkState {
	if c.size == 0 {
		return inTrailer
	}
	return inData
}

// sizeByte reads
//
//	chunk-size = 1*HEXDIG
func (c *chunkParser) sizeByte(b byte) error {
	digit, isHex := hexDigit(b)
	switch {
	case isHex && c.digits < maxSizeDigits:
		c.digits++
		c.size = c.size<<4 | int64(digit)
	case isHex:
		return tooMuch(StatusContentTooLarge, "a chunk is beyond any limit")
	case c.digits == 0:
		return badRequest("7.1", "a chunk has no size")
	default:
		return c.sizeEnd(b)
	}
	return nil
}

// sizeEnd takes what may follow a size: blanks, then an extension or the end of the line.
func (c *chunkParser) sizeEnd(b byte) error {
	switch b {
	case '\r':
		c.state = inSizeLF
	case ';':
		c.state = inExtension
	case ' ', '\t':
		c.state = inSizeSpace
	default:
		return badRequest("7.1", "a chunk's size is not a hexadecimal number")
	}
	return nil
}

// extensionByte skips
//
//	chunk-ext = *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )   (section 7.1.1: ignored)
func (c *chunkParser) extensionByte(b byte) error {
	switch {
	case b == '\r':
		c.state = inSizeLF
	case b < ' ' && b != '\t' || b == 0x7f:
		return badRequest("7.1.1", "a chunk extension has a control character")
	}
	return nil
}

func (c *chunkParser) trailerByte(b byte) error {
	if b == '\r' {
		c.state = inTrailerLF
		return nil
	}
	if c.trailers++; c.trailers > c.limits.HeadBytes {
		return tooMuch(StatusRequestHeaderFieldsTooLarge, "the trailer fields are too long")
	}
	c.trailer = append(c.trailer, b)
	return nil
}

// trailerLine ends a line of
//
//	trailer-section = *( field-line CRLF )   (section 7.1.2: checked as fields are, then discarded)
func (c *chunkParser) trailerLine(b byte) error {
	if b != '\n' {
		return badRequest("2.2", "a line has CR without LF")
	}
	if len(c.trailer) == 0 {
		c.state = chunksDone
		return nil
	}
	if c.fields++; c.fields > c.limits.HeaderFields {
		return tooMuch(StatusRequestHeaderFieldsTooLarge, "there are too many trailer fields")
	}
	_, _, err := splitField(c.trailer)
	c.trailer = c.trailer[:0]
	c.state = inTrailer
	return err
}

func hexDigit(b byte) (byte, bool) {
	switch {
	case '0' <= b && b <= '9':
		return b - '0', true
	case 'a' <= b && b <= 'f':
		return b - 'a' + 10, true
	case 'A' <= b && b <= 'F':
		return b - 'A' + 10, true
	}
	return 0, false
}

// chunkReader reads the data out of a chunked body.
type chunkReader struct {
	src     io.Reader
	parser  chunkParser
	buf     [4096]byte
	waiting []byte // read from src, not parsed
	data    []byte // parsed, not delivered
}

func (r *chunkReader) Read(p []byte) (int, error) {
	for len(r.data) == 0 {
		if r.parser.state == chunksDone {
			return 0, io.EOF
		}
		if len(r.waiting) == 0 {
			n, err := r.src.Read(r.buf[:])
			if n == 0 {
				return 0, noEOF(err)
			}
			r.waiting = r.buf[:n]
		}
		n, data, err := r.parser.next(r.waiting)
		if err != nil {
			return 0, err
		}
		r.waiting, r.data = r.waiting[n:], data
	}
	n := copy(p, r.data)
	r.data = r.data[n:]
	return n, nil
}

// noEOF turns an end that comes too early into an error.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
