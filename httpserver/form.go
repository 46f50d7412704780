// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"
)

// Form is what a form of HTML has sent, part by part, in the order of its fields. Its data is in memory, or past
// Limits.BodyMemory in a temporary file: Close it.
type Form struct {
	// Parts are the fields and files.
	Parts []*Part

	data spool
	left int // how many parts may still come
	text int // how many bytes of names may
}

// Part is a field or a file of a form.
type Part struct {
	// Name of the field.
	Name string
	// Filename is the name that a file has on the client's computer, without its folder. It is not checked otherwise.
	Filename string
	// IsFile says that the client has sent the part as a file, which may have no name.
	IsFile bool
	// ContentType is what the client says of the data; empty when it says nothing.
	ContentType string

	form         *Form
	offset, size int64
}

// Size is how many bytes of data the part has.
func (p *Part) Size() int64 { return p.size }

// Data returns a new reader of the data.
func (p *Part) Data() *io.SectionReader { return p.form.data.section(p.offset, p.size) }

// Close gives the temporary file back.
func (f *Form) Close() { f.data.closeFile() }

// ErrNoForm is returned for a body whose type is not one of a form.
var ErrNoForm = errors.New("httpserver: a form is of type multipart/form-data, application/x-www-form-urlencoded or text/plain")

var errLongNames = errors.New("httpserver: the names in the form are longer than this server takes")

// maxFormText is how many bytes the names in a form may have together.
const maxFormText = 1 << 20

// Form reads the body as a form.
func (r *Request) Form(limits Limits) (*Form, error) {
	return ParseForm(r.Header("Content-Type"), r.Body(), limits)
}

// ParseForm reads a form of one of the three types that browsers send. Names and values are as they were sent: those of
// application/x-www-form-urlencoded still encoded (url.QueryUnescape decodes them), data of multipart/form-data byte for
// byte. It returns ErrNoForm for another type, and an error that says what is wrong for a form that can not be read.
func ParseForm(contentType string, body io.Reader, limits Limits) (*Form, error) {
	limits = limits.withDefaults()
	f := &Form{left: limits.FormParts, text: maxFormText}
	kind, _, _ := strings.Cut(contentType, ";")
	var err error
	switch strings.ToLower(strings.TrimSpace(kind)) {
	case "multipart/form-data":
		err = f.readMultipart(boundary(contentType), body, limits.BodyMemory)
	case "application/x-www-form-urlencoded":
		err = f.readPairs(body, '&', limits.BodyMemory)
	case "text/plain":
		err = f.readPairs(body, '\n', limits.BodyMemory)
	default:
		err = ErrNoForm
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// boundary of a multipart type (RFC 2046 section 5.1.1). Some clients do not quote it where they should.
func boundary(contentType string) string {
	if _, parameters, err := mime.ParseMediaType(contentType); err == nil {
		return parameters["boundary"]
	}
	for parameter := range strings.SplitSeq(contentType, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		if strings.EqualFold(name, "boundary") {
			return strings.Trim(value, `" `)
		}
	}
	return ""
}

// add begins a part whose data is what is written until the next.
func (f *Form) add(p *Part) error {
	f.text -= len(p.Name) + len(p.Filename) + len(p.ContentType)
	switch f.left--; {
	case f.left < 0:
		return errors.New("httpserver: the form has more parts than this server takes (Limits.FormParts)")
	case f.text < 0:
		return errLongNames
	}
	p.form, p.offset = f, f.data.size
	f.Parts = append(f.Parts, p)
	return nil
}

// readPairs reads names and values with a byte between them: "&", or in text/plain, where they end with CR LF, LF.
func (f *Form) readPairs(body io.Reader, between byte, memory int64) error {
	in := bufio.NewReaderSize(body, 64<<10)
	for line := 1; ; line++ {
		name, end, err := f.readName(in, between)
		switch {
		case err != nil && err != io.EOF:
			return err
		case end == '=':
			if err := f.readValue(in, name, between, memory); err != nil {
				return err
			}
		case between == '\n' && err == nil:
			return fmt.Errorf(`httpserver: line %d of the form has no "="`, line)
		case between != '\n' && name != "":
			if err := f.add(&Part{Name: name}); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// readName reads up to "=" or between, and returns which of them it was.
func (f *Form) readName(in *bufio.Reader, between byte) (name string, end byte, err error) {
	var b strings.Builder
	for {
		c, err := in.ReadByte()
		if err != nil || c == '=' || c == between {
			return b.String(), c, err
		}
		if b.WriteByte(c); b.Len() > f.text {
			return "", 0, errLongNames
		}
	}
}

func (f *Form) readValue(in *bufio.Reader, name string, between byte, memory int64) error {
	p := &Part{Name: name}
	if err := f.add(p); err != nil {
		return err
	}
	last := byte(0)
	for {
		piece, err := in.ReadSlice(between)
		if err == nil {
			piece = piece[:len(piece)-1]
		} else if err != io.EOF && err != bufio.ErrBufferFull {
			return err
		}
		if len(piece) > 0 {
			last = piece[len(piece)-1]
		}
		if err := f.data.write(piece, memory); err != nil {
			return err
		}
		if err != bufio.ErrBufferFull {
			break
		}
	}
	p.size = f.data.size - p.offset
	if between == '\n' && last == '\r' {
		p.size--
	}
	return nil
}
