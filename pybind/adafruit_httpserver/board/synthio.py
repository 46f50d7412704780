# SPDX-FileCopyrightText: 2026 adafruit-httpserver-go contributors
# SPDX-License-Identifier: MIT
"""``synthio``: a synthesizer. Nothing is heard; which notes sound is shown, and time passes as if they did."""

from __future__ import annotations

import struct
import time
from typing import Any, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

from adafruit_httpserver.board import Name, StandIn, _panel, _sound, in_range, lacking, one_of
from adafruit_httpserver.board._blocks import LFO, BlockInput, Math, MathOperation, number, waveform as _checked

__all__ = [
    "Biquad", "Envelope", "EnvelopeState", "FilterMode", "LFO", "Math", "MathOperation", "MidiTrack", "Note", "Synthesizer",
    "from_file", "midi_to_hz", "voct_to_hz", "waveform_max_length",
]  # fmt: skip
__getattr__ = lacking("synthio", ", ".join(__all__))

waveform_max_length = 16384

#: How many notes can sound at once.
_MOST = 12


class EnvelopeState:
    """How far a note is."""

    ATTACK = Name("synthio.EnvelopeState.ATTACK")
    DECAY = Name("synthio.EnvelopeState.DECAY")
    SUSTAIN = Name("synthio.EnvelopeState.SUSTAIN")
    RELEASE = Name("synthio.EnvelopeState.RELEASE")


class FilterMode:
    """What a filter lets through."""

    LOW_PASS = Name("synthio.FilterMode.LOW_PASS")
    HIGH_PASS = Name("synthio.FilterMode.HIGH_PASS")
    BAND_PASS = Name("synthio.FilterMode.BAND_PASS")
    NOTCH = Name("synthio.FilterMode.NOTCH")
    LOW_SHELF = Name("synthio.FilterMode.LOW_SHELF")
    HIGH_SHELF = Name("synthio.FilterMode.HIGH_SHELF")
    PEAKING_EQ = Name("synthio.FilterMode.PEAKING_EQ")


class Envelope(NamedTuple):
    """How loud a note is as time passes: seconds, and levels of 0 to 1."""

    attack_time: float = 0.1
    decay_time: float = 0.05
    release_time: float = 0.2
    attack_level: float = 1.0
    sustain_level: float = 0.8


class Biquad(StandIn):
    """A filter; what it would do to a sound is not computed.

    :param mode: one of FilterMode
    :param frequency: in hertz
    :param Q: how sharp; default 0.707
    :param A: how much, for shelves and equalizers; default None
    :raises TypeError: that is no mode, or no number
    """

    _owner = "synthio.Biquad"
    frequency: BlockInput = 0.0
    Q: BlockInput = 0.7071067811865475
    A: BlockInput = None

    def __init__(self, mode: Any, frequency: BlockInput, Q: BlockInput = 0.7071067811865475, A: BlockInput = None) -> None:
        one_of(mode, FilterMode, "mode")
        number(frequency), number(Q), number(A)
        self._mode, self.frequency, self.Q, self.A = mode, frequency, Q, A

    mode = property(lambda self: self._mode, doc="One of FilterMode.")


class Note(StandIn):
    """A note. Its attributes can be changed while it sounds.

    :param frequency: in hertz
    :raises ValueError: a waveform has other numbers than those of 16 bits
    """

    _owner = "synthio.Note"
    panning: BlockInput = 0.0
    amplitude: BlockInput = 1.0
    bend: BlockInput = 0.0
    waveform: Any = None
    waveform_loop_start: BlockInput = 0
    waveform_loop_end: BlockInput = waveform_max_length
    envelope: Optional[Envelope] = None
    filter: Optional[Biquad] = None
    ring_frequency: float = 0.0
    ring_bend: BlockInput = 0.0
    ring_waveform: Any = None
    ring_waveform_loop_start: BlockInput = 0
    ring_waveform_loop_end: BlockInput = waveform_max_length

    def __init__(
        self,
        frequency: float,
        *,
        panning: BlockInput = 0.0,
        waveform: Any = None,
        waveform_loop_start: BlockInput = 0,
        waveform_loop_end: BlockInput = waveform_max_length,
        envelope: Optional[Envelope] = None,
        amplitude: BlockInput = 1.0,
        bend: BlockInput = 0.0,
        filter: Optional[Biquad] = None,
        ring_frequency: float = 0.0,
        ring_bend: BlockInput = 0.0,
        ring_waveform: Any = None,
        ring_waveform_loop_start: BlockInput = 0,
        ring_waveform_loop_end: BlockInput = waveform_max_length,
    ) -> None:
        number(panning), number(amplitude), number(bend), number(ring_bend)
        self.frequency = frequency
        self.panning, self.amplitude, self.bend, self.envelope, self.filter = panning, amplitude, bend, envelope, filter
        self.waveform, self.waveform_loop_start, self.waveform_loop_end = _checked(waveform), waveform_loop_start, waveform_loop_end
        self.ring_frequency, self.ring_bend, self.ring_waveform = ring_frequency, ring_bend, _checked(ring_waveform)
        self.ring_waveform_loop_start, self.ring_waveform_loop_end = ring_waveform_loop_start, ring_waveform_loop_end

    @property
    def frequency(self) -> float:
        """In hertz."""
        return self._frequency

    @frequency.setter
    def frequency(self, value: float) -> None:
        if not 0 <= float(value) <= 32767:
            raise ValueError("frequency must be 0-32767")
        self._frequency = float(value)


