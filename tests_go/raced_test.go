// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

//go:build race

package tests_go

// raced says that the race detector is at work, which makes things of its own.
const raced = true
