// SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
// SPDX-License-Identifier: MIT

package pybind

import (
	"fmt"
	"net"
	"slices"
	"strings"
	"sync"

	"github.com/pion/mdns/v2"
	"golang.org/x/net/ipv4"
)

// advertisers are the names that this computer answers to, by mDNS (RFC 6762).
var advertisers table[*advertiser]

// advertiser answers to one host name, and for its services, once it has found out which name is free.
type advertiser struct {
	via    net.Interface
	ip     net.IP
	wanted string

	mu       sync.Mutex
	conn     *mdns.Conn       // asks for the name, later answers to it
	socket   *ipv4.PacketConn // of conn, to tell what nobody has asked for
	host     string           // the name that was free; empty as long as nobody knows
	err      error            // why there is none
	isClosed bool
	services []mdns.ServiceInstance
}

// Advertise answers to a host name, without .local, with an address of this computer, in the network that has the
// address, and returns a number. Where the name is taken, it is another one: see Advertised. Others may answer to other
// names: the port is shared.
func Advertise(hostAt, hostLen, addressAt, addressLen int) (result int) {
	defer contain(&result)
	a, err := advertise(text(hostAt, hostLen), text(addressAt, addressLen))
	if err != nil {
		return failure(errRefused, err)
	}
	go a.claimName()
	return advertisers.add(a)
}

// Advertised copies the name that was free, without .local, to size bytes at address and returns its length, which is 0
// as long as the network is still being asked.
func Advertised(number, address, size int) (result int) {
	defer contain(&result)
	a, ok := advertisers.get(number)
	if !ok {
		return errClosed
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.err != nil {
		return failure(errRefused, a.err)
	}
	return copy(memory(address, size), a.host)
}

// AddService tells of a service of an advertised host (RFC 6763). The texts, each with a zero byte after it, are the
// name that people read, the type, such as _http._tcp, and key=value texts.
func AddService(number, port, textsAt, textsLen int) (result int) {
	defer contain(&result)
	a, ok := advertisers.get(number)
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
	if err := a.offer(service); err != nil {
		return failure(errRefused, fmt.Errorf("%s, %s: %w", service.Instance, service.Service, err))
	}
	return 0
}

// Withdraw answers to a host name and of its services no more, and says so.
func Withdraw(number int) (result int) {
	defer contain(&result)
	a, ok := advertisers.take(number)
	if !ok {
		return errClosed
	}
	if err := a.close(); err != nil {
		return failure(errRefused, err)
	}
	return 0
}

func advertise(host, address string) (*advertiser, error) {
	ip, via, err := network(address)
	if err != nil {
		return nil, err
	}
	conn, socket, err := joined(ip, via)
	if err != nil {
		return nil, err
	}
	return &advertiser{via: via, ip: ip, wanted: host, conn: conn, socket: socket}, nil
}

// claimName finds a name that is free, and answers to it from then on.
func (a *advertiser) claimName() {
	defer contain(new(int))
	name, err := freeName(a.conn, a.wanted) // nobody else changes conn
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.isClosed {
		return
	}
	if err == nil {
		err = a.answerTo(name)
	}
	a.err = err
}

// answerTo replaces the connection that has asked: which names one answers to is said when it is made.
func (a *advertiser) answerTo(name string) error {
	conn, socket, err := joined(a.ip, a.via, mdns.WithLocalNames(name+".local"))
	if err != nil {
		return err
	}
	a.conn.Close()
	a.conn, a.socket, a.host = conn, socket, name
	for i := range a.services {
		if a.services[i].Instance == a.wanted { // it is named after the host
			a.services[i].Instance = name
		}
		if err := conn.Register(a.services[i]); err != nil {
			return err
		}
	}
	a.tell(a.services, false)
	return nil
}

// offer tells of a service. Told again, it replaces what was told.
func (a *advertiser) offer(service mdns.ServiceInstance) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.host != "" && service.Instance == a.wanted {
		service.Instance = a.host
	}
	a.conn.Unregister(service.Instance, service.Service)
	a.services = slices.DeleteFunc(a.services, func(other mdns.ServiceInstance) bool {
		return other.Instance == service.Instance && other.Service == service.Service
	})
	if err := a.conn.Register(service); err != nil {
		return err
	}
	a.services = append(a.services, service)
	if a.host == "" {
		a.conn.Unregister(service.Instance, service.Service) // it was checked; the host that it belongs to has no name yet
		return nil
	}
	a.tell([]mdns.ServiceInstance{service}, false)
	return nil
}

func (a *advertiser) close() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.isClosed = true
	a.tell(a.services, true)
	return a.conn.Close()
}

// tell sends to the group what nobody has asked for: that services are there (RFC 6762, 8.3), or that all is gone (10.1).
// That is a courtesy, and who does not hear it asks or waits. So a network that has gone meanwhile is no failure.
func (a *advertiser) tell(services []mdns.ServiceInstance, gone bool) {
	if a.host == "" {
		return
	}
	for _, packet := range announcements(a.host+".local.", a.ip, services, gone) {
		a.socket.WriteTo(packet, &ipv4.ControlMessage{IfIndex: a.via.Index}, multicastGroup)
	}
}

// multicastGroup is where all of mDNS goes.
var multicastGroup = &net.UDPAddr{IP: net.IPv4(224, 0, 0, 251), Port: 5353}

// network finds the interface that has an IPv4 address of this computer.
func network(address string) (net.IP, net.Interface, error) {
	ip := net.ParseIP(address).To4()
	if ip == nil {
		return nil, net.Interface{}, fmt.Errorf("%q is not an IPv4 address", address)
	}
	via, err := interfaceOf(ip)
	return ip, via, err
}

// joined takes part in the mDNS of a network.
func joined(ip net.IP, via net.Interface, options ...mdns.ServerOption) (*mdns.Conn, *ipv4.PacketConn, error) {
	// Because that is a group, Go sets SO_REUSEADDR, and SO_REUSEPORT on BSD: avahi and others have the port as well.
	listener, err := net.ListenUDP("udp4", multicastGroup)
	if err != nil {
		return nil, nil, err
	}
	socket := ipv4.NewPacketConn(listener)
	options = append(options, mdns.WithLocalAddress(ip), mdns.WithInterfaces(via), mdns.WithCacheRefresh(false))
	conn, err := mdns.NewServer(socket, nil, options...)
	if err != nil {
		listener.Close()
		return nil, nil, err
	}
	return conn, socket, nil
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
