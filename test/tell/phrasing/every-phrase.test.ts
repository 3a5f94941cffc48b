import { describe, expect, it } from 'vitest';
import type { Announcement } from '../../../src/core/announcement.ts';
import type { Phrase } from '../../../src/core/phrase.ts';
import { phraseOf } from '../../../src/tell/phrasing/phrase-of.ts';
import { everyAnnouncement, NOW } from '../announcements.ts';
import { allOfEach } from '../one-of-each.ts';

function said(announcement: Announcement, longText = true): Phrase {
  return phraseOf(announcement, { now: NOW, longText, clickable: false });
}

const every = Object.entries({ ...everyAnnouncement, ...allOfEach });

/** Keys whose values are one of a few words. */
const words = 'type status why code id key cause waitsFor kind part what'.split(' ');

const nasty = '\u001b]0;owned\u0007\u001b[31mred\u001b[0m\u202Eevil\u0000\u009b2J\u200b `x` \ud800 [[kIll]] ';

function spoiled(announcement: Announcement): Announcement {
  const json = JSON.stringify(announcement, (key, value: unknown) =>
    typeof value === 'string' && !words.includes(key) ? `${nasty}${value}${'long '.repeat(5000)}` : value,
  );
  return JSON.parse(json);
}

describe('every phrase', () => {
  it.each(every)('%s: no control sequences, bounded lengths, whatever it holds', (name, one) => {
    const phrase = said(spoiled(one));
    for (const text of [phrase.title, phrase.body, phrase.spoken]) {
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/);
      expect(text.isWellFormed()).toBe(true);
    }
    expect(phrase.title).not.toContain('\n');
    expect(phrase.title.length).toBeLessThanOrEqual(72);
    expect(phrase.body.length).toBeLessThan(81_000);
    expect(phrase.spoken.length).toBeLessThanOrEqual(4100);
    expect(phrase.spoken).not.toMatch(/[[\]`\n]/);
    const showsProgram = name === 'confirm runCommand' || name === 'question confirmSeveral';
    for (const text of showsProgram ? [phrase.title] : [phrase.title, phrase.body, phrase.spoken]) {
      expect(text).not.toContain('owned');
    }
  });

  it.each(every)('%s: has a title, and says in a few sentences what it says', (name, one) => {
    const { title, spoken } = said(one, false);
    expect(title).not.toBe('');
    expect(spoken).not.toMatch(/undefined|null|NaN|\[object/);
    expect(spoken.length).toBeLessThanOrEqual(name === 'question confirmSeveral' ? 600 : 330);
  });

  it.each(every)('%s: keeps title and voice short when names and prompts are long', (_, one) => {
    const { title, spoken } = said(spoiled(one), false);
    expect(title.length).toBeLessThanOrEqual(72);
    expect(spoken.length).toBeLessThanOrEqual(1000);
  });
});
