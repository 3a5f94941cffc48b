"""Guesses the phoneme of each frame, from the cepstra around it and what a denoiser that is trained already makes of it."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import denoiser as denoising
from acoustic_model import STATES
from cepstral_mean import expected_means, running_mean
from descent import descend
from front_end import BANDS, CEPSTRA, TO_CEPSTRA, mel, mel_filters
from takes import UNKNOWN

LOOK, OPENING, MEMORY = 3, 96, 112
HIDDEN = denoising.MEMORY + denoising.CONVOLUTION
BATCH, SECONDS, LEARNING_RATE = 24, 5, 1e-3
STRETCHED = torch.stack([mel_filters(stretch) for stretch in np.linspace(0.92, 1.08, 9)])


class Phonemes(nn.Module):
    """The network of src/hear/recogniser/local/features/phoneme-guess.ts."""

    def __init__(self, states):
        super().__init__()
        self.opening = nn.Linear((2 * LOOK + 1) * CEPSTRA + HIDDEN, OPENING)
        self.memory = nn.GRU(OPENING, MEMORY, batch_first=True)
        self.states = nn.Linear(MEMORY + OPENING, states)
        self.drop = nn.Dropout(0.15)
        self.register_buffer('deviation', torch.ones(CEPSTRA))

    def forward(self, cepstra, hidden):
        """`hidden` is what the denoiser makes of the last frame that the cepstra around one are of."""
        frames = cepstra.shape[1]
        padded = F.pad((cepstra / self.deviation).transpose(1, 2), (LOOK, LOOK), mode='replicate').transpose(1, 2)
        around = [padded[:, at : at + frames] for at in range(2 * LOOK + 1)]
        ahead = hidden[:, torch.clamp(torch.arange(frames) + LOOK, max=frames - 1)]
        opened = torch.tanh(self.opening(self.drop(torch.cat([*around, ahead], 2))))
        remembered = self.memory(self.drop(opened))[0]
        return self.states(self.drop(torch.cat([remembered, opened], 2)))


def train_phonemes(takes, denoiser, model, minutes):
    network = Phonemes(model.phones * STATES)
    samples, states = takes.batch(BATCH, SECONDS)
    said = (states != UNKNOWN) & (states // STATES != takes.silence)
    network.deviation.copy_(_hear(denoiser, samples)[0][said].std(0))

    def loss():
        samples, states = takes.batch(BATCH, SECONDS)
        guesses = network(*_hear(denoiser, samples))
        return F.cross_entropy(guesses.flatten(0, 1), states.flatten(), ignore_index=UNKNOWN, label_smoothing=0.05)

    descend(torch.optim.AdamW(network.parameters(), LEARNING_RATE, weight_decay=1e-2), loss, minutes, warm_up=100)
    return network.eval()


@torch.no_grad()
def _hear(denoiser, samples):
    """Centred cepstra, and what the denoiser makes of the sounds: each of another throat, through another microphone."""
    throats = STRETCHED[torch.randint(len(STRETCHED), (len(samples),))]
    slope = torch.randn(len(samples), 1, 1) * 0.5 * torch.linspace(-1, 1, BANDS)
    bend = torch.randn(len(samples), 1, 1) * 0.35 * torch.cos(torch.linspace(0, 2 * np.pi, BANDS))
    spectrum = (torch.log(mel(samples, throats) + 1) + slope + bend).clamp(min=0)
    hidden = denoiser.hidden(spectrum)
    cepstra = (spectrum + denoiser.out(hidden)) @ TO_CEPSTRA
    return cepstra - running_mean(cepstra, expected_means(cepstra)), hidden
