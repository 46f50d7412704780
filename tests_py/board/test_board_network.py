# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The network, as a radio or an Ethernet chip shows it to scripts."""

import http.client
import ssl
import subprocess
import sys

import pytest


def test_radio(board):
    board.run(
        """
        import ipaddress, wifi
        radio = wifi.radio
        radio.hostname = "robot-1"
        assert radio.hostname == "robot-1"
        for bad in ("", "x" * 254, "a b", "ä"):
            refused(ValueError, "hostname", lambda: setattr(radio, "hostname", bad))
        assert radio.ap_info.ssid and radio.ap_info.authmode[0] is wifi.AuthMode.WPA2 and radio.ap_info.channel == 6
        radio.start_ap("robot", "12345678", channel=3, authmode=[wifi.AuthMode.WPA2], max_connections=2)
        assert radio.ap_active and radio.stations_ap == []
        radio.stop_ap()
        assert radio.stations_ap is None
        radio.power_management = wifi.PowerManagement.NONE
        radio.mac_address = b"123456"
        assert radio.mac_address == b"123456"
        refused(ValueError, "Invalid MAC address", lambda: setattr(radio, "mac_address", b"1"))
        radio.dns = ["8.8.8.8"]
        assert radio.dns == ("8.8.8.8",) and str(radio.ipv4_dns) == "8.8.8.8"
        radio.ipv4_dns = ipaddress.ip_address("1.1.1.1")
        assert radio.dns == ("1.1.1.1",) and radio.addresses == ("127.0.0.1",)
        radio.enabled = False
        refused(RuntimeError, "wifi is not enabled", lambda: radio.connect("home", "password"))
        refused(RuntimeError, "wifi is not enabled", radio.start_scanning_networks)
        radio.enabled = True
        radio.connect("home", "password")
        assert [network.ssid for network in radio.start_scanning_networks()] == ["home"]
        assert radio.ping(ipaddress.ip_address("127.0.0.1")) is None or radio.ping("127.0.0.1") < 1
        """
    )


def test_mdns(board):
    board.run(
        """
        import mdns, wifi
        server = mdns.Server(wifi.radio)
        refused(RuntimeError, "mDNS already initialized", lambda: mdns.Server(wifi.radio))
        server.hostname = "robot"
        server.instance_name = "The robot"
        assert (server.hostname, server.instance_name) == ("robot", "The robot")
        refused(ValueError, "hostname length must be 1-63", lambda: setattr(server, "hostname", ""))
        refused(TypeError, "hostname must be of type str", lambda: setattr(server, "hostname", 5))
        server.advertise_service(service_type="_http", protocol="_tcp", port=80, txt_records=["path=/", "v=1"])
        refused(ValueError, "port must be 0-65535", lambda: server.advertise_service(service_type="_http", protocol="_tcp", port=70000))
        assert [each.port for each in server.find("_http", "_tcp", timeout=0.1)] == [80] and server.find("_ipp", "_tcp") == ()
        server.deinit()
        refused(ValueError, "deinitialized", lambda: server.hostname)
        mdns.Server(wifi.radio)
        """
    )


def test_mdns_tells_the_host(run):
    run(
        """
        from adafruit_httpserver.board import _host, mdns

        class Host(_host.Host):
            told = []
            def advertise(self, *what): self.told.append(what)
            def withdraw(self): self.told.append("withdraw")
            def find(self, *what): return [_host.Service("box", "The box", "_http", "_tcp", 80, "127.0.0.1")]

        _host.host = Host()
        server = mdns.Server(object())
        server.hostname = "robot"
        server.advertise_service(service_type="_http", protocol="_tcp", port=80, txt_records=["path=/", "flag"])
        (found,) = server.find("_http", "_tcp")
        assert (found.hostname, found.instance_name, found.port, str(found.ipv4_address)) == ("box", "The box", 80, "127.0.0.1")
        server.deinit()
        server.deinit()
        assert Host.told == [("robot", "robot", "_http", "_tcp", 80, {"path": "/", "flag": ""}), "withdraw"], Host.told
        """
    )


