import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSentences, speakable } from '../../../src/tell/phrasing/speakable.ts';

describe('speakable text', () => {
  it.each([
    ['headings and emphasis', '## Done\n\nI **really** did *it*.', 'Done. I really did it.'],
    ['a list becomes sentences', '- one\n- two', 'one. two.'],
    ['code blocks are left out', 'Run this:\n```sh\nrm -rf /\n```\nthen stop.', 'Run this: then stop.'],
    ['an unclosed code block goes to the end', 'Run:\n```\nrm', 'Run:'],
    ['inline code keeps its words', 'I changed `login` twice.', 'I changed login twice.'],
    ['a web address is a link', 'See https://example.org/a/b?c=1#d.', 'See a link.'],
    ['a markdown link is its text', 'See [the page](https://example.org/x).', 'See the page.'],
    [
      'paths are their last part',
      'Edited src/login/form.ts and /etc/hosts, see ~/code/api.',
      'Edited form.ts and hosts, see api.',
    ],
    ['and/or is no path', 'yes and/or no, 10/12', 'yes and/or no, 10/12.'],
    ['symbols and emoji are silent', '✅ it works → fine 🎉 <b>|x|</b>', 'it works to fine b, x, b.'],
    ['phoneme brackets of espeak-ng', '[[hello]] there', 'hello there.'],
    ['names with underscores', 'the user_name of the_app', 'the user name of the app.'],
    ['ampersand', 'this & that', 'this and that.'],
    ['hashes', 'commit 3f2a9c81d0e4b7 is in', 'commit is in.'],
    ['tables', '| a | b |\n|---|---|\n| 1 | 2 |', 'a, b. 1, 2.'],
    ['programs by their name', 'Run /usr/bin/make --jobs=4 deploy', 'Run make jobs 4 deploy.'],
    ['program names as they are written', 'kubectl, tsc and deploy-staging', 'kubectl, tsc and deploy-staging.'],
    ['numbers as they are', 'Which one: 1 auth, 2 login, 3 v2.1?', 'Which one: 1 auth, 2 login, 3 v2.1?'],
    ['counts', 'It changed 1,200 files in 0.5 s', 'It changed 1,200 files in 0.5 s.'],
    ['other scripts', 'Готово. 完成', 'Готово. 完成.'],
    ['nothing to say', '```\ncode\n```\n---\n***', ''],
  ])('%s', (_, text, spoken) => {
    expect(speakable(text)).toBe(spoken);
  });

  it('never holds a symbol or a line break, whatever it is made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(speakable(text)).not.toMatch(/[`*_#<>[\]{}|\\\n\u001b]/);
      }),
    );
  });

  it.each([
    'a/'.repeat(40_000),
    '['.repeat(90_000),
    '`'.repeat(90_000),
    '*a'.repeat(40_000),
    '- '.repeat(40_000),
    'http://'.repeat(10_000),
    '\u001b]'.repeat(40_000),
    ' .'.repeat(40_000),
    '(word'.repeat(15_000),
  ])('takes no noticeable time for a long hostile text %#', (text) => {
    const before = process.cpuUsage();
    speakable(text);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});

describe('the first sentences', () => {
  it('are whole sentences within the limits', () => {
    expect(firstSentences('One is here. Two is here. Three is here.', 2, 200)).toBe('One is here. Two is here.');
    expect(firstSentences('One is here. Two is here.', 5, 20)).toBe('One is here.');
  });

  it('are one cut sentence when the first is too long', () => {
    expect(firstSentences('this sentence has no end and goes on and on', 2, 20)).toBe('this sentence has.');
  });

  it('are nothing of nothing', () => {
    expect(firstSentences('', 2, 20)).toBe('');
  });
});