Notes = Union[int, Note, Sequence[Union[int, Note]]]


class _Sounding:
    """A note that sounds: when it was pressed and let go."""

    def __init__(self, envelope: Envelope) -> None:
        self.envelope, self.pressed = envelope, time.monotonic()
        self.released: Optional[float] = None

    def state(self) -> Tuple[Any, float]:
        """How far it is and how loud; None when it has ended."""
        shape = self.envelope
        if self.released is not None:
            level = self._held(self.released)[1]
            full = shape.attack_level * (shape.sustain_level or 1.0)
            fallen = (time.monotonic() - self.released) * full / shape.release_time if shape.release_time else level
            return (EnvelopeState.RELEASE, level - fallen) if fallen < level else (None, 0.0)
        return self._held(time.monotonic())

    def _held(self, now: float) -> Tuple[Any, float]:
        shape, since = self.envelope, now - self.pressed
        if since < shape.attack_time:
            return EnvelopeState.ATTACK, shape.attack_level * since / shape.attack_time
        since -= shape.attack_time
        if since < shape.decay_time:
            return EnvelopeState.DECAY, shape.attack_level * (1 - (1 - shape.sustain_level) * since / shape.decay_time)
        return EnvelopeState.SUSTAIN, shape.attack_level * shape.sustain_level


#: Without an envelope notes are there at once and gone at once.
_SUDDEN = Envelope(0.0, 0.0, 0.0, 1.0, 1.0)


class Synthesizer(_sound.Sample):
    """Plays up to twelve notes at once; it has no end.

    :param sample_rate: samples a second; default 11025
    :param channel_count: 1 or, in stereo, 2; default 1
    :param waveform: 16 bit numbers of one period, or None
    :param envelope: of notes that have none themselves, or None
    :raises ValueError: the waveform has other numbers, or there are more channels
    """

    _owner = "synthio.Synthesizer"
    _title = "a synthesizer"
    envelope: Optional[Envelope] = None

    def __init__(self, *, sample_rate: int = 11025, channel_count: int = 1, waveform: Any = None, envelope: Optional[Envelope] = None) -> None:
        self._rate, self._channels = sample_rate, in_range(channel_count, 1, 2, "channel_count")
        self._waveform, self.envelope = _checked(waveform), envelope
        self._sounding: Dict[Union[int, Note], _Sounding] = {}
        self._blocks: List[BlockInput] = []
        self._signal = _panel.panel.signal("SYNTH", _panel.TEXT, "")

    blocks = property(lambda self: self._blocks, doc="Blocks that move without a note; all do here.")

    def press(self, /, press: Notes = ()) -> None:
        """Let notes sound, numbers of MIDI or Note; more than twelve do not."""
        self.change(press=press)

    def release(self, /, release: Notes = ()) -> None:
        """Let notes go."""
        self.change(release)

    def release_all(self) -> None:
        """Let all notes go."""
        self.change(self.pressed)

    def release_all_then_press(self, /, press: Notes) -> None:
        """Let all notes go, then let others sound."""
        self.change(self.pressed, press)

    def change(self, release: Notes = (), press: Notes = (), retrigger: Union[LFO, Sequence[LFO]] = ()) -> None:
        """Let notes go, let others sound, and let oscillators begin anew, all at once.

        :raises TypeError: that is no note
        :raises ValueError: there is no such note in MIDI
        """
        self._check()
        going, coming = _notes(release), _notes(press)
        for note in going:
            if note in self._sounding and self._sounding[note].released is None:
                self._sounding[note].released = time.monotonic()
        self._sounding = {note: sounding for note, sounding in self._sounding.items() if sounding.state()[0] is not None}
        for note in coming:
            if note in self.pressed:
                continue
            if note in self._sounding or self._has_room():
                own = note.envelope if isinstance(note, Note) else None
                self._sounding[note] = _Sounding(own or self.envelope or _SUDDEN)
        for block in [retrigger] if isinstance(retrigger, LFO) else retrigger:
            block.retrigger()
        self._show()

    release_then_press = change

    def _has_room(self) -> bool:
        """Whether one more note can sound; the quietest of those that were let go makes room."""
        if len(self._sounding) >= _MOST:
            going = [note for note, sounding in self._sounding.items() if sounding.released is not None]
            if going:
                del self._sounding[min(going, key=lambda note: self._sounding[note].state()[1])]
        return len(self._sounding) < _MOST

    @property
    def pressed(self) -> Tuple[Union[int, Note], ...]:
        """The notes that have not been let go."""
        self._check()
        return tuple(note for note, sounding in self._sounding.items() if sounding.released is None)

    def note_info(self, note: Union[int, Note]) -> Tuple[Any, float]:
        """How far a note is, one of EnvelopeState or None, and how loud."""
        self._check()
        return self._sounding[note].state() if note in self._sounding else (None, 0.0)

    def _show(self) -> None:
        hertz = [note.frequency if isinstance(note, Note) else midi_to_hz(note) for note in self.pressed]
        self._signal.activate()
        self._signal.set(" + ".join(f"{each:.0f} Hz" for each in hertz))

    def _release(self) -> None:
        self._signal.activate(False)


