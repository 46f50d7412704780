// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/textproto"
	"strings"
)

// readMultipart reads
//
//	multipart-body = *( "--" boundary CRLF *( field CRLF ) CRLF data CRLF ) "--" boundary "--"   (RFC 7578, RFC 2046 section 5.1)
func (f *Form) readMultipart(boundary string, body io.Reader, memory int64) error {
	if boundary == "" {
		return errors.New("httpserver: the type multipart/form-data has no boundary, which must say what stands between its parts")
	}
	in := bufio.NewReader(body)
	if _, err := in.Peek(1); err == io.EOF {
		return nil // nothing was sent
	}
	body = io.MultiReader(in, strings.NewReader("\r\n--"+boundary+"\r\n"+beyondEnd+": \r\n\r\n"))
	parts, out := multipart.NewReader(body, boundary), bufio.NewWriterSize(spoolWriter{&f.data, memory}, 64<<10)
	for {
		part, err := parts.NextRawPart() // data stays as it is
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return malformed(err)
		}
		if _, beyond := part.Header[beyondEnd]; beyond {
			return errors.New("httpserver: the form ends before its last boundary")
		}
		p, err := f.describe(part.Header)
		if err == nil {
			err = f.add(p)
		}
		if err == nil {
			err = f.fill(p, part, out)
		}
		if err != nil {
			return err
		}
	}
}

// beyondEnd is in the head of a part that is put behind the body: nobody reads on behind the last boundary, and package
// multipart does not always tell when that is missing.
const beyondEnd = "Beyond-End"

// describe reads what is said of a part (RFC 7578 section 4).
func (f *Form) describe(header textproto.MIMEHeader) (*Part, error) {
	number, disposition := len(f.Parts)+1, header.Get("Content-Disposition")
	kind, parameters, err := mime.ParseMediaType(disposition)
	if err != nil || kind != "form-data" {
		return nil, fmt.Errorf("httpserver: the Content-Disposition of part %d of the form can not be read: %.200q", number, disposition)
	}
	name, named := parameters["name"]
	if !named {
		return nil, fmt.Errorf("httpserver: part %d of the form has no name", number)
	}
	filename, isFile := parameters["filename"]
	if strings.ContainsAny(name+filename, "\x00\r\n") { // percent-encoded, by RFC 5987
		return nil, fmt.Errorf("httpserver: the name of part %d of the form, or of its file, has CR, LF or NUL in it", number)
	}
	filename = filename[strings.LastIndexAny(filename, `/\`)+1:]
	return &Part{Name: name, Filename: filename, IsFile: isFile, ContentType: header.Get("Content-Type")}, nil
}

// fill takes the data of a part.
func (f *Form) fill(p *Part, data io.Reader, out *bufio.Writer) error {
	_, err := out.ReadFrom(data)
	if writing := out.Flush(); writing != nil {
		return writing
	}
	if err != nil {
		return malformed(err)
	}
	p.size = f.data.size - p.offset
	return nil
}

// spoolWriter writes to a spool that keeps up to limit bytes in memory.
type spoolWriter struct {
	*spool
	limit int64
}

func (w spoolWriter) Write(p []byte) (int, error) { return len(p), w.write(p, w.limit) }

func malformed(err error) error {
	return fmt.Errorf("httpserver: the form can not be read: %w", err)
}
