"""What src/hear/recogniser/local/features computes, in numpy and torch: log mel spectrum and cepstra as sphinxbase has them."""
import numpy as np
import torch

RATE, SIZE, WINDOW, HOP, BANDS, CEPSTRA = 16_000, 512, 410, 160, 25, 13
LOWEST, HIGHEST, LIFTER = 130.0, 6800.0, 22


def mel_filters(stretch=1.0):
    """FFT -> bands; a `stretch` above 1 makes all voices sound lower, as those of longer throats."""
    mel = lambda hertz: 2595 * np.log10(1 + hertz / 700)
    hertz = lambda mels: 700 * (10 ** (mels / 2595) - 1)
    step, low = RATE / SIZE, mel(LOWEST)
    width = (mel(HIGHEST) - low) / (BANDS + 1)
    edges = [np.floor(hertz(low + at * width) * stretch / step + 0.5) * step for at in range(BANDS + 2)]
    filters = np.zeros((BANDS, SIZE // 2 + 1), np.float32)
    for band, (left, middle, right) in enumerate(zip(edges, edges[1:], edges[2:])):
        for bin_ in range(SIZE // 2 + 1):
            at = bin_ * step
            if left <= at <= right:
                filters[band, bin_] = min((at - left) / (middle - left), (right - at) / (right - middle)) * 2 / (right - left)
    return torch.tensor(filters.T.copy())


FILTERS = mel_filters()
HAMMING = torch.tensor((0.54 - 0.46 * np.cos(2 * np.pi * np.arange(WINDOW) / (WINDOW - 1))).astype(np.float32))
_lift = np.array([1 + LIFTER / 2 * np.sin(np.pi * at / LIFTER) for at in range(CEPSTRA)])
_cosines = np.array(
    [
        [np.cos(np.pi * at * (band + 0.5) / BANDS) * np.sqrt((1 if at == 0 else 2) / BANDS) for band in range(BANDS)]
        for at in range(CEPSTRA)
    ]
)
TO_CEPSTRA = torch.tensor((_cosines * _lift[:, None]).astype(np.float32).T.copy())
"""log mel spectrum @ TO_CEPSTRA = cepstra"""


def mel(samples, filters=FILTERS):
    """Power in each mel band: sounds x samples (in units of int16) -> sounds x frames x bands."""
    emphasised = torch.cat([samples[:, :1], samples[:, 1:] - 0.97 * samples[:, :-1]], 1)
    frames = emphasised.unfold(1, WINDOW, HOP) * HAMMING
    return torch.fft.rfft(frames, SIZE).abs().square() @ filters


def clean_spectrum(sound):
    """The log mel spectrum of one clean recording, as the acoustic model wants it: frames x bands."""
    return np.log(_without_steady_noise(mel(torch.tensor(sound)[None])[0].numpy()) + 1).astype(np.float32)


def _without_steady_noise(power):
    """The noise removal of sphinxbase (fe_noise.c), which the acoustic model was trained behind: frames x bands."""
    cleaned = np.empty_like(power)
    smooth = noise = floor = peak = None
    for at, frame in enumerate(power.astype(np.float64)):
        if smooth is None:
            smooth, noise, floor, peak = frame.copy(), frame / 20, frame / 20, np.zeros(BANDS)
        follow = lambda low, value: np.where(value >= low, 0.995 * low + 0.005 * value, 0.5 * low + 0.5 * value)
        smooth = 0.7 * smooth + 0.3 * frame
        noise = follow(noise, smooth)
        signal = np.maximum(smooth - noise, 1.0)
        floor = follow(floor, signal)
        peak = peak * 0.85
        masked = np.maximum(np.where(signal < peak, peak * 0.2, signal), floor)
        peak = np.maximum(peak, signal)
        gain = np.clip(masked / smooth, 1 / 20, 20)
        cleaned[at] = frame * [gain[max(0, band - 4) : band + 5].mean() for band in range(BANDS)]
    return cleaned
