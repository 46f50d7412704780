// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"io"
	"os"
	"runtime"
)

// spool keeps bytes: in memory up to a limit, past it all of them in a temporary file.
type spool struct {
	memory    []byte
	file      *os.File
	size      int64
	announced int64 // how many bytes there will be; 0 when nobody knows
}

// write appends p and moves to a file when more than limit bytes are kept.
func (s *spool) write(p []byte, limit int64) error {
	s.size += int64(len(p))
	if s.file == nil && s.size <= limit {
		s.grow(len(p))
		s.memory = append(s.memory, p...)
		return nil
	}
	if s.file == nil {
		if err := s.moveToFile(); err != nil {
			return err
		}
	}
	_, err := s.file.Write(p)
	return err
}

// grow makes room for n more bytes, and for all that were announced, though for no more than four times what has come.
func (s *spool) grow(n int) {
	if need := len(s.memory) + n; need > cap(s.memory) && s.announced >= int64(need) {
		room := int(min(s.announced, 4*int64(need)))
		s.memory = append(make([]byte, 0, room), s.memory...)
	}
}

func (s *spool) moveToFile() (err error) {
	s.file, err = os.CreateTemp("", "httpserver-body-*")
	if err != nil {
		return err
	}
	if runtime.GOOS != "windows" {
		os.Remove(s.file.Name()) // so that even a crash leaves no file behind
	}
	_, err = s.file.Write(s.memory)
	s.memory = nil
	return err
}

// section reads size bytes from offset on.
func (s *spool) section(offset, size int64) *io.SectionReader {
	if s.file != nil {
		return io.NewSectionReader(s.file, offset, size)
	}
	return io.NewSectionReader(bytes.NewReader(s.memory), offset, size)
}

// closeFile gives the file back. What is in memory stays.
func (s *spool) closeFile() {
	if s.file == nil {
		return
	}
	s.file.Close()
	if runtime.GOOS == "windows" {
		os.Remove(s.file.Name())
	}
}
