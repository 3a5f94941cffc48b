import { expect, test } from 'vitest';
import { projectNamed } from '../../../src/understand/references/project-named.ts';
import { API, WEB } from '../situations.ts';

const PARSER = { name: 'json-parser', dir: '/code/json-parser' };
const FLOW = { name: 'flow', dir: '/code/flow' };
const FLAW = { name: 'flaw', dir: '/code/flaw' };
const projects = [API, WEB, PARSER, FLOW, FLAW];

test.each([
  ['api', API, 'sure'],
  ['API', API, 'sure'],
  ['a p i', API, 'sure'],
  ['my web', WEB, 'sure'],
  ['myweb', WEB, 'sure'],
  ['flow', FLOW, 'sure'],
  ['my webb', WEB, 'unsure'],
  ['jason parser', PARSER, 'unsure'],
  ['web', WEB, 'unsure'],
  ['parser', PARSER, 'unsure'],
])('"%s" is a project: %o, %s', (name, project, certainty) => {
  expect(projectNamed(name, projects)).toEqual({ type: 'project', project, certainty });
});

test('what sounds like two is for the person to choose', () => {
  expect(projectNamed('flo', projects)).toEqual({ type: 'several', candidates: [FLOW, FLAW] });
});

test('a word that two names have is for the person to choose, and one that tells nothing is none', () => {
  const docs = [
    { name: 'my-docs', dir: '/code/my-docs' },
    { name: 'docs_old', dir: '/code/docs_old' },
  ];
  expect(projectNamed('docs', docs)).toEqual({ type: 'several', candidates: docs });
  expect(projectNamed('my', docs)).toEqual({ type: 'none' });
  expect(projectNamed('old', docs)).toEqual({ type: 'none' });
});

test.each(['app', 'frobnicate', 'auth', '', '…', 'it'])('"%s" is none', (name) => {
  expect(projectNamed(name, projects)).toEqual({ type: 'none' });
});
