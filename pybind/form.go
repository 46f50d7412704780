// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"bytes"
	"encoding/binary"
	"io"

	"adafruit-httpserver-go/httpserver"
)

// Forms stay in Go until Python lets go of them.

type form struct {
	*httpserver.Form
	described []byte
}

var forms table[*form]

// ParseForm reads a form of a content type from size bytes and returns its number.
func ParseForm(typeAt, typeLen, bodyAt, size int) (result int) {
	defer contain(&result)
	return keepForm(httpserver.ParseForm(text(typeAt, typeLen), bytes.NewReader(memory(bodyAt, size)), httpserver.Limits{}))
}

// ParseKeptForm reads the body of a kept request, without its chunked framing, as a form of a content type and returns its
// number.
func ParseKeptForm(request, typeAt, typeLen int) (result int) {
	defer contain(&result)
	r, there := kept.get(request)
	if !there {
		return errClosed
	}
	return keepForm(httpserver.ParseForm(text(typeAt, typeLen), r.Body(), httpserver.Limits{}))
}

func keepForm(parsed *httpserver.Form, err error) int {
	if err != nil {
		return failure(errRefused, err)
	}
	f := &form{Form: parsed}
	for _, p := range parsed.Parts {
		f.describe(p)
	}
	return forms.add(f)
}

// describe appends four numbers: the lengths of name, filename and content type, -1 for one that is not there, and of the
// data; then the three texts.
func (f *form) describe(p *httpserver.Part) {
	filename, contentType := len(p.Filename), len(p.ContentType)
	if !p.IsFile {
		filename = -1
	}
	if p.ContentType == "" {
		contentType = -1
	}
	for _, n := range []int{len(p.Name), filename, contentType, int(p.Size())} {
		f.described = binary.NativeEndian.AppendUint64(f.described, uint64(n))
	}
	f.described = append(f.described, p.Name+p.Filename+p.ContentType...)
}

// FormSize returns the length of what DescribeForm copies.
func FormSize(number int) (result int) {
	defer contain(&result)
	f, there := forms.get(number)
	if !there {
		return errClosed
	}
	return len(f.described)
}

// DescribeForm copies what describe has written of each part to size bytes at an address and returns how much.
func DescribeForm(number, address, size int) (result int) {
	defer contain(&result)
	f, there := forms.get(number)
	if !there {
		return errClosed
	}
	return copy(memory(address, size), f.described)
}

// ReadPart copies up to size bytes of a part's data, from offset on, to an address and returns how many. Parts are counted
// from 0 on.
func ReadPart(number, part, offset, address, size int) (result int) {
	defer contain(&result)
	f, there := forms.get(number)
	if !there || part < 0 || part >= len(f.Parts) {
		return errClosed
	}
	n, err := f.Parts[part].Data().ReadAt(memory(address, size), int64(offset))
	if err != nil && err != io.EOF {
		return failure(errRefused, err)
	}
	return n
}

// ReleaseForm lets a form go.
func ReleaseForm(number int) (result int) {
	defer contain(&result)
	f, there := forms.take(number)
	if !there {
		return errClosed
	}
	f.Close()
	return 0
}
