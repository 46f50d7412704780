# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""Bytes: ``msgpack`` against the specification's own examples, ``aesio`` against those of NIST."""


def test_msgpack(board):
    board.run(
        """
        import io, msgpack
        def packed(value, **more):
            out = io.BytesIO()
            msgpack.pack(value, out, **more)
            return out.getvalue()
        def unpacked(data, **more):
            return msgpack.unpack(io.BytesIO(data), **more)

        assert packed({"compact": True, "schema": 0}) == bytes.fromhex("82a7636f6d70616374c3a6736368656d6100")
        sizes = (0, 15, 16, 31, 32, 255, 256, 65535, 65536)
        for value in (None, False, True, 0, 127, 128, 255, 256, 65535, 65536, 2**32 - 1, -1, -32, -33, -128, -129, -32768, -32769, -2**31,
                      1.5, {1: [2, {"a": None}]}, *("x" * size for size in sizes), *(b"x" * size for size in sizes),
                      *([7] * size for size in sizes), *({key: key for key in range(size)} for size in sizes)):
            assert unpacked(packed(value)) == value, value
        assert (packed(-33), packed(200), packed("a"), packed(b"a"), packed(1.5)) == (
            b"\\xd0\\xdf", b"\\xcc\\xc8", b"\\xa1a", b"\\xc4\\x01a", b"\\xca\\x3f\\xc0\\0\\0")
        assert unpacked(packed((1, 2)), use_list=False) == (1, 2)
        assert packed(msgpack.ExtType(5, b"1234")) == b"\\xd6\\x051234"
        for size in (1, 2, 3, 4, 8, 16, 17, 300, 70000):
            assert unpacked(packed(msgpack.ExtType(5, bytes(size)))) == msgpack.ExtType(5, bytes(size))
        assert unpacked(packed(msgpack.ExtType(5, b"12")), ext_hook=lambda code, data: (code, data)) == (5, b"12")
        assert unpacked(packed({1, 2}, default=sorted)) == [1, 2]
        refused(ValueError, "no default packer", lambda: packed(object()))
        refused(ValueError, "no default packer", lambda: packed(object(), default=lambda value: value))
        refused(OverflowError, "32 bits", lambda: packed(2**32))
        refused(NotImplementedError, "64 bit types", lambda: unpacked(b"\\xcb" + bytes(8)))
        refused(EOFError, "", lambda: unpacked(b"\\xa5abc"))
        """
    )


def test_others_keep_their_msgpack(board):
    """It is a package of PyPI as well, which installed packages use."""
    installed = board.folder.parent / "site"
    installed.mkdir()
    (installed / "msgpack.py").write_text("name = 'of PyPI'")
    (installed / "uses_it.py").write_text("import msgpack\nname = msgpack.name")
    board.run(
        """
        import sys
        sys.path.append(%r)
        import msgpack, uses_it
        assert uses_it.name == "of PyPI" and msgpack.ExtType
        """
        % str(installed)
    )


def test_aes(board):
    """The vectors of NIST SP 800-38A, appendix F."""
    board.run(
        """
        import aesio
        key = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
        text = bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
        count = bytes.fromhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
        def there_and_back(mode, expected, parts, *iv):
            there, back = aesio.AES(key, mode, *iv), aesio.AES(key, mode, *iv)
            out, again, at = bytearray(), bytearray(), 0
            for size in parts:
                crypted, plain = bytearray(size), bytearray(size)
                there.encrypt_into(text[at : at + size], crypted)
                back.decrypt_into(crypted, plain)
                out, again, at = out + crypted, again + plain, at + size
            assert bytes(out) == bytes.fromhex(expected)[:at] and again == text[:at], out.hex()

        there_and_back(aesio.MODE_ECB, "3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf", (16, 16))
        cbc = "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
        there_and_back(aesio.MODE_CBC, cbc, (32,), bytes(range(16)))
        there_and_back(aesio.MODE_CBC, cbc, (16, 0, 16), bytes(range(16)))
        ctr = "874d6191b620e3261bef6864990db6ce9806f66b7970fdff8617187bb9fffdff"
        for parts in ((32,), (16, 16), (16, 7)):
            there_and_back(aesio.MODE_CTR, ctr, parts, count)
        refused(TypeError, "Key must be 16, 24, or 32 bytes long", lambda: aesio.AES(b"short"))
        refused(TypeError, "IV must be 16 bytes long", lambda: aesio.AES(key, aesio.MODE_CBC, b"short"))
        refused(TypeError, "Requested AES mode is unsupported", lambda: aesio.AES(key, 9))
        refused(ValueError, "same length", lambda: aesio.AES(key).encrypt_into(bytes(16), bytearray(15)))
        refused(ValueError, "ECB only operates on 16 bytes at a time", lambda: aesio.AES(key).encrypt_into(bytes(32), bytearray(32)))
        refused(ValueError, "CBC blocks must be multiples of 16 bytes", lambda: aesio.AES(key, 2).decrypt_into(bytes(17), bytearray(17)))
        """
    )
