"""Trains assets/hearing/networks.bin: see CONTRIBUTING.md. Needs numpy and torch; takes a good hour on one core."""
import argparse
import json
from pathlib import Path

import numpy as np
import torch

from acoustic_model import STATES, AcousticModel
from alignment import Aligner, read_pronunciations
from denoiser import train_denoiser
from networks_file import guess_fields, write_networks
from phonemes import train_phonemes
from recordings import read_wav, speech_files
from sounds import Sounds
from takes import Takes


def options():
    known = argparse.ArgumentParser(description=__doc__)
    known.add_argument('--people', required=True, help='folder of commands spoken by people, 16 kHz')
    known.add_argument('--voices', help='folder of sentences spoken by programs, 16 kHz')
    known.add_argument('--noise', required=True, help='a long recording of noise, 16 kHz')
    known.add_argument('--texts', required=True, help='JSON: {"name of a recording.wav": "the words spoken in it", …}')
    known.add_argument('--model', default='/usr/share/pocketsphinx/model/en-us/en-us', help="pocketsphinx's; %(default)s")
    known.add_argument('--dictionary', help='its pronunciations; cmudict-en-us.dict beside --model if not given')
    known.add_argument('--minutes', type=float, default=15, help='for each part of the denoiser, half of the phonemes; %(default)s')
    known.add_argument('--half', action='store_true', help='leave out every second file of --people, to measure with them')
    known.add_argument('--beta', type=float, default=0.5, help='how much less common phonemes are guessed; %(default)s')
    known.add_argument('--strength', type=float, default=1, help='what guesses are multiplied with; %(default)s')
    known.add_argument('--floor', type=float, default=-9, help='no guess is less likely, natural; %(default)s')
    known.add_argument('--model-weight', type=float, default=0.7, help="what scores of --model are multiplied with; %(default)s")
    known.add_argument('--out', required=True)
    return known.parse_args()


def main():
    given = options()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    random = np.random.default_rng(1)
    people = speech_files(given.people, given.half)
    voices = [] if given.voices is None else speech_files(given.voices, False)
    texts = json.loads(Path(given.texts).read_text(encoding='utf-8'))
    model = AcousticModel(given.model)
    dictionary = given.dictionary or Path(given.model).parent / 'cmudict-en-us.dict'
    sounds = Sounds(people, voices, read_wav(given.noise), random)
    takes = Takes(people, voices, texts, Aligner(model, read_pronunciations(dictionary)), sounds.noise, random)
    denoiser = train_denoiser(sounds, model, given.minutes)
    phonemes = train_phonemes(takes, denoiser, model, 2 * given.minutes)
    shares = takes.shares(model.phones * STATES).reshape(-1, STATES).sum(1)
    guess = guess_fields(model.names, takes.silence, shares, given.beta, given.strength, given.floor, given.model_weight)
    write_networks(given.out, denoiser, phonemes, guess)


if __name__ == '__main__':
    main()
