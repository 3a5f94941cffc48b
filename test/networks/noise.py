"""Noise of many kinds, made up anew for every take."""
import numpy as np

from front_end import RATE
from recordings import LOUDEST


class Noise:
    """`recorded`: a long recording of noise; `voices`: sounds of which some together are babble."""

    def __init__(self, recorded, voices, random):
        self._recording, self._voices, self._random = recorded, voices, random

    def over(self, speech):
        """Speech with noise over it, as loud as a microphone may make it, and what the speech was multiplied with."""
        mixed = self._mixed(speech)
        gain = 10 ** (self._random.uniform(-26, 3) / 20) * LOUDEST / np.abs(mixed).max()
        return mixed * gain, gain

    def _mixed(self, speech):
        if self._random.random() < 0.12:
            return speech + self._random.normal(0, self._random.uniform(5, 30), len(speech)).astype(np.float32)
        noise = self._any(len(speech))
        loudest = lambda sound: (sound[: len(sound) // 2048 * 2048].reshape(-1, 2048).astype(np.float64) ** 2).sum(1).max()
        ratio = 10 ** (self._random.uniform(0, 28) / 10)
        return speech + np.float32(np.sqrt(loudest(speech) / (loudest(noise) * ratio))) * noise

    def _any(self, length):
        kind = self._random.random()
        if kind < 0.5:
            return self._recorded(length)
        if kind < 0.72:
            return self._steady(length)
        if kind < 0.84:
            talking = self._random.integers(0, len(self._voices), self._random.integers(3, 8))
            return sum(self._cut(self._voices[at], length) for at in talking)
        if kind < 0.92:
            return self._clatter(length) * 3000 + self._steady(length) * 60
        return self._recorded(length) / self._recording.std() + self._steady(length) * self._random.uniform(0.2, 1.5)

    def _recorded(self, length):
        sound = self._cut(self._recording, length)
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
