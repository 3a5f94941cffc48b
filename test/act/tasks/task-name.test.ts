import { describe, expect, it } from 'vitest';
import { taskName, uniqueName } from '../../../src/act/tasks/task-name.ts';

describe("a task's name", () => {
  it.each([
    ['refactor the auth module', 'refactor auth module'],
    ['Please add a dark mode to the settings page.', 'add dark mode settings'],
    ['fix it', 'fix it'],
    ['run `npm test` and fix what fails', 'run npm test fix'],
    ['update src/login.ts', 'update src login.ts'],
    ['internationalization documentation rewrite', 'internationalization documentation'],
    ['Füge Übersetzungen hinzu', 'füge übersetzungen hinzu'],
    ['?!', 'task'],
    ['', 'task'],
  ])('of %j is %j', (prompt, name) => {
    expect(taskName(prompt)).toBe(name);
  });

  it('gets a number where another has it', () => {
    expect(uniqueName('fix login', [])).toBe('fix login');
    expect(uniqueName('fix login', ['Fix Login', 'fix login 2'])).toBe('fix login 3');
  });
});
