import type { ModelFiles } from '../../recogniser/local/model-files.ts';
import type { Parameters } from '../../recogniser/local/sphinx-library.ts';

/** For the search that listens all the time. */
export function spottingParameters(model: ModelFiles): Parameters {
  return {
    ...shared(model),
    // Frames that the library leaves out as silence would not be counted, so nobody knew where the phrase ended.
    remove_silence: { type: 'switch', value: false },
  };
}

/** For the phrase among phonemes. */
export function phraseParameters(model: ModelFiles): Parameters {
  return {
    ...comparable(model),
    wip: { type: 'real', value: 0.05 },
    // The library's own beams lose the phrase in noise.
    beam: { type: 'real', value: 1e-80 },
    pbeam: { type: 'real', value: 1e-70 },
    wbeam: { type: 'real', value: 1e-60 },
  };
}

/** For the phonemes that the phrase is compared with. */
export function loopParameters(model: ModelFiles): Parameters {
  return { ...comparable(model), allphone_ci: { type: 'switch', value: true } };
}

/** Scores are relative to the best sound that was looked at; with all of them they can be compared between decoders. */
function comparable(model: ModelFiles): Parameters {
  return {
    ...shared(model),
    remove_silence: { type: 'switch', value: false },
    compallsen: { type: 'switch', value: true },
    bestpath: { type: 'switch', value: false },
  };
}

function shared({ acoustic }: ModelFiles): Parameters {
  return {
    logfn: { type: 'text', value: '/dev/null' },
    loglevel: { type: 'text', value: 'FATAL' },
    hmm: { type: 'text', value: acoustic },
    samprate: { type: 'real', value: 16_000 },
  };
}
