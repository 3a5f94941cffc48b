/** A short name for a prompt, to be seen and said: its first two to four telling words. */
export function taskName(prompt: string): string {
  const words = (
    prompt
      .slice(0, 500)
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{N}_.'-]*/gu) ?? []
  )
    .map((word) => word.replace(/[.'-]+$/, '').slice(0, 24))
    .filter((word) => word !== '');
  const telling = words.filter((word) => !EMPTY_WORDS.has(word));
  return fitting(telling.length >= 2 ? telling : words) || 'task';
}

/** `name`, with a number behind it where it is taken already, compared without case. */
export function uniqueName(name: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map((other) => other.toLowerCase()));
  if (!names.has(name.toLowerCase())) return name;
  let number = 2;
  while (names.has(`${name} ${number}`.toLowerCase())) number += 1;
  return `${name} ${number}`;
}

/** A third and a fourth word only as long as the name stays short. */
function fitting(words: readonly string[]): string {
  let name = words.slice(0, 2).join(' ');
  for (const word of words.slice(2, 4)) {
    if (name.length + 1 + word.length > 24) break;
    name = `${name} ${word}`;
  }
  return name;
}

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    'a an the this that these those some any all every each of in on at to for from by with into onto about as and or',
    'but so then than it its is are be been was were do does did please can could would should will you we i me my our',
    'your us there here just also new now up out',
  ].flatMap((line) => line.split(' ')),
);
