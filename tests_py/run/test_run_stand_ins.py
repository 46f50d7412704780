# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The stand-ins: each behaves as the documentation of the real module says."""


def test_wifi_as_a_station(drive):
    drive.check(
        """
        import ipaddress, socket, wifi
        radio = wifi.radio
        assert type(radio).__name__ == "Radio" and isinstance(radio, wifi.Radio)
        assert str(radio.ipv4_address) == "127.0.0.1" and isinstance(radio.ipv4_address, ipaddress.IPv4Address)
        for arguments in (("home", "password"), ("home", ""), ("", ""), (b"home", b"pw"), ("home",)):
            radio.connect(*arguments)
            assert radio.connected
        radio.connect("home", password="pw", channel=6, timeout=10)
        assert radio.ap_info.ssid == "home" and radio.ap_info.rssi < 0
        for bad in (None, 5):
            try:
                radio.connect(bad)
            except TypeError as e:
                assert "ssid" in str(e)
            else:
                raise SystemExit("accepted")
        radio.hostname = "robot"
        assert radio.hostname == "robot" and len(radio.mac_address) == 6
        for name in ("ipv4_address", "ipv4_gateway", "ipv4_address_ap", "ipv4_gateway_ap"):
            with socket.socket() as s:
                s.bind((str(getattr(radio, name)), 0))
        radio.set_ipv4_address(ipv4=ipaddress.ip_address("192.168.1.42"), netmask="255.255.255.0", gateway="192.168.1.1")
        assert str(radio.ipv4_address) == "127.0.0.1"
        assert [n.ssid for n in radio.start_scanning_networks()] == ["home"]
        radio.stop_scanning_networks()
        radio.stop_station()
        assert not radio.connected and radio.ap_info is None and radio.ipv4_address
        radio.start_station()
        radio.enabled = False
        assert not radio.connected
        """
    )


def test_wifi_as_an_access_point(drive):
    drive.check(
        """
        import wifi
        assert not wifi.radio.ap_active
        wifi.radio.start_ap(ssid="robot", password="12345678", authmode=[wifi.AuthMode.WPA2])
        assert wifi.radio.ap_active and str(wifi.radio.ipv4_address_ap) == "127.0.0.1"
        wifi.radio.set_ipv4_address_ap(ipv4="192.168.4.1", netmask="255.255.255.0", gateway="192.168.4.1")
        wifi.radio.stop_ap()
        assert not wifi.radio.ap_active and repr(wifi.AuthMode.OPEN) == "wifi.AuthMode.OPEN"
        """
    )


def test_what_the_radio_lacks_is_neither_read_nor_set(drive):
    for code in ("wifi.radio.antenna", "wifi.radio.antenna = 1"):
        done = drive.run(code=f"import wifi\n{code}")
        assert done.err.splitlines()[-1].startswith("AttributeError: wifi.radio.antenna is not simulated")


def test_socketpool(drive):
    drive.check(
        """
        import errno, socket, socketpool, wifi
        pool = socketpool.SocketPool(wifi.radio)
        assert pool.AF_INET == socket.AF_INET and pool.SOCK_STREAM == socket.SOCK_STREAM and pool.SO_REUSEADDR
        listener = pool.socket(pool.AF_INET, pool.SOCK_STREAM)
        assert isinstance(listener, socket.socket) and isinstance(listener, socketpool.Socket)
        listener.setsockopt(pool.SOL_SOCKET, pool.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        address = pool.getaddrinfo("127.0.0.1", listener.getsockname()[1])[0][4]
        client = pool.socket()
        client.connect(address)
        server, other = listener.accept()
        assert isinstance(server, socketpool.Socket) and other == client.getsockname()
        buffer = bytearray(10)
        assert client.send(b"hello") == 5 and server.recv_into(buffer) == 5 and buffer[:5] == b"hello"
        client.sendall(b"world")
        assert server.recv_into(buffer, 3) == 3 and server.recv(5) == b"ld"

        for call, timeout, number in (
            (lambda: server.recv_into(buffer), 0.01, errno.ETIMEDOUT),
            (listener.accept, 0.01, errno.ETIMEDOUT),
            (lambda: server.recv_into(buffer), 0, errno.EAGAIN),
            (listener.accept, 0, errno.EAGAIN),
        ):
            for s in (server, listener):
                s.settimeout(timeout)
            try:
                call()
            except OSError as e:
                assert e.errno == number == e.args[0], e
            else:
                raise SystemExit("no timeout")

        try:
            pool.getaddrinfo("no.such.host.invalid", 80)
        except (socketpool.gaierror, pool.gaierror):
            pass
        for s in (client, server, listener):
            s.close()
        """
    )


