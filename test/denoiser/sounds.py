"""Noisy takes and what they would be without the noise, made up anew for every step of the training."""
import sys
from pathlib import Path

import numpy as np
import torch

from front_end import BANDS, HOP, RATE, WINDOW, mel, read_wav, without_steady_noise

LONGEST = 8 * RATE
SPEEDS = (1.0, 0.9, 1.1)
"""People's voices are also taken lower and slower, higher and faster."""


class Sounds:
    """`people` and `voices`: files of clean speech; `noise`: a long recording of it. All of 16 kHz, mono."""

    def __init__(self, people, voices, noise, seed):
        self._random = np.random.default_rng(seed)
        self._people = [self._source(file, speed) for file in people for speed in SPEEDS]
        self._voices = [self._source(file, 1.0) for file in voices]
        self._noise = noise

    def batch(self, count, seconds):
        """Samples, the clean log mel spectrum (at a level of its own), where it is known, and by how much it is softer."""
        length = int(seconds * RATE)
        frames = (length - WINDOW) // HOP + 1
        samples, clean = np.zeros((count, length), np.float32), np.zeros((count, frames, BANDS), np.float32)
        known, level = np.zeros((count, frames), np.float32), np.zeros(count, np.float32)
        for row in range(count):
            shelf = self._people if self._random.random() < 0.6 or not self._voices else self._voices
            sound, spectrum = shelf[self._random.integers(len(shelf))]
            first = self._random.integers(0, 60)
            if self._random.random() < 0.3:  # as after a wake word, or with a microphone that opens at the press
                cut = int(self._random.uniform(0.1, 0.75) * len(spectrum))
                sound, spectrum, first = sound[cut * HOP :], spectrum[cut:], 0
            heard = min(len(sound), length - first * HOP)
            whole = min(len(spectrum), (heard - WINDOW) // HOP + 1)
            speech = np.zeros(length, np.float32)
            speech[first * HOP : first * HOP + heard] = sound[:heard]
            mixed = self._noisy(speech)
            gain = 10 ** (self._random.uniform(-26, 3) / 20) * 16_000 / np.abs(mixed).max()
            samples[row], level[row] = mixed * gain, 2 * np.log(gain)
            clean[row, first : first + whole], known[row, first : first + whole] = spectrum[:whole], 1
        return tuple(torch.tensor(each) for each in (samples, clean, known, level))

    def _source(self, file, speed):
        sound = read_wav(file)
        if speed != 1:
            sound = np.interp(np.arange(int(len(sound) / speed)) * speed, np.arange(len(sound)), sound)
        sound = sound[:LONGEST] / np.abs(sound).max() * 16_000
        sound = (sound + self._random.uniform(-20, 20, len(sound))).astype(np.float32)
        power = mel(torch.tensor(sound)[None])[0].numpy()
        return sound, np.log(without_steady_noise(power) + 1).astype(np.float32)

    def _noisy(self, speech):
        if self._random.random() < 0.12:
            return speech + self._random.normal(0, self._random.uniform(5, 30), len(speech)).astype(np.float32)
        noise = self._any_noise(len(speech))
        loudest = lambda sound: (sound[: len(sound) // 2048 * 2048].reshape(-1, 2048).astype(np.float64) ** 2).sum(1).max()
        ratio = 10 ** (self._random.uniform(0, 28) / 10)
        return speech + np.float32(np.sqrt(loudest(speech) / (loudest(noise) * ratio))) * noise

    def _any_noise(self, length):
        kind = self._random.random()
        if kind < 0.5:
            return self._recorded(length)
        if kind < 0.72:
            return self._steady(length)
        if kind < 0.84:
            shelf = self._people + self._voices
            return sum(self._cut(shelf[at][0], length) for at in self._random.integers(0, len(shelf), self._random.integers(3, 8)))
        if kind < 0.92:
            return self._clatter(length) * 3000 + self._steady(length) * 60
        return self._recorded(length) / self._noise.std() + self._steady(length) * self._random.uniform(0.2, 1.5)

    def _recorded(self, length):
        sound = self._cut(self._noise, length)
        if self._random.random() < 0.3:
            speed = self._random.uniform(0.8, 1.25)
            sound = np.interp(np.arange(length) * speed % (length - 1), np.arange(length), sound).astype(np.float32)
        return sound

    def _steady(self, length):
        """Of any colour, sometimes swelling."""
        hertz = np.fft.rfftfreq(length, 1 / RATE)
        hertz[0] = hertz[1]
        bends = np.linspace(np.log(50), np.log(8050), 6)
        shape = hertz ** -self._random.uniform(0, 1.2) * np.exp(np.interp(np.log(hertz + 50), bends, self._random.normal(0, 0.8, 6)))
        sound = np.fft.irfft(shape * np.exp(2j * np.pi * self._random.random(len(hertz))), length)
        if self._random.random() < 0.4:
            turns = np.arange(0, length, 800)
            swell = np.convolve(self._random.normal(0, 1.2, len(turns)), np.ones(4) / 2, 'same')
            sound = sound * np.exp(np.interp(np.arange(length), turns, swell))
        return (sound / sound.std()).astype(np.float32)

    def _clatter(self, length):
        sound = np.zeros(length, np.float32)
        for _ in range(self._random.integers(2, 14)):
            at = self._random.integers(0, length)
            times = np.arange(min(self._random.integers(80, 3000), length - at))
            ring = np.sin(2 * np.pi * self._random.uniform(200, 6000) * times / RATE) * self._random.random()
            knock = self._random.normal(0, 1, len(times)) * self._random.random()
            sound[at : at + len(times)] += np.exp(-times / self._random.uniform(20, 900)) * (ring + knock) * self._random.uniform(0.2, 1)
        return sound

    def _cut(self, sound, length):
        while len(sound) < length:
            sound = np.concatenate([sound, sound])
        at = self._random.integers(0, len(sound) - length + 1)
        return sound[at : at + length].astype(np.float32)


def speech_files(folder, without_every_second):
    """Sorted by name; people of whom none was heard in training are those of every second file."""
    files = sorted(Path(folder).glob('*.wav'))
    if not files:
        sys.exit(f'No .wav files in {folder}.')
    return files[::2] if without_every_second else files
