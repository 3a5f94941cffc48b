"""Noisy takes and the state of a phoneme that each of their frames is, made up anew for every step of the training."""
import sys
from typing import NamedTuple

import numpy as np
import torch

from acoustic_model import STATES
from front_end import HOP, RATE, WINDOW
from recordings import at_speed, levelled, read_wav

UNKNOWN = -1
BEFORE, BEHIND = 100, 60
"""Frames of silence that are kept around what was said."""
UNCLEAR = 3
"""So many percent of the programs' sentences fit their words too badly."""


class Take(NamedTuple):
    sound: np.ndarray
    states: np.ndarray
    score: float


class Takes:
    """`texts`: what is said in the files of `people` and `voices`, by their names; files without are left out."""

    def __init__(self, people, voices, texts, aligner, noise, random):
        self._noise, self._random = noise, random
        self._aligner, self.silence = aligner, aligner.silence
        self._silent_state = self.silence * STATES + 1
        commands, sentences = self._aligned(people, texts, 0), _clearest(self._aligned(voices, texts, RATE // 5))
        print(f'aligned: {len(commands)} of {len(people)} people, {len(sentences)} of {len(voices)} voices', flush=True)
        self._shelves = [shelf for shelf in (commands, sentences) if shelf]
        if not self._shelves:
            sys.exit('The networks need recordings whose words are in --texts and in the dictionary.')

    def shares(self, states):
        """How many of the frames each of all states has; people and voices count as much."""
        counts = [np.bincount(np.concatenate([take.states for take in shelf]), minlength=states) for shelf in self._shelves]
        return np.mean([count / count.sum() for count in counts], 0)

    def batch(self, count, seconds):
        """Samples, and the state of each frame, UNKNOWN for few."""
        rows = [self._row(int(seconds * RATE)) for _ in range(count)]
        return tuple(torch.tensor(np.stack(column)) for column in zip(*rows))

    def _row(self, length):
        shelf = self._shelves[self._random.integers(len(self._shelves))]
        sound, said = self._sped(shelf[self._random.integers(len(shelf))])
        frames, first = (length - WINDOW) // HOP + 1, 0
        if len(said) > frames and self._random.random() < 0.7:
            cut = self._random.integers(0, len(said) - frames + 1)
            sound, said = sound[cut * HOP :], said[cut:]
        elif len(said) <= frames and self._random.random() < 0.6:
            first = self._random.integers(0, 60)
        heard = min(len(sound), length - first * HOP)
        whole = min(len(said), (heard - WINDOW) // HOP + 1)
        speech, states = np.zeros(length, np.float32), np.full(frames, UNKNOWN)
        speech[first * HOP : first * HOP + heard] = sound[:heard]
        states[:first], states[first : first + whole] = self._silent_state, said[:whole]
        if whole == len(said):  # but for frames that see both
            states[first + whole + WINDOW // HOP + 1 :] = self._silent_state
        return self._noise.over(speech)[0].astype(np.float32), states

    def _sped(self, take):
        """Some slower, some faster."""
        speed = self._random.uniform(0.87, 1.15)
        sound = at_speed(take.sound, speed)
        was = np.round(np.arange((len(sound) - WINDOW) // HOP + 1) * speed).astype(int)
        return sound, take.states[np.minimum(was, len(take.states) - 1)]

    def _aligned(self, files, texts, pause):
        """`pause`: samples of silence around it, for programs leave none."""
        takes = []
        for at, file in enumerate(files):
            if at % 100 == 99:
                print(f'aligning {at + 1} of {len(files)}', flush=True)
            sound = levelled(np.pad(read_wav(file), pause), self._random)
            found = self._aligner.align(sound, texts.get(file.name, ''))
            if found is not None:
                takes.append(self._trimmed(sound, *found))
        return takes

    def _trimmed(self, sound, states, score):
        """Of silence all states are alike."""
        silent = states // STATES == self.silence
        said = np.flatnonzero(~silent)
        begin, end = max(0, said[0] - BEFORE), min(len(states), said[-1] + BEHIND)
        kept = np.where(silent, self._silent_state, states)[begin:end]
        return Take(sound[begin * HOP : end * HOP + WINDOW].astype(np.int16), kept, score)


def _clearest(takes):
    least = np.percentile([take.score for take in takes], UNCLEAR) if takes else 0
    return [take for take in takes if take.score >= least]
