"""Writes both networks as src/hear/recogniser/local/features/networks-file.ts reads them."""
import json

import numpy as np
import torch

import denoiser as denoising
import phonemes as guessing
from front_end import BANDS, CEPSTRA


def write_networks(path, denoiser, phonemes, guess):
    """`guess`: the header's fields that no network has."""
    shape = {'look': guessing.LOOK, 'cepstra': CEPSTRA, 'opening': guessing.OPENING, 'memory': guessing.MEMORY}
    header = {'format': 2, 'bands': BANDS, 'look': denoising.LOOK, 'convolution': denoising.CONVOLUTION}
    header |= {'memory': denoising.MEMORY, 'phonemes': shape | guess}
    with open(path, 'wb') as file, torch.no_grad():
        file.write((json.dumps(header, separators=(',', ':')) + '\n').encode())
        for layer in [*_denoiser_layers(denoiser), *_phoneme_layers(phonemes)]:
            file.write(np.ascontiguousarray(layer.numpy(), '<f4').tobytes())


def guess_fields(names, silence, shares, beta, strength, floor, model_weight):
    """`shares`: how many frames are of each phoneme. What is no phoneme, as `+NSN+`, is taken for silence."""
    taken_from = [silence if name.startswith('+') else number for number, name in enumerate(names)]
    offsets = [round(beta * float(np.log(shares[number] + 1e-5)), 4) for number in taken_from]
    fields = {'names': names, 'takenFrom': taken_from, 'offsets': offsets}
    return fields | {'strength': strength, 'floor': floor, 'modelWeight': model_weight}


def _denoiser_layers(network):
    """Mean and deviation within the first."""
    kernel = network.convolution.weight / network.deviation[None, :, None]
    bias = network.convolution.bias - (kernel * network.mean[None, :, None]).sum((1, 2))
    return [kernel.transpose(1, 2), bias, *_memory_layers(network.memory), network.out.weight, network.out.bias]


def _phoneme_layers(network):
    """Deviations within the first."""
    weights = network.opening.weight.clone()
    around = network.deviation.repeat(2 * guessing.LOOK + 1)
    weights[:, : len(around)] /= around
    return [weights, network.opening.bias, *_memory_layers(network.memory), network.states.weight, network.states.bias]


def _memory_layers(gru):
    return [gru.weight_ih_l0, gru.bias_ih_l0, gru.weight_hh_l0, gru.bias_hh_l0]
