"""Trains assets/denoiser/denoiser.bin: see CONTRIBUTING.md. Needs numpy and torch; takes half an hour on one core."""
import argparse
import json
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from acoustic_model import AcousticModel
from front_end import BANDS, TO_CEPSTRA, mel, read_wav
from sounds import Sounds, speech_files

LOOK, CONVOLUTION, MEMORY = 5, 96, 128
SHARE_OF_STATES, SHARE_OF_SPECTRUM, SOFTNESS = 1.0, 0.15, 0.3
LOUD = 35
"""Frames that are so far below the loudest, in the first of the cepstra, are pauses."""


class Denoiser(nn.Module):
    """The network of src/hear/recogniser/local/features/denoiser.ts."""

    def __init__(self):
        super().__init__()
        self.convolution = nn.Conv1d(BANDS, CONVOLUTION, 2 * LOOK + 1)
        self.memory = nn.GRU(CONVOLUTION, MEMORY, batch_first=True)
        self.out = nn.Linear(MEMORY + CONVOLUTION, BANDS)
        self.register_buffer('mean', torch.zeros(BANDS))
        self.register_buffer('deviation', torch.ones(BANDS))

    def forward(self, spectrum):
        padded = F.pad(((spectrum - self.mean) / self.deviation).transpose(1, 2), (LOOK, LOOK), mode='replicate')
        seen = torch.tanh(self.convolution(padded).transpose(1, 2))
        return spectrum + self.out(torch.cat([self.memory(seen)[0], seen], 2))


def streams(cepstra):
    """What the acoustic model sees (feat 1s_c_d_dd): cepstra, their differences, and the differences of these."""
    padded = F.pad(cepstra.transpose(1, 2), (3, 3), mode='replicate').transpose(1, 2)
    shifted = lambda by: padded[:, 3 + by : 3 + by + cepstra.shape[1]]
    return cepstra, shifted(2) - shifted(-2), (shifted(3) - shifted(-1)) - (shifted(1) - shifted(-3))


def loss(network, model, batch, share_of_frames, with_states):
    samples, clean, known, level = batch
    to_cepstra = torch.tensor(TO_CEPSTRA)
    made, wanted = network(torch.log(mel(samples) + 1)) @ to_cepstra, clean @ to_cepstra
    loudest = torch.where(known > 0, wanted[..., 0], torch.tensor(-1e9)).max(1, keepdim=True).values
    voiced = (known * (wanted[..., 0] > loudest - LOUD))[..., None]
    louder = (made[..., 0] - wanted[..., 0] - level[:, None] * float(to_cepstra[:, 0].sum())).abs()
    centred = lambda cepstra: cepstra - (cepstra * voiced).sum(1, keepdim=True) / voiced.sum(1, keepdim=True)
    made, wanted = streams(centred(made)), streams(centred(wanted))
    spectrum = sum(
        (torch.sqrt(((a - b) / deviation).square().sum(2) + 1) * known).sum() / known.sum()
        for a, b, deviation in zip(made, wanted, model.deviations)
    )
    if not with_states:
        return spectrum + 0.05 * (louder * known).sum() / known.sum() / model.deviations[0][0]
    picked = torch.nonzero((known * (torch.rand_like(known) < share_of_frames)).reshape(-1)).squeeze(1)
    of = lambda each: [numbers.reshape(-1, numbers.shape[2])[picked] for numbers in each]
    with torch.no_grad():
        teacher = torch.softmax(SOFTNESS * model.log_likelihoods(of(wanted)), 1)
    student = torch.log_softmax(SOFTNESS * model.log_likelihoods(of(made)), 1)
    weight = 1 + 2 * voiced.reshape(-1)[picked]
    difference = (teacher * (torch.log(teacher + 1e-9) - student)).sum(1)
    return SHARE_OF_STATES * (difference * weight).sum() / weight.sum() + SHARE_OF_SPECTRUM * spectrum


def train(network, sounds, model, minutes, rate, with_states):
    optimiser, began, step, lately = torch.optim.Adam(network.parameters(), rate), time.time(), 0, []
    while (share := (time.time() - began) / (minutes * 60)) < 1:
        for group in optimiser.param_groups:
            group['lr'] = rate * min(1, step / 40 + 0.03) * (1 if share < 0.45 else max(0.02, (1 - share) / 0.55))
        value = loss(network, model, sounds.batch(24, 5), 1 / 16, with_states)
        optimiser.zero_grad()
        value.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimiser.step()
        step, lately = step + 1, [*lately[-49:], value.item()]
        if step % 50 == 0:
            print(f'{step} steps, {share:.0%}: {np.mean(lately):.3f}', flush=True)


def write(network, path):
    """In the order of src/hear/recogniser/local/features/denoiser-file.ts, mean and deviation within the first layer."""
    with torch.no_grad():
        kernel = network.convolution.weight / network.deviation[None, :, None]
        bias = network.convolution.bias - (kernel * network.mean[None, :, None]).sum((1, 2))
        gru, out = network.memory, network.out
        layers = [kernel.transpose(1, 2), bias, gru.weight_ih_l0, gru.bias_ih_l0, gru.weight_hh_l0, gru.bias_hh_l0, out.weight, out.bias]
        head = {'format': 1, 'bands': BANDS, 'look': LOOK, 'convolution': CONVOLUTION, 'memory': MEMORY}
        with open(path, 'wb') as file:
            file.write((json.dumps(head) + '\n').encode())
            for layer in layers:
                file.write(np.ascontiguousarray(layer.numpy(), '<f4').tobytes())


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument('--people', required=True, help='folder of commands spoken by people, 16 kHz')
    options.add_argument('--voices', help='folder of sentences spoken by programs, 16 kHz')
    options.add_argument('--noise', required=True, help='a long recording of noise, 16 kHz')
    options.add_argument('--model', default='/usr/share/pocketsphinx/model/en-us/en-us', help="pocketsphinx's acoustic model")
    options.add_argument('--minutes', type=float, default=15, help='for each of the two parts')
    options.add_argument('--half', action='store_true', help='leave out every second file of --people, to measure with them')
    options.add_argument('--out', required=True)
    given = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    voices = [] if given.voices is None else speech_files(given.voices, False)
    sounds = Sounds(speech_files(given.people, given.half), voices, read_wav(given.noise), 1)
    model, network = AcousticModel(given.model), Denoiser()
    spectrum = torch.log(mel(sounds.batch(32, 4)[0]) + 1)
    network.mean.copy_(spectrum.mean((0, 1)))
    network.deviation.copy_(spectrum.std((0, 1)))
    train(network, sounds, model, given.minutes, 2e-3, with_states=False)
    train(network, sounds, model, given.minutes, 1e-3, with_states=True)
    write(network, given.out)


if __name__ == '__main__':
    main()
