"""Noisy takes and what they would be without the noise, made up anew for every step of the denoiser's training."""
import numpy as np
import torch

from front_end import BANDS, HOP, RATE, WINDOW, clean_spectrum
from noise import Noise
from recordings import at_speed, levelled, read_wav

LONGEST = 8 * RATE
SPEEDS = (1.0, 0.9, 1.1)
"""People's voices are also taken lower and slower, higher and faster."""


class Sounds:
    """`people` and `voices`: files of clean speech; `recorded`: a long recording of noise."""

    def __init__(self, people, voices, recorded, random):
        self._random = random
        self._people = [self._source(file, speed) for file in people for speed in SPEEDS]
        self._voices = [self._source(file, 1.0) for file in voices]
        self.noise = Noise(recorded, [sound for sound, _ in self._people + self._voices], random)

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
            samples[row], gain = self.noise.over(speech)
            level[row] = 2 * np.log(gain)
            clean[row, first : first + whole], known[row, first : first + whole] = spectrum[:whole], 1
        return tuple(torch.tensor(each) for each in (samples, clean, known, level))

    def _source(self, file, speed):
        sound = levelled(at_speed(read_wav(file), speed)[:LONGEST], self._random)
        return sound, clean_spectrum(sound)
