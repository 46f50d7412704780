// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"fmt"
	"net"
	"strings"

	"github.com/pion/mdns/v2"
	"golang.org/x/net/ipv4"
)

// advertisers are the names that this computer answers to, by mDNS (RFC 6762).
var advertisers table[*mdns.Conn]

// Advertise answers to a host name, without .local, with an address of this computer, in the network that has the
// address, and returns a number. Others may answer to other names: the port is shared.
func Advertise(hostAt, hostLen, addressAt, addressLen int) (result int) {
	defer contain(&result)
	conn, err := advertise(text(hostAt, hostLen), text(addressAt, addressLen))
	if err != nil {
		return failure(errRefused, err)
	}
	return advertisers.add(conn)
}

// AddService tells of a service of an advertised host (RFC 6763). The texts, each with a zero byte after it, are the
// name that people read, the type, such as _http._tcp, and key=value texts.
func AddService(number, port, textsAt, textsLen int) (result int) {
	defer contain(&result)
	conn, ok := advertisers.get(number)
	if !ok {
		return errClosed
	}
	texts := strings.Split(strings.TrimSuffix(text(textsAt, textsLen), "\x00"), "\x00")
	if len(texts) < 2 || port < 0 || port > 65535 {
		return failure(errRefused, fmt.Errorf("a service needs a name, a type and a port of 0 to 65535"))
	}
	service := mdns.ServiceInstance{Instance: texts[0], Service: texts[1], Port: uint16(port)}
	for _, entry := range texts[2:] {
		key, value, isPair := strings.Cut(entry, "=")
		if isPair {
			service.Text = append(service.Text, mdns.NewTXTString(key, value))
		} else {
			service.Text = append(service.Text, mdns.NewTXTFlag(key))
		}
	}
	conn.Unregister(service.Instance, service.Service) // told again, it replaces what was told
	if err := conn.Register(service); err != nil {
		return failure(errRefused, fmt.Errorf("%s, %s: %w", service.Instance, service.Service, err))
	}
	return 0
}

// Withdraw answers to a host name and of its services no more.
func Withdraw(number int) (result int) {
	defer contain(&result)
	conn, ok := advertisers.take(number)
	if !ok {
		return errClosed
	}
	if err := conn.Close(); err != nil {
		return failure(errRefused, err)
	}
	return 0
}

func advertise(host, address string) (*mdns.Conn, error) {
	return joined(address, mdns.WithLocalNames(host+".local"))
}

// joined takes part in the mDNS of the network that has an address of this computer.
func joined(address string, options ...mdns.ServerOption) (*mdns.Conn, error) {
	ip := net.ParseIP(address).To4()
	if ip == nil {
		return nil, fmt.Errorf("%q is not an IPv4 address", address)
	}
	via, err := interfaceOf(ip)
	if err != nil {
		return nil, err
	}
	group, err := net.ResolveUDPAddr("udp4", mdns.DefaultAddressIPv4)
	if err != nil {
		return nil, err
	}
	// Because that is a group, Go sets SO_REUSEADDR, and SO_REUSEPORT on BSD: avahi and others have the port as well.
	socket, err := net.ListenUDP("udp4", group)
	if err != nil {
		return nil, err
	}
	options = append(options, mdns.WithLocalAddress(ip), mdns.WithInterfaces(via), mdns.WithCacheRefresh(false))
	conn, err := mdns.NewServer(ipv4.NewPacketConn(socket), nil, options...)
	if err != nil {
		socket.Close()
		return nil, err
	}
	return conn, nil
}

// interfaceOf finds the interface that has an address.
func interfaceOf(ip net.IP) (net.Interface, error) {
	all, err := net.Interfaces()
	if err != nil {
		return net.Interface{}, err
	}
	for _, candidate := range all {
		addresses, err := candidate.Addrs()
		if err != nil {
			continue // it has gone meanwhile
		}
		for _, address := range addresses {
			if has, ok := address.(*net.IPNet); ok && has.IP.Equal(ip) {
				return candidate, nil
			}
		}
	}
	return net.Interface{}, fmt.Errorf("%s is not an address of this computer", ip)
}