def test_ethernet(board):
    board.run(
        """
        import board, digitalio
        from adafruit_wiznet5k.adafruit_wiznet5k import WIZNET5K
        import adafruit_wiznet5k.adafruit_wiznet5k_socket as socket
        import adafruit_wiznet5k.adafruit_wiznet5k_socketpool as socketpool
        ethernet = WIZNET5K(board.SPI(), digitalio.DigitalInOut(board.D10), mac="de:ad:be:ef:00:01", is_dhcp=False)
        socket.set_interface(ethernet)
        assert ethernet.pretty_ip(ethernet.ip_address) == "127.0.0.1" == ethernet.pretty_ip_address and ethernet.link_status
        assert ethernet.pretty_mac(ethernet.mac_address) == "de:ad:be:ef:00:01" and ethernet.unpretty_ip("1.2.3.4") == bytes((1, 2, 3, 4))
        ethernet.ifconfig = (ethernet.unpretty_ip("192.168.1.5"),) * 4
        assert ethernet.pretty_ip(ethernet.ifconfig[0]) == "127.0.0.1"
        assert ethernet.pretty_ip(ethernet.get_host_by_name("localhost")).startswith("127.")
        pool = socketpool.SocketPool(ethernet)
        for source in (socket, pool):
            listener = source.socket(source.AF_INET, source.SOCK_STREAM)
            listener.bind(("127.0.0.1", 0))
            listener.listen(1)
            assert source.getaddrinfo("127.0.0.1", 80)[0][4] == ("127.0.0.1", 80)
            listener.close()
        refused(AttributeError, "is not simulated", lambda: socket.gethostbyaddr)
        refused(ValueError, "Invalid MAC address", lambda: WIZNET5K(board.SPI(), None, mac=b"123"))
        """
    )


def test_airlift(board):
    board.run(
        """
        import board, busio
        from digitalio import DigitalInOut
        from adafruit_esp32spi import adafruit_esp32spi
        import adafruit_esp32spi.adafruit_esp32spi_socketpool as socketpool
        import adafruit_esp32spi.adafruit_esp32spi_socket as socket
        spi = busio.SPI(board.SCK, board.MOSI, board.MISO)
        pins = [DigitalInOut(pin) for pin in (board.ESP_CS, board.ESP_BUSY, board.ESP_RESET)]
        esp = adafruit_esp32spi.ESP_SPIcontrol(spi, *pins)
        assert type(esp).__name__ == "ESP_SPIcontrol" and esp.status == adafruit_esp32spi.WL_IDLE_STATUS and not esp.is_connected
        assert [network.ssid for network in esp.scan_networks()] and len(esp.MAC_address) == 6 and esp.firmware_version
        esp.connect({"ssid": "home", "password": "pw"})
        assert esp.is_connected and esp.ap_info.ssid == "home" == esp.ssid
        esp.disconnect()
        assert esp.connect_AP("home", "pw") == adafruit_esp32spi.WL_CONNECTED and esp.connected
        assert esp.pretty_ip(esp.ip_address) == esp.ipv4_address == "127.0.0.1" and esp.get_time()[0] > 0
        socket.set_interface(esp)
        for source in (socket, socketpool.SocketPool(esp)):
            listener = source.socket(source.AF_INET, source.SOCK_STREAM)
            listener.bind((esp.ipv4_address, 0))
            listener.close()
        refused(AttributeError, "is not simulated", lambda: esp.set_digital_write)
        """
    )


@pytest.fixture
def certificate(board):
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2 -nodes -keyout key.pem -out cert.pem -subj /CN=localhost"
    subprocess.run(command.split(), cwd=board.folder, check=True, capture_output=True)


def test_tls_by_hand(board, certificate):
    """As scripts do it that wrap the sockets of their pool: certificates by their paths on the drive."""
    board.put(
        "code.py",
        """
        import socketpool, ssl, wifi
        pool = socketpool.SocketPool(wifi.radio)
        context = ssl.create_default_context()
        context.load_verify_locations(cadata="")
        context.load_cert_chain("/cert.pem", "/key.pem")
        listener = context.wrap_socket(pool.socket(), server_side=True)
        listener.bind((str(wifi.radio.ipv4_address), 443))
        listener.listen(2)
        connection, _ = listener.accept()
        request = bytearray(100)
        assert connection.recv_into(request) > 0
        connection.send(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi")
        connection.close()
        """,
    )
    command = [sys.executable, "-m", "adafruit_httpserver", "run", "--no-reload"]
    process = subprocess.Popen(command, cwd=board.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True)
    try:
        said = ""
        while "https://127.0.0.1:" not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        port = int(said.partition("https://127.0.0.1:")[2].split()[0])
        context = ssl.create_default_context(cafile=str(board.folder / "cert.pem"))
        context.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=context)
        connection.request("GET", "/")
        assert connection.getresponse().read() == b"hi"
        connection.close()
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.communicate()


def test_tls_context(board):
    board.run(
        """
        import ssl
        context = ssl.create_default_context()
        assert context.check_hostname is True and isinstance(context, ssl.SSLContext)
        refused(OSError, "[Errno 2]", lambda: context.load_cert_chain("/none.pem", "/none.key"))
        refused(AttributeError, "ssl.PROTOCOL_TLS is not simulated", lambda: ssl.PROTOCOL_TLS)
        """
    )
