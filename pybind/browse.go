// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/pion/mdns/v2"
)

// browsers are the searches for services that go on.
var browsers table[*browser]

// browser is one search, and what has answered so far (RFC 6763, 4).
type browser struct {
	conn   *mdns.Conn
	cancel context.CancelFunc
	kind   string

	mu    sync.Mutex
	names []string // of the instances, in the order in which they came
	found map[string]mdns.ServiceEvent
}

// Browse begins to ask for the services of a type, such as _http._tcp, in the network that has an address of this
// computer, and returns a number.
func Browse(kindAt, kindLen, addressAt, addressLen int) (result int) {
	defer contain(&result)
	ip, via, err := network(text(addressAt, addressLen))
	if err != nil {
		return failure(errRefused, err)
	}
	conn, _, err := joined(ip, via)
	if err != nil {
		return failure(errRefused, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	b := &browser{conn: conn, cancel: cancel, kind: text(kindAt, kindLen), found: map[string]mdns.ServiceEvent{}}
	conn.OnServiceDiscovered(b.add)
	if err := conn.Browse(ctx, b.kind); err != nil {
		b.close()
		return failure(errRefused, fmt.Errorf("%s: %w", b.kind, err))
	}
	return browsers.add(b)
}

// Browsed ends a search and copies what was found to size bytes at address: for each service its instance, host, port
// and IPv4 address, which may be empty, with a zero byte after each. It returns their length; what has no room is left out.
func Browsed(number, address, size int) (result int) {
	defer contain(&result)
	b, ok := browsers.take(number)
	if !ok {
		return errClosed
	}
	b.close()
	return copy(memory(address, size), b.texts(size))
}

// maxFound is how many services a search keeps: the network may tell of any number.
const maxFound = 1024

// add keeps a service. One that changes comes again, and so does one with another address.
func (b *browser) add(event mdns.ServiceEvent) {
	defer contain(new(int)) // the goroutine is the library's
	if !strings.EqualFold(event.Instance.Service, b.kind) {
		return // answers to the questions of others are heard, too
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	name := event.Instance.Instance
	before, known := b.found[name]
	switch {
	case !known && len(b.names) >= maxFound:
		return
	case !known:
		b.names = append(b.names, name)
	}
	if known && before.Addr.Is4() && !event.Addr.Is4() {
		event.Addr = before.Addr
	}
	b.found[name] = event
}

func (b *browser) texts(size int) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all strings.Builder
	for _, name := range b.names {
		event, address := b.found[name], ""
		if event.Addr.Is4() {
			address = event.Addr.WithZone("").String()
		}
		host := strings.TrimSuffix(strings.TrimSuffix(event.Instance.Host, "."), ".local")
		one := fmt.Sprintf("%s\x00%s\x00%d\x00%s\x00", name, host, event.Instance.Port, address)
		if strings.Count(one, "\x00") == 4 && all.Len()+len(one) <= size {
			all.WriteString(one)
		}
	}
	return all.String()
}

func (b *browser) close() {
	b.cancel()
	b.conn.Close()
}
