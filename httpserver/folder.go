// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package httpserver

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// folder is a place on disk whose files may be served.
type folder struct {
	dir        string
	hide       []string // patterns of names that are not there for clients
	unconfined bool     // names may lead out of it

	mu     sync.Mutex
	root   *os.Root    // stays open
	info   fs.FileInfo // of root
	moment int64       // at which root was what dir names
}

// hidden reports whether an element of name matches one of the patterns, in any case: file systems differ in that, and
// some of them take letters for equal that only upper case makes so.
func (f *folder) hidden(name string) bool {
	folded := strings.ToLower(strings.ToUpper(name))
	for element := range strings.SplitSeq(folded, "/") {
		for _, pattern := range f.hide {
			if match, _ := path.Match(pattern, element); match {
				return true
			}
		}
	}
	return false
}

// handle returns the folder itself. It is opened again when its name has come to stand for another one.
func (f *folder) handle(moment int64) (*os.Root, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil && moment != 0 && f.moment == moment {
		return f.root, nil
	}
	info, err := os.Stat(f.dir)
	if err != nil {
		return nil, err
	}
	if f.root == nil || !os.SameFile(info, f.info) {
		root, err := os.OpenRoot(f.dir)
		if err != nil {
			return nil, err
		}
		if info, err = root.Stat("."); err != nil {
			root.Close()
			return nil, err
		}
		f.root, f.info = root, info // another goroutine may still use the old one, which closes when nobody does
	}
	f.moment = moment
	return f.root, nil
}

// close gives the descriptor back.
func (f *folder) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.root != nil {
		f.root.Close()
		f.root = nil
	}
}

// below returns the folder itself, and name as this system writes it.
func (f *folder) below(name string, moment int64) (root *os.Root, local string, err error) {
	if local, err = filepath.Localize(name); err != nil {
		return nil, "", fs.ErrNotExist
	}
	root, err = f.handle(moment)
	return root, local, err
}

// stat looks at what name stands for.
func (f *folder) stat(name string, moment int64) (fs.FileInfo, error) {
	if f.unconfined {
		return os.Stat(filepath.Join(f.dir, filepath.FromSlash(name)))
	}
	root, local, err := f.below(name, moment)
	if err != nil {
		return nil, err
	}
	return root.Stat(local)
}

// open opens a regular file below the folder. Links that lead out of it, and anything that is no file, are not there.
func (f *folder) open(name string, moment int64) (*os.File, fs.FileInfo, error) {
	file, err := f.openAny(name, moment)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err == nil && info.IsDir() {
		err = errIsFolder
	} else if err == nil && !info.Mode().IsRegular() {
		err = fs.ErrNotExist
	}
	if err != nil {
		file.Close()
		return nil, nil, err
	}
	return file, info, nil
}

const openFlags = os.O_RDONLY | syscall.O_NONBLOCK // a named pipe must not hold us up

func (f *folder) openAny(name string, moment int64) (*os.File, error) {
	if f.unconfined {
		return os.OpenFile(filepath.Join(f.dir, filepath.FromSlash(name)), openFlags, 0)
	}
	root, local, err := f.below(name, moment)
	if err != nil {
		return nil, err
	}
	return root.OpenFile(local, openFlags, 0)
}

var errIsFolder = errors.New("httpserver: a folder")

// isFile reports whether open would open name.
func (f *folder) isFile(name string) bool {
	file, _, err := f.open(name, 0)
	if err != nil {
		return false
	}
	file.Close()
	return true
}
