# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""The board that is asked for by its name on the command line."""


def test_board_by_name(board):
    board.put("boot_out.txt", "Board ID:adafruit_funhouse\n")
    code = "import board, sys\nprint(board.board_id, sys.platform)"
    assert board.run(code).splitlines()[0] == "adafruit_funhouse Espressif"
    for name in ("pico_w", "Raspberry Pi Pico W", "PICO-W"):
        assert board.run(code, "--board", name).splitlines()[0] == "raspberry_pi_pico_w RP2040"
    assert board.run(code, "--board", "generic").splitlines()[0] == "simulated_board Simulated"


def test_unknown_board(board):
    done = board.start("print('not reached')", "--board", "picow2")
    assert done.returncode == 2 and "not reached" not in done.stdout
    assert "'picow2'" in done.stderr and "raspberry_pi_pico2_w" in done.stderr and "Traceback" not in done.stderr
