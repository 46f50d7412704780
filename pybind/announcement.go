// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"net"

	"github.com/pion/mdns/v2"
	"golang.org/x/net/dns/dnsmessage"
)

const (
	hostTTL    = 120  // seconds, of records that have the name or the address of a host (RFC 6762, 10)
	serviceTTL = 4500 // of all others
	cacheFlush = 1 << 15
)

// announcements are the messages which tell of a host and its services, or that they are gone (RFC 6762, 8.3 and 10.1):
// one for the host, and one for each service, so that each fits a packet. What no DNS message can hold is left out.
func announcements(host string, ip net.IP, services []mdns.ServiceInstance, gone bool) [][]byte {
	address := record{host, dnsmessage.TypeA, hostTTL, &dnsmessage.AResource{A: [4]byte(ip.To4())}}
	all := [][]record{{address}}
	for _, service := range services {
		all = append(all, serviceRecords(host, service))
	}
	var packets [][]byte
	for _, records := range all {
		if packet, err := packed(records, gone); err == nil {
			packets = append(packets, packet)
		}
	}
	return packets
}

// record is a resource record before it is checked.
type record struct {
	name string
	kind dnsmessage.Type
	ttl  uint32
	body dnsmessage.ResourceBody
}

// serviceRecords are those of a service (RFC 6763, 4 to 6).
func serviceRecords(host string, service mdns.ServiceInstance) []record {
	kind := service.Service + ".local."
	name := service.Instance + "." + kind
	texts := make([]string, 0, len(service.Text)+1)
	for _, entry := range service.Text {
		text := entry.Key
		if entry.Value != nil {
			text += "=" + string(entry.Value)
		}
		texts = append(texts, text)
	}
	if len(texts) == 0 {
		texts = append(texts, "") // a TXT record is never empty (RFC 6763, 6.1)
	}
	target, _ := dnsmessage.NewName(host) // one that is too long is refused as the name of a record
	instance, _ := dnsmessage.NewName(name)
	return []record{
		{kind, dnsmessage.TypePTR, serviceTTL, &dnsmessage.PTRResource{PTR: instance}},
		{name, dnsmessage.TypeSRV, hostTTL, &dnsmessage.SRVResource{Port: service.Port, Target: target}},
		{name, dnsmessage.TypeTXT, serviceTTL, &dnsmessage.TXTResource{TXT: texts}},
	}
}

func packed(records []record, gone bool) ([]byte, error) {
	message := dnsmessage.Message{Header: dnsmessage.Header{Response: true, Authoritative: true}}
	for _, each := range records {
		name, err := dnsmessage.NewName(each.name)
		if err != nil {
			return nil, err
		}
		header := dnsmessage.ResourceHeader{Name: name, Class: dnsmessage.ClassINET, TTL: each.ttl}
		if each.kind != dnsmessage.TypePTR { // many services share the name of a PTR record
			header.Class |= cacheFlush
		}
		if gone {
			header.TTL = 0
		}
		message.Answers = append(message.Answers, dnsmessage.Resource{Header: header, Body: each.body})
	}
	return message.Pack()
}
