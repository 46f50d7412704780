// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"bytes"
	"container/list"
	"io"
	"io/fs"
	"net/http"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// fileCache keeps small files in memory. Each is looked at again before it is sent, so a change bites at once.
//
// A moment is a number that its transport gives: files need not be looked at twice in one. 0 is no moment.
type fileCache struct {
	limits *Limits
	types  atomic.Pointer[mimeTable]

	mu      sync.Mutex
	files   map[fileKey]*list.Element // of *storedFile
	recent  list.List                 // the latest used in front
	bytes   int64
	folders map[folderKey]*folder // that handlers have named
}

type fileKey struct {
	folder *folder
	name   string
}

type folderKey struct {
	dir        string
	unconfined bool
}

// storedFile is a file as it is sent: opened, or its bytes.
type storedFile struct {
	key    fileKey
	file   *os.File // of one that is not kept
	bytes  []byte
	info   fs.FileInfo
	hidden bool
	types  *mimeTable
	mime   MIMEType // that its name tells
	moment int64    // when it was looked at; for the transport that has moments
	alone  int64    // when there was no encoded form of it beside it
	ready  atomic.Pointer[readyHead]
}

// readyHead is the head of an answer with the whole of a file.
type readyHead struct {
	contentType MIMEType
	coding      string
	vary        bool
	*Head
}

const (
	// keptFileCost is what a file in memory costs beside its bytes.
	keptFileCost = 1 << 10
	// settledAfter is how old a file's last change must be for the file to be kept: a second change within the grain of
	// the file system's times, which is up to two seconds, could not be told from the first.
	settledAfter = 2100 * time.Millisecond
	// maxFolders bounds the folders that are kept open for handlers.
	maxFolders = 64
)

// folder is the folder that a handler names.
func (c *fileCache) folder(dir string, unconfined bool) *folder {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := folderKey{dir, unconfined}
	if f := c.folders[key]; f != nil {
		return f
	}
	if c.folders == nil || len(c.folders) >= maxFolders {
		for _, f := range c.folders {
			c.dropAll(f)
		}
		c.folders = map[folderKey]*folder{}
	}
	f := &folder{dir: dir, unconfined: unconfined}
	c.folders[key] = f
	return f
}

// forget drops the files of a folder that is not served any more.
func (c *fileCache) forget(f *folder) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropAll(f)
}

func (c *fileCache) dropAll(f *folder) {
	for key, element := range c.files {
		if key.folder == f {
			c.drop(element)
		}
	}
}

// close gives everything back, with the descriptor of the root.
func (c *fileCache) close(root *folder) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if root != nil {
		root.close()
	}
	for _, f := range c.folders {
		f.close()
	}
	c.folders, c.files, c.bytes = nil, nil, 0
	c.recent.Init()
}

// kept returns a file from memory, without looking whether it has changed.
func (c *fileCache) kept(f *folder, name string) *storedFile {
	c.mu.Lock()
	defer c.mu.Unlock()
	element := c.files[fileKey{f, name}]
	if element == nil {
		return nil
	}
	c.recent.MoveToFront(element)
	return element.Value.(*storedFile)
}

// load returns a file as it is now.
func (c *fileCache) load(f *folder, name string, moment int64) (*storedFile, error) {
	if s := c.kept(f, name); s != nil {
		if moment != 0 && s.moment == moment {
			return s, nil
		}
		info, err := f.stat(name, moment)
		if err == nil && unchanged(info, s.info) {
			if moment != 0 {
				s.moment = moment
			}
			return s, nil
		}
		c.remove(s)
	}
	file, info, err := f.open(name, moment)
	if err != nil {
		return nil, err
	}
	types := c.types.Load()
	s := &storedFile{key: fileKey{f, name}, file: file, info: info, types: types, mime: types.of(name), hidden: f.hidden(name)}
	if info.Size() <= c.limits.FileBytes {
		err = c.read(s)
	}
	return s, err
}

