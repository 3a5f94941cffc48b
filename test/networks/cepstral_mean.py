"""The running mean of cepstra, as src/hear/recogniser/local/features/cepstral-mean.ts takes it off them."""
import torch

INITIAL = torch.tensor([59, 18.3, -0.4, 14, -5.3, -5.8, -0.6, -6.8, -2.2, 2.1, 3.9, -0.7, -0.4])
WEIGHT, WITHIN = 100, 30


def running_mean(cepstra, expected):
    """At each frame: of what is expected, for each sound, and of the frames so far that are loud beside their loudest."""
    loudness = cepstra[..., 0].floor()
    least = torch.cummax(loudness, 1).values - WITHIN
    counts = torch.tril(loudness[:, None, :] >= least[:, :, None]).float()
    return (WEIGHT * expected[:, None] + counts @ cepstra) / (WEIGHT + counts.sum(2, keepdim=True))


def expected_means(cepstra):
    """For each sound what a recogniser expects that never heard the voice or, in half of the cases, heard it a while."""
    counts = (cepstra[..., 0] > cepstra[..., 0].max(1, keepdim=True).values - WITHIN).float()[..., None]
    learned = torch.rand(len(cepstra), 1) * (torch.rand(len(cepstra), 1) < 0.5)
    return INITIAL * (1 - learned) + (cepstra * counts).sum(1) / counts.sum(1) * learned
