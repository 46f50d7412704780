// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/pion/mdns/v2"
)

const (
	probes        = 3 // before a name is used, the network is asked for it (RFC 6762, 8.1)
	probeInterval = 250 * time.Millisecond
	maxNames      = 20 // are tried: a network that answers to any name answers to these
	maxLabel      = 63 // bytes
)

// freeName finds the first of NAME, NAME-2, NAME-3 ... that nobody in the network has. The computer's own host name is
// never free, whether it answers to that or not.
func freeName(conn *mdns.Conn, wanted string) (string, error) {
	own, _ := os.Hostname() // where there is none, there is nothing to keep clear of
	own, _, _ = strings.Cut(own, ".")
	for number := 1; number <= maxNames; number++ {
		name := numbered(wanted, number)
		if !strings.EqualFold(name, own) && !isTaken(conn, name) {
			return name, nil
		}
	}
	return "", fmt.Errorf("%s.local to %s.local are taken", wanted, numbered(wanted, maxNames))
}

// numbered is NAME-2 and so on, of at most the length that a label may have.
func numbered(name string, number int) string {
	if number == 1 {
		return name
	}
	suffix := fmt.Sprintf("-%d", number)
	return strings.ToValidUTF8(name[:min(len(name), maxLabel-len(suffix))], "") + suffix
}

// isTaken asks the network for a host name.
func isTaken(conn *mdns.Conn, name string) bool {
	for range probes {
		ctx, cancel := context.WithTimeout(context.Background(), probeInterval)
		_, _, err := conn.QueryAddr(ctx, name+".local")
		cancel()
		if err == nil {
			return true
		}
	}
	return false
}
