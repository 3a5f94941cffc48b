"""Which state of which phoneme each frame of a clean recording is, when its words are known."""
import re

import numpy as np
import torch

from acoustic_model import LOUD, STATES, streams
from front_end import TO_CEPSTRA, clean_spectrum

SILENCE = 'SIL'
VARIANTS = 4
"""So many pronunciations of a word are tried."""
START, NEVER = -1, -1e9


def read_pronunciations(path):
    """Of each word, the lists of its phonemes' names; the dictionary calls a second one `word(2)`."""
    pronunciations = {}
    for line in open(path, encoding='utf-8'):
        word, *phonemes = line.split()
        pronunciations.setdefault(re.sub(r'\(\d+\)$', '', word), []).append(phonemes)
    return pronunciations


class Aligner:
    """Finds the likeliest states by what the acoustic model thinks of each frame; all durations are as likely."""

    def __init__(self, model, pronunciations):
        self._model, self._pronunciations = model, pronunciations
        self._numbers = {name: number for number, name in enumerate(model.names)}
        self.silence = self._numbers[SILENCE]

    def align(self, sound, text):
        """The state of each frame and how well they fit, or none where a word is unknown or there is no room for all."""
        words = text.lower().split()
        if not words or not all(word in self._pronunciations for word in words):
            return None
        variants = [[self._numbered(phonemes) for phonemes in self._pronunciations[word][:VARIANTS]] for word in words]
        return _best_path(self._likelihoods(sound), _Paths(variants, self.silence))

    def _numbered(self, phonemes):
        return [self._numbers[name] for name in phonemes]

    def _likelihoods(self, sound):
        cepstra = torch.tensor(clean_spectrum(sound))[None] @ TO_CEPSTRA
        voiced = cepstra[0, :, 0] > cepstra[..., 0].max() - LOUD
        centred = cepstra - cepstra[:, voiced].mean(1, keepdim=True)
        return self._model.log_likelihoods([numbers[0] for numbers in streams(centred)]).numpy()


class _Paths:
    """The states that words go through, and those that may be before each of them but itself; silence may be around words."""

    def __init__(self, words, silence):
        self.states, self.before = [], []
        self.ends = [START, self._phoneme(silence, [START])]
        for variants in words:
            spoken = [self._variant(phonemes, self.ends) for phonemes in variants]
            self.ends = [*spoken, self._phoneme(silence, spoken)]

    def _variant(self, phonemes, before):
        for phoneme in phonemes:
            before = [self._phoneme(phoneme, before)]
        return before[0]

    def _phoneme(self, phoneme, before):
        for state in range(STATES):
            self.states.append(phoneme * STATES + state)
            self.before.append(before)
            before = [len(self.states) - 1]
        return before[0]


def _best_path(likelihoods, paths):
    """Viterbi's; the score behind those of the states is that of having said nothing yet, where START points."""
    states, frames, count = np.array(paths.states), len(likelihoods), len(paths.states)
    before = np.repeat(np.arange(count)[:, None], 1 + max(map(len, paths.before)), 1)
    for state, others in enumerate(paths.before):
        before[state, 1 : 1 + len(others)] = others
    scores, came_from = np.append(np.full(count, NEVER), 0.0), np.zeros((frames, count), np.int32)
    for frame in range(frames):
        best = scores[before].argmax(1)
        came_from[frame] = before[np.arange(count), best]
        scores = np.append(scores[came_from[frame]] + likelihoods[frame, states], NEVER)
    last = max(paths.ends, key=lambda end: scores[end])
    if scores[last] < NEVER / 2:
        return None
    path = [last]
    for frame in range(frames - 1, 0, -1):
        path.append(came_from[frame, path[-1]])
    return states[path[::-1]], scores[last] / frames
