import { WilcoError } from '../../core/error.ts';
import { isUsable, type ModelSettings } from './model-settings.ts';

/** What makes it pointless to ask at all; undefined when nothing does. */
export function settingsProblem(settings: ModelSettings): WilcoError | undefined {
  if (!isUsable(settings)) {
    return new WilcoError({
      code: 'model_failed',
      message: 'There is no API key for the language model.',
      hint: 'Set the environment variable that [model] api_key_env names, or [model] base_url in the config.',
    });
  }
  if (settings.baseUrl !== undefined && !isWebAddress(settings.baseUrl)) {
    return new WilcoError({
      code: 'model_failed',
      message: 'The address of the language model is no web address.',
      hint: 'Set [model] base_url to one such as "http://localhost:11434/v1", without a user name or password.',
    });
  }
  // A line feed from a file, say. What sends it would put the whole key into its error.
  if (settings.apiKey !== undefined && !/^[\x21-\x7e]+$/.test(settings.apiKey)) {
    return new WilcoError({
      code: 'model_failed',
      message: 'The API key for the language model is empty or has a character that no key has.',
      hint: 'Check the environment variable that [model] api_key_env names for spaces and line ends.',
    });
  }
  return undefined;
}

/** A name and password in the URL are refused: `fetch` takes none. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}