def test_socketpool_timeout_of_a_listener_is_not_inherited(drive):
    drive.check(
        """
        import socketpool
        pool = socketpool.SocketPool(None)
        listener = pool.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        listener.settimeout(5)
        client = pool.socket()
        client.connect(listener.getsockname())
        server, _ = listener.accept()
        assert server.gettimeout() is None
        """
    )


def test_microcontroller(drive):
    done = drive.run(
        code="""
        import microcontroller, time
        cpu = microcontroller.cpu
        assert type(cpu.temperature) is float and 0 < cpu.temperature < 50
        assert cpu.frequency > 0 and cpu.voltage > 0 and len(cpu.uid) > 0 and microcontroller.cpus[0] is cpu
        if cpu.reset_reason is microcontroller.ResetReason.SOFTWARE:
            raise SystemExit("started again")
        assert cpu.reset_reason is microcontroller.ResetReason.POWER_ON
        start = time.monotonic()
        microcontroller.delay_us(2000)
        assert time.monotonic() - start >= 0.002
        try:
            microcontroller.heater
        except AttributeError as e:
            print(e)
        microcontroller.reset()
        print("not reached")
        """
    )
    assert "microcontroller.heater is not simulated" in done.out
    assert "not reached" not in done.out
    assert "started again" in done.out + done.err


def test_board(drive):
    drive.check(
        """
        import board, microcontroller
        assert isinstance(board.LED, microcontroller.Pin) and repr(board.LED) == "board.LED"
        assert board.GP28 and board.IO21 and board.D13 and board.A5 and board.BUTTON and board.board_id
        assert not hasattr(board, "DOTSTAR_CLOCK") and not hasattr(board, "GP29")
        assert "LED" in dir(board)
        """
    )


def test_digitalio_prints_what_an_output_does(drive):
    done = drive.check(
        """
        import board, digitalio
        led = digitalio.DigitalInOut(board.LED)
        led.direction = digitalio.Direction.OUTPUT
        led.value = True
        led.value = True
        led.value = not led.value
        with digitalio.DigitalInOut(board.GP5) as relay:
            relay.switch_to_output(value=True)
        """
    )
    assert done.printed.splitlines()[:-1] == ["  LED       on", "  LED       off", "  GP5       on"]


def test_digitalio_that_blinks_fast_does_not_flood(drive):
    done = drive.check(
        """
        import board, digitalio
        pin = digitalio.DigitalInOut(board.D5)
        pin.switch_to_output()
        for i in range(10000):
            pin.value = i % 2
        """
    )
    assert len(done.printed.splitlines()) < 30
    assert "  D5        changes quickly: not shown any more" in done.out


def test_digitalio_inputs_and_errors(drive):
    drive.check(
        """
        import board, digitalio
        from digitalio import DigitalInOut, Direction, DriveMode, Pull

        def refused(error, text, action):
            try:
                action()
            except error as e:
                assert text in str(e), e
            else:
                raise SystemExit("not refused: " + text)

        button = DigitalInOut(board.BUTTON)
        assert button.direction is Direction.INPUT and button.pull is None and button.value is False
        button.pull = Pull.UP
        assert button.value is True
        button.switch_to_input(pull=Pull.DOWN)
        assert button.value is False
        refused(AttributeError, "Cannot set value when direction is input.", lambda: setattr(button, "value", True))
        refused(AttributeError, "Drive mode not used", lambda: button.drive_mode)
        refused(ValueError, "BUTTON in use", lambda: DigitalInOut(board.BUTTON))
        refused(TypeError, "pin", lambda: DigitalInOut("D5"))
        refused(AttributeError, "is not simulated", lambda: setattr(button, "colour", 1))
        refused(ValueError, "direction", lambda: setattr(button, "direction", 5))
        button.direction = Direction.OUTPUT
        assert button.drive_mode is DriveMode.PUSH_PULL and button.value is False
        refused(AttributeError, "Pull not used", lambda: button.pull)
        button.deinit()
        button.deinit()
        refused(ValueError, "deinitialized", lambda: button.value)
        DigitalInOut(board.BUTTON)
        """
    )
