"""The Gaussians of pocketsphinx's en-us model: how likely it finds each state of each phoneme, for gradients to flow through."""
import struct
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F

from front_end import CEPSTRA

STREAMS, DENSITIES, STATES = 3, 128, 3
LOUD = 35
"""Frames that are so far below the loudest, in the first of the cepstra, are pauses."""
LOG_BASE = np.log(1.0001) * 1024
"""Mixture weights are stored as negative logarithms in these units (ptm_mgau.c)."""


def _gaussians(path):
    data = Path(path).read_bytes()
    at = data.index(b'endhdr\n') + len(b'endhdr\n') + 4
    books, streams, densities = struct.unpack_from('<3i', data, at)
    at += 12 + 4 * streams + 4
    return np.frombuffer(data, '<f4', books * streams * densities * CEPSTRA, at).reshape(books, streams, densities, CEPSTRA)


def _mixture_weights(path, phones):
    data = Path(path).read_bytes()
    at = 0
    while (length := struct.unpack_from('<i', data, at)[0]) != 0:
        at += 4 + length
    at += 4
    rows, senones = struct.unpack_from('<2i', data, at)
    assert rows == DENSITIES
    values = np.frombuffer(data, np.uint8, STREAMS * rows * senones, at + 8).reshape(STREAMS, rows, senones)
    own = np.exp(values[:, :, : phones * STATES] * -LOG_BASE).astype(np.float32)
    return own.reshape(STREAMS, rows, phones, STATES).transpose(0, 2, 1, 3).copy()


def _phoneme_names(path):
    """Those of phonemes without context come first in bin_mdef.c's files, behind ten counts."""
    data = Path(path).read_bytes()
    counts = 12 + struct.unpack_from('<i', data, 8)[0]
    phones = struct.unpack_from('<i', data, counts)[0]
    return [name.decode() for name in data[counts + 40 :].split(b'\0', phones)[:phones]]


def streams(cepstra):
    """What the model sees (feat 1s_c_d_dd): cepstra, their differences, and the differences of these."""
    padded = F.pad(cepstra.transpose(1, 2), (3, 3), mode='replicate').transpose(1, 2)
    shifted = lambda by: padded[:, 3 + by : 3 + by + cepstra.shape[1]]
    return cepstra, shifted(2) - shifted(-2), (shifted(3) - shifted(-1)) - (shifted(1) - shifted(-3))


class AcousticModel:
    def __init__(self, folder):
        self.names = _phoneme_names(f'{folder}/mdef')
        means, variances = _gaussians(f'{folder}/means'), np.maximum(_gaussians(f'{folder}/variances'), 1e-4)
        self.phones = len(means)
        self.deviations = [torch.tensor(np.sqrt(np.median(variances[:, s].reshape(-1, CEPSTRA), 0))) for s in range(STREAMS)]
        """What is far in each stream of numbers: cepstra, differences, differences of these."""
        self._weights = torch.tensor(_mixture_weights(f'{folder}/sendump', self.phones))
        self._factors, self._constants = [], []
        for stream in range(STREAMS):
            inverse, mean = 1 / variances[:, stream].reshape(-1, CEPSTRA), means[:, stream].reshape(-1, CEPSTRA)
            self._factors.append(torch.tensor(np.concatenate([-0.5 * inverse, mean * inverse], 1).T.copy()))
            self._constants.append(torch.tensor((-0.5 * mean**2 * inverse + 0.5 * np.log(inverse)).sum(1).astype(np.float32)))

    def log_likelihoods(self, streams):
        """Three of frames x 13 -> frames x states, of phonemes without context; but for one summand that all states share."""
        total = 0
        for numbers, factors, constants, weights in zip(streams, self._factors, self._constants, self._weights):
            densities = torch.addmm(constants, torch.cat([numbers**2, numbers], 1), factors)
            best = densities.max(1, keepdim=True).values
            shares = torch.exp(densities - best).view(-1, self.phones, DENSITIES)
            states = torch.einsum('npk,pks->nps', shares, weights).reshape(-1, self.phones * STATES)
            total = total + torch.log(states + 1e-30).clamp(min=-40)
        return total
