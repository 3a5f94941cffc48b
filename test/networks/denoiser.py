"""Takes noise out of speech: learns to make it look, to the acoustic model too, as it does without the noise."""
import torch
from torch import nn
from torch.nn import functional as F

from acoustic_model import LOUD, streams
from descent import descend
from front_end import BANDS, TO_CEPSTRA, mel

LOOK, CONVOLUTION, MEMORY = 5, 96, 128
SHARE_OF_STATES, SHARE_OF_SPECTRUM, SOFTNESS, SHARE_OF_FRAMES = 1.0, 0.15, 0.3, 1 / 16
BATCH, SECONDS = 24, 5


class Denoiser(nn.Module):
    """The network of src/hear/recogniser/local/features/denoiser.ts."""

    def __init__(self):
        super().__init__()
        self.convolution = nn.Conv1d(BANDS, CONVOLUTION, 2 * LOOK + 1)
        self.memory = nn.GRU(CONVOLUTION, MEMORY, batch_first=True)
        self.out = nn.Linear(MEMORY + CONVOLUTION, BANDS)
        self.register_buffer('mean', torch.zeros(BANDS))
        self.register_buffer('deviation', torch.ones(BANDS))

    def hidden(self, spectrum):
        """What it remembers, then what it convolved."""
        padded = F.pad(((spectrum - self.mean) / self.deviation).transpose(1, 2), (LOOK, LOOK), mode='replicate')
        seen = torch.tanh(self.convolution(padded).transpose(1, 2))
        return torch.cat([self.memory(seen)[0], seen], 2)

    def forward(self, spectrum):
        return spectrum + self.out(self.hidden(spectrum))


def train_denoiser(sounds, model, minutes):
    """`minutes`: for each of two parts; the acoustic model is only asked in the second."""
    network = Denoiser()
    spectrum = torch.log(mel(sounds.batch(32, 4)[0]) + 1)
    network.mean.copy_(spectrum.mean((0, 1)))
    network.deviation.copy_(spectrum.std((0, 1)))
    for rate, with_states in ((2e-3, False), (1e-3, True)):
        next_loss = lambda: _loss(network, model, sounds.batch(BATCH, SECONDS), with_states)
        descend(torch.optim.Adam(network.parameters(), rate), next_loss, minutes, warm_up=40)
    return network


def _loss(network, model, batch, with_states):
    samples, clean, known, level = batch
    made, wanted = network(torch.log(mel(samples) + 1)) @ TO_CEPSTRA, clean @ TO_CEPSTRA
    loudest = torch.where(known > 0, wanted[..., 0], torch.tensor(-1e9)).max(1, keepdim=True).values
    voiced = (known * (wanted[..., 0] > loudest - LOUD))[..., None]
    louder = (made[..., 0] - wanted[..., 0] - level[:, None] * float(TO_CEPSTRA[:, 0].sum())).abs()
    centred = lambda cepstra: cepstra - (cepstra * voiced).sum(1, keepdim=True) / voiced.sum(1, keepdim=True)
    made, wanted = streams(centred(made)), streams(centred(wanted))
    spectrum = sum(
        (torch.sqrt(((a - b) / deviation).square().sum(2) + 1) * known).sum() / known.sum()
        for a, b, deviation in zip(made, wanted, model.deviations)
    )
    if not with_states:
        return spectrum + 0.05 * (louder * known).sum() / known.sum() / model.deviations[0][0]
    picked = torch.nonzero((known * (torch.rand_like(known) < SHARE_OF_FRAMES)).reshape(-1)).squeeze(1)
    of = lambda each: [numbers.reshape(-1, numbers.shape[2])[picked] for numbers in each]
    with torch.no_grad():
        teacher = torch.softmax(SOFTNESS * model.log_likelihoods(of(wanted)), 1)
    student = torch.log_softmax(SOFTNESS * model.log_likelihoods(of(made)), 1)
    weight = 1 + 2 * voiced.reshape(-1)[picked]
    difference = (teacher * (torch.log(teacher + 1e-9) - student)).sum(1)
    return SHARE_OF_STATES * (difference * weight).sum() / weight.sum() + SHARE_OF_SPECTRUM * spectrum
