/** Markdown as a person would type it without: markers gone, code and its line breaks kept. For a popup. */
export function withoutMarkdown(text: string): string {
  return text
    .split('\n')
    .filter((line) => !isFence(line) && !isTableRule(line) && !isRule(line))
    .map((line) => inline(line.replace(/^(\s*)#{1,6}\s+/, '$1').replace(/^(\s*)[*+-]\s+/, '$1• ')))
    .join('\n');
}

/** Without its fenced code blocks; an unclosed one goes to the end. For a voice. */
export function withoutCode(text: string): string {
  let inside = false;
  return text
    .split('\n')
    .filter((line) => {
      if (isFence(line)) inside = !inside;
      return !inside && !isFence(line);
    })
    .join('\n');
}

function isFence(line: string): boolean {
  return /^\s*(?:`{3,}|~{3,})/.test(line);
}

function isTableRule(line: string): boolean {
  return /^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?::?-{3,}:?)?\s*$/.test(line);
}

function isRule(line: string): boolean {
  return /^\s*(?:-\s*){3,}$|^\s*(?:\*\s*){3,}$/.test(line);
}

function inline(line: string): string {
  return line
    .replaceAll(/!?\[([^\]]{0,200})\]\([^)\s]{0,2000}\)/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)(.{1,500}?)\1/g, '$2')
    .replaceAll(/(?<![\w*])\*(?=\S)([^*]{1,500})\*(?![\w*])/g, '$1')
    .replaceAll(/`([^`]{1,500})`/g, '$1');
}
