import { WilcoError } from '../core/error.ts';
import { downloadFailed } from './models-error.ts';

/** Whether it already says what is wrong, so that trying again is of no use. */
export function isOurs(error: unknown): error is WilcoError {
  return error instanceof WilcoError;
}

/** The server was asked several times, or never reached. */
export function cannotReach(url: string, cause: unknown): WilcoError {
  return downloadFailed(
    `${hostOf(url)} cannot be reached, or cuts the download again and again (${reasonOf(cause)}).`,
    'Check the network, and HTTPS_PROXY where there is a proxy, then type the same command: it goes on where it stopped. A file fetched elsewhere is taken with --from FILE.',
    cause,
  );
}

export function answerError(url: string, status: number): Error {
  if (status === 404 || status === 410) {
    return downloadFailed(`There is no ${url}.`, 'Look for it at its project, and name the place with --from URL.');
  }
  if (status === 401 || status === 403 || status === 407) {
    return downloadFailed(
      `${hostOf(url)} refuses to give ${url} (status ${status}).`,
      'Fetch it with a browser, and give the file: --from FILE',
    );
  }
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return downloadFailed(`${hostOf(url)} answered with status ${status}.`, 'Name another place with --from URL.');
  }
  return new Error(`status ${status}`);
}

/** What Node knows of a failed fetch is in its cause: "getaddrinfo ENOTFOUND github.com". */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
