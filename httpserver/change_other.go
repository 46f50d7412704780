// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build !linux

package httpserver

import (
	"io/fs"
	"time"
)

// changeTime is not known everywhere.
func changeTime(fs.FileInfo) time.Time { return time.Time{} }
