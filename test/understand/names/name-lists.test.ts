import { describe, expect, test } from 'vitest';
import { agentNames } from '../../../src/understand/names/agent-names.ts';
import { KnownNames } from '../../../src/understand/names/known-names.ts';
import { projectNames } from '../../../src/understand/names/project-names.ts';
import { TaskNames } from '../../../src/understand/names/task-names.ts';
import type { SlotList } from '../../../src/understand/templates/slot-list.ts';
import { tokenise } from '../../../src/understand/text/tokens.ts';
import { AGENTS, API, situation, task, WEB } from '../situations.ts';

/** What the words from the given one on may be, as "end value". */
function alike(list: SlotList, text: string, from = 0): readonly string[] {
  return (list.matchAlike?.(tokenise(text), from) ?? []).map(({ end, value }) => `${end} ${value}`);
}

describe('the names of tasks', () => {
  const names = new TaskNames([task(3, 'refactor auth'), task(2, 'fix login page'), task(1, 'auth docs')]);

  test('are found whole or in part by sound, with the words of the name as value', () => {
    expect(alike(names, 'cancel the off task', 2)).toEqual(['3 auth']);
    expect(alike(names, 'refactor oath')).toEqual(['2 refactor auth']);
    expect(alike(names, 'fix log in pages')).toContain('4 fix login page');
  });

  test('are found by letters that are split in another way', () => {
    expect(names.match(tokenise('log in'), 0)).toEqual([{ end: 2, value: 'login' }]);
    expect(names.match(tokenise('fixlog in page'), 0)).toContainEqual({ end: 3, value: 'fix login page' });
    expect(names.matchAlike(tokenise('log in'), 0)).toEqual([]);
    const others = new TaskNames([task(2, 'an other page'), task(1, 'bump 11 2')]);
    expect(others.match(tokenise('another one'), 0)).toEqual([]);
    expect(others.match(tokenise('bump 1 12'), 0).filter(({ end }) => end === 3)).toEqual([]);
  });

  test('are found with their first word said last', () => {
    const turned = new TaskNames([task(3, 'refactor auth'), task(2, 'update the docs'), task(1, 'deploy now')]);
    const found = (text: string) => turned.match(tokenise(text), 0).map(({ end, value }) => `${end} ${value}`);
    expect(found('auth refactor please')).toEqual(['2 auth refactor', '1 auth']);
    expect(found('docs update')).toEqual(['2 docs update', '1 docs']);
    expect(found('docs refactor')).toEqual(['1 docs']);
    expect(found('now deploy')).not.toContain('2 now deploy');
    expect(alike(turned, 'oath refactor')).toContain('2 auth refactor');
  });

  test('that are there by their letters leave out what only sounds like them', () => {
    const near = new TaskNames([task(2, 'sentmap'), task(1, 'scent map')]);
    const found = [...near.match(tokenise('sent map'), 0), ...near.matchAlike(tokenise('sent map'), 0)];
    expect(found.filter(({ end }) => end === 2)).toEqual([{ end: 2, value: 'sentmap' }]);
  });

  test('are not found by sound where they are there by their letters', () => {
    expect(alike(names, 'auth')).toEqual([]);
    expect(alike(names, 'refactor auth')).toEqual([]);
  });

  test('are not found by words that tell nothing', () => {
    for (const text of ['it', 'the other one', 'that task', 'everything', '2']) expect(alike(names, text)).toEqual([]);
  });
});

test('projects and agents are found by sound', () => {
  expect(alike(projectNames([API, WEB]), 'my webb')).toEqual(['2 my-web']);
  expect(alike(projectNames([API, WEB]), 'a p i')).toContain('3 api');
  expect(alike(agentNames(AGENTS), 'cloud')).toEqual(['1 claude']);
  expect(alike(agentNames(AGENTS), 'code ex please')).toEqual(['2 codex']);
  expect(alike(agentNames(AGENTS), 'jiminy')).toEqual(['1 gemini']);
  expect(alike(agentNames(AGENTS), 'open coat')).toEqual(['2 opencode']);
});

describe('the known names', () => {
  test('are the same objects until one of the names changes', () => {
    const names = new KnownNames();
    const first = names.lists(situation([task(1, 'auth')]));
    const sounds = names.sounds(situation([task(1, 'auth')]));
    expect(names.lists(situation([task(1, 'auth', { status: 'failed' })]))).toBe(first);
    expect(names.sounds(situation([task(1, 'auth')]))).toBe(sounds);
    expect(names.lists(situation([task(1, 'login')]))).not.toBe(first);
    expect(names.sounds(situation([task(1, 'auth')], { projects: [API] }))).not.toBe(sounds);
  });

  test("are found as the person says them in the config's vocabulary", () => {
    const names = new KnownNames(new Map([['Wibble', 'frob nits']]));
    const lists = names.lists(situation([task(1, 'fix wibble')]));
    expect(alike(lists.get('name') ?? new TaskNames([]), 'frob nits')).toEqual(['2 wibble']);
  });
});