def _notes(notes: Notes) -> List[Union[int, Note]]:
    found: List[Any] = [notes] if isinstance(notes, (int, Note)) else list(notes)
    for note in found:
        if isinstance(note, int):
            in_range(note, 0, 127, "note")
        elif not isinstance(note, Note):
            raise TypeError(f"note must be of type Note or int, not {type(note).__name__}")
    return found


class MidiTrack(_sound.Sample):
    """A melody out of MIDI events.

    :param buffer: the events, as in a track of a MIDI file
    :param tempo: ticks a second
    :param sample_rate: samples a second; default 11025
    :param waveform: 16 bit numbers of one period, or None
    :param envelope: accepted
    :raises ValueError: the waveform has other numbers
    """

    _owner = "synthio.MidiTrack"
    _title = "a melody"

    def __init__(
        self, buffer: Any, tempo: int, *, sample_rate: int = 11025, waveform: Any = None, envelope: Optional[Envelope] = None
    ) -> None:
        self._rate, self._tempo, self._waveform = sample_rate, tempo, _checked(waveform)
        self._ticks, self._error = _ticks(bytes(buffer))

    tempo = property(lambda self: self._tempo, doc="Ticks a second.")
    error_location = property(lambda self: self._error, doc="Where the events can not be read; None when they can.")

    def _seconds(self) -> Optional[float]:
        return self._ticks / max(self._tempo, 1)


#: How many bytes follow a MIDI event, by its upper four bits.
_EVENT_BYTES = {0x8: 2, 0x9: 2, 0xA: 2, 0xB: 2, 0xC: 1, 0xD: 1, 0xE: 2}


def _ticks(events: bytes) -> Tuple[int, Optional[int]]:
    """How many ticks a track lasts, and where it can not be read."""
    at = ticks = 0
    while at < len(events):
        ticks_more, at = _variable(events, at)
        if at >= len(events):
            return ticks, at
        ticks += ticks_more
        kind = events[at] >> 4
        if events[at] == 0xFF:  # about the melody: a kind, a length, a text
            length, at = _variable(events, at + 2)
            at += length
        elif kind in _EVENT_BYTES:
            at += 1 + _EVENT_BYTES[kind]
        else:
            return ticks, at
    return ticks, None


def _variable(data: bytes, at: int) -> Tuple[int, int]:
    """A number of as many bytes as it takes, seven bits each, and where it ends."""
    value = 0
    while at < len(data):
        value = value << 7 | data[at] & 127
        at += 1
        if data[at - 1] < 128:
            break
    return value, at


def from_file(file: Any, *, sample_rate: int = 11025, waveform: Any = None, envelope: Optional[Envelope] = None) -> MidiTrack:
    """The melody of a MIDI file with one track, open for reading bytes.

    :raises ValueError: it is no such file
    """
    data, name = _sound.opened(file)
    if data[:12] != b"MThd\0\0\0\6\0\0\0\1" or data[14:18] != b"MTrk" or len(data) < 22:
        raise ValueError("Invalid MIDI file")
    division, size = struct.unpack_from(">H", data, 12)[0], struct.unpack_from(">I", data, 18)[0]
    frames = 256 - (division >> 8)
    tempo = frames * (division & 255) if division & 0x8000 else 2 * division  # 120 beats a minute
    track = MidiTrack(data[22 : 22 + size], tempo, sample_rate=sample_rate, waveform=waveform, envelope=envelope)
    track._title = name
    return track


def midi_to_hz(midi_note: float) -> float:
    """The frequency of a note of MIDI: 69 is 440 Hz."""
    return float(440.0 * 2.0 ** ((midi_note - 69) / 12))


def voct_to_hz(ctrl: float) -> float:
    """The frequency of a voltage of modular synthesizers: 2.75 is 440 Hz."""
    return float(440.0 * 2.0 ** (ctrl - 2.75))
