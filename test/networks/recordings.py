"""Recordings of speech and noise: files of 16 kHz, mono; samples in units of int16."""
import sys
import wave
from pathlib import Path

import numpy as np

from front_end import RATE

LOUDEST, HISS = 16_000, 20


def speech_files(folder, without_every_second):
    """Sorted by name; people of whom none was heard in training are those of every second file."""
    files = sorted(Path(folder).glob('*.wav'))
    if not files:
        sys.exit(f'No .wav files in {folder}.')
    return files[::2] if without_every_second else files


def read_wav(path):
    with wave.open(str(path)) as file:
        if file.getframerate() != RATE or file.getnchannels() != 1:
            sys.exit(f'{path} is not of {RATE} Hz, mono.')
        return np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(np.float32)


def at_speed(sound, speed):
    """A voice above 1 is higher too."""
    return np.interp(np.arange(int(len(sound) / speed)) * speed, np.arange(len(sound)), sound).astype(np.float32)


def levelled(sound, random):
    """All at one level, with so soft a hiss that nothing is quite silent."""
    return (sound / np.abs(sound).max() * LOUDEST + random.uniform(-HISS, HISS, len(sound))).astype(np.float32)
