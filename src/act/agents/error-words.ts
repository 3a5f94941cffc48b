/**
 * What an agent says of its error, without the JSON in which the API wrapped it: `[API Error: {"error":{"code":401,
 * "message":"…"}}]` is its message.
 */
export function errorWords(text: string): string {
  const message = /"message"\s*:\s*("(?:[^"\\]|\\.)+")/.exec(text)?.[1];
  if (message === undefined) return text;
  try {
    const words: unknown = JSON.parse(message);
    return typeof words === 'string' ? words : text;
  } catch {
    return text;
  }
}

/** Whether an agent's error, in its own words, is that it is not logged in or has no key that counts. */
export function isAboutLogin(text: string): boolean {
  return LOGIN.some((pattern) => pattern.test(text));
}

/** As claude 2.1, codex 0.169, gemini 0.61 and opencode 1.18 say it; statuses only where they stand for one. */
const LOGIN: readonly RegExp[] = [
  /\b(?:invalid|incorrect|missing|no) (?:x-)?api[ -]?key\b/i,
  /\bapi key (?:not valid|expired|not found|is missing)\b/i,
  /\bnot logged in\b|\/login\b|\bplease log ?in\b|\blog ?in again\b/i,
  /\bfailed to authenticate\b|\bauthentication[ _](?:error|failed)\b|\bunauthenticated\b|\bunauthorized\b/i,
  /\boauth\b[^.]*\b(?:expired|revoked|invalid)\b|\btoken (?:has )?expired\b|\btoken_(?:expired|revoked|invalidated)\b/i,
  /\bmissing environment variable: `\w*(?:KEY|TOKEN)`/i,
  /\b(?:status|error|code)"?:? (?:code )?40[13]\b|"code":40[13]\b/i,
];
