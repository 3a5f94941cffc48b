import { WilcoError } from '../../../core/error.ts';

/** No model is there, or none is named among several. */
export function noModel(message: string, hint: string): WilcoError {
  return new WilcoError({ code: 'recogniser_unavailable', message, hint });
}

/** A file of the model is missing, damaged, or of no kind that is known. */
export function badModel(name: string, what: string): WilcoError {
  return new WilcoError({
    code: 'recogniser_unavailable',
    message: `The speech model ${name} cannot be used: ${what}.`,
    hint: `Fetch it anew: wilco models rm ${name}, then wilco models pull ${name}`,
  });
}

/** npm brings the library as one package a platform, which is left out where there is none or the download failed. */
export function noLibrary(cause: unknown, arch: string = process.arch): WilcoError {
  return new WilcoError(
    {
      code: 'recogniser_unavailable',
      message: `The speech library sherpa-onnx is not installed for this machine (${process.platform}-${arch}).`,
      hint: 'Install it: npm ci --include=optional in the folder of Wilco; or take another recogniser: [recogniser] chain = ["local"]',
    },
    { cause },
  );
}

export function takeFailed(cause: unknown): WilcoError {
  return new WilcoError(
    { code: 'recogniser_failed', message: 'The sherpa recogniser failed.', hint: 'Say it again.' },
    { cause },
  );
}

export function tooSlow(timeout: number): WilcoError {
  return new WilcoError({
    code: 'timeout',
    message: `The sherpa recogniser did not answer within ${timeout / 1000} seconds.`,
    hint: 'Take a smaller model (wilco models list), or raise [recogniser.sherpa] timeout in the config.',
  });
}

export function stillLoading(): WilcoError {
  return new WilcoError({
    code: 'timeout',
    message: 'The speech model of the sherpa recogniser is still being loaded.',
    hint: 'Say it again in a moment.',
  });
}

export function notRunning(): WilcoError {
  return new WilcoError({
    code: 'recogniser_unavailable',
    message: 'The sherpa recogniser is not running.',
    hint: 'Start the daemon again: wilco daemon',
  });
}

/** The process ended while the model was being loaded, which is how sherpa-onnx tells a model that it cannot read. */
export function loadingFailed(name: string, cause: WilcoError): WilcoError {
  if (cause.message.includes('SIGKILL')) {
    return new WilcoError(
      {
        code: 'recogniser_unavailable',
        message: `Loading the speech model ${name} was ended from outside, mostly for want of memory.`,
        hint: 'Take a smaller model: wilco models list',
      },
      { cause },
    );
  }
  return badModel(name, 'sherpa-onnx cannot load it');
}