// read takes a small file into memory, and keeps it there when it is not just being changed.
func (c *fileCache) read(s *storedFile) error {
	file := s.file
	defer file.Close()
	s.file, s.bytes = nil, make([]byte, s.info.Size())
	n, err := io.ReadFull(file, s.bytes)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return err
	}
	s.bytes = s.bytes[:n]
	now, err := file.Stat()
	if err == nil && unchanged(now, s.info) && settled(now) {
		c.keep(s)
	}
	return nil
}

// settled reports whether the next change would show in the file's times.
func settled(info fs.FileInfo) bool {
	return time.Since(info.ModTime()) > settledAfter
}

// unchanged reports whether two looks have seen the same file with the same content.
func unchanged(a, b fs.FileInfo) bool {
	return a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && changeTime(a).Equal(changeTime(b)) && os.SameFile(a, b)
}

func (s *storedFile) cost() int64 { return int64(len(s.bytes) + len(s.key.name) + keptFileCost) }

// keep puts a file into memory, in place of those that have not been used for longest.
func (c *fileCache) keep(s *storedFile) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s.cost() > c.limits.FileMemory || s.types != c.types.Load() { // they may have changed meanwhile
		return
	}
	if old := c.files[s.key]; old != nil {
		c.drop(old)
	}
	for c.bytes+s.cost() > c.limits.FileMemory {
		c.drop(c.recent.Back())
	}
	if c.files == nil {
		c.files = map[fileKey]*list.Element{}
	}
	c.files[s.key] = c.recent.PushFront(s)
	c.bytes += s.cost()
}

func (c *fileCache) remove(s *storedFile) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if element := c.files[s.key]; element != nil && element.Value == s {
		c.drop(element)
	}
}

func (c *fileCache) drop(element *list.Element) {
	s := c.recent.Remove(element).(*storedFile)
	delete(c.files, s.key)
	c.bytes -= s.cost()
}

func (s *storedFile) size() int64 {
	if s.file == nil {
		return int64(len(s.bytes))
	}
	return s.info.Size()
}

// content is the whole of it.
func (s *storedFile) content() answer {
	if s.file == nil {
		return answer{body: s.bytes, size: s.size()}
	}
	return answer{file: s.file, size: s.size()}
}

// close gives back what will not be sent.
func (s *storedFile) close() {
	if s.file != nil {
		s.file.Close()
	}
}

// reader reads it from the front.
func (s *storedFile) reader() *io.SectionReader {
	if s.file == nil {
		return io.NewSectionReader(bytes.NewReader(s.bytes), 0, s.size())
	}
	return io.NewSectionReader(s.file, 0, s.size())
}

// eTag tells this content from any other that the name has had (RFC 9110 section 8.8.3).
func (s *storedFile) eTag(coding string) string {
	tag := strconv.FormatInt(s.info.ModTime().UnixNano(), 36) + "-" + strconv.FormatInt(s.size(), 36)
	if coding != "" {
		tag += "-" + coding
	}
	return `"` + tag + `"`
}

// head is the head of an answer with all of it.
func (s *storedFile) head(contentType MIMEType, coding string, vary bool) *Head {
	if h := s.ready.Load(); h != nil && h.contentType == contentType && h.coding == coding && h.vary == vary {
		return h.Head
	}
	fields := []Field{{"Accept-Ranges", "bytes"}, {"Content-Type", string(contentType)}, {"ETag", s.eTag(coding)}}
	if modified := s.info.ModTime(); !modified.Equal(time.Unix(0, 0)) { // else nobody has set it, as http.ServeContent has it
		fields = append(fields, Field{"Last-Modified", modified.UTC().Format(http.TimeFormat)})
	}
	fields = append(fields, encodingFields(coding, vary)...)
	h := newHead(StatusOK, fields...)
	s.ready.Store(&readyHead{contentType, coding, vary, h})
	return h
}
