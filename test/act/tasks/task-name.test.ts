import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskName, uniqueName } from '../../../src/act/tasks/task-name.ts';

describe("a task's name", () => {
  it.each([
    ['refactor the auth module', 'refactor auth module'],
    ['fix the login test', 'fix login test'],
    ['Please add a dark mode to the settings page.', 'add dark mode settings'],
    ['I want you to add dark mode', 'add dark mode'],
    ['We need to migrate from moment to date-fns', 'migrate moment date-fns'],
    ['make the tests pass', 'make tests pass'],
    ['write tests for the parser', 'write tests parser'],
    ['Hi! I was wondering if you could optimise the database queries', 'optimise database queries'],
    ['hey claude, could you refactor the billing service so that it uses stripe', 'refactor billing service'],
    ['set up CI/CD with GitHub Actions', 'set up ci cd github'],
    ['speed up the tests', 'speed up tests'],
    ["let's split the monolith", 'split monolith'],
    ['upgrade node from v20 to v24', 'upgrade node v20 v24'],
    ['bump react to 19.1', 'bump react 19.1'],
    ['implement OAuth login with Google and GitHub', 'implement oauth login google'],
    ['support iOS 18 and macOS', 'support ios 18 macos'],
    ['Summarise the last 10 commits', 'summarise last 10 commits'],
    ['FIX THE BUILD NOW', 'fix build'],
    ['please please fix the the the login', 'fix login'],
    ['explain how the cache works', 'explain cache works'],
    ['can you check whether all env vars are documented', 'check env vars documented'],
    ['add login and logout buttons', 'add login logout buttons'],
    ['update react to use hooks', 'update react use hooks'],
  ])('of the order %j is %j', (prompt, name) => {
    expect(taskName(prompt)).toBe(name);
  });

  it.each([
    ['fix the login test and then refactor auth', 'fix login test'],
    ['run `npm test` and fix what fails', 'run npm test'],
    ['start the dev server and check the console for errors', 'start dev server'],
    ['please run all tests in my-web and tell me what fails', 'run tests my-web'],
    ['1. fix login\n2. add tests', 'fix login'],
    ['# Task\nImplement rate limiting for the public API', 'implement rate limiting'],
    ['docs: fix typos in the contributing guide', 'fix typos contributing guide'],
    ['In the api project, fix the flaky test', 'fix flaky test'],
    ['ask me nothing, just fix eslint warnings', 'fix eslint warnings'],
    ['The login page crashes on Safari, please fix it', 'fix login page crashes'],
    ['there is a memory leak in the websocket server, investigate', 'investigate memory leak'],
    ['try to reproduce the bug where uploads hang', 'reproduce bug uploads hang'],
  ])('of several things, %j, is the first order, %j', (prompt, name) => {
    expect(taskName(prompt)).toBe(name);
  });

  it.each([
    ['please can you have a look at why the login test fails on ci', 'login test fails ci'],
    ['find out why memory usage grows over time', 'memory usage grows time'],
    ['make sure the tests pass', 'tests pass'],
    ['the build is broken', 'build broken'],
    ['why does the deploy fail', 'deploy fail'],
    ['the app fails to build on arm', 'app fails build arm'],
    ['as a user I want to reset my password', 'user reset password'],
    ['log in page is blank', 'log in page blank'],
    ["don't use lodash in utils.ts", "don't use lodash utils"],
    ['run the linter without fixing', 'run linter without fixing'],
  ])('of what is told, %j, is %j', (prompt, name) => {
    expect(taskName(prompt)).toBe(name);
  });

  it.each([
    ['update src/login.ts', 'update login'],
    ['In src/components/LoginForm.tsx the submit button is misaligned', 'login form submit button'],
    ['fix the type error in ./src/auth/index.ts:12:5', 'fix type error auth'],
    ['Use the new API client in ~/code/web/src/api/client.ts everywhere', 'use api client everywhere'],
    ['update package.json and the README.md', 'update package json readme'],
    ['Add a /health endpoint', 'add health endpoint'],
    ['rename `userName` to `login`', 'rename user name login'],
    ['user_id should be a uuid in the orders table', 'user uuid orders table'],
    ['update the Stripe integration, see https://docs.stripe.com/api/charges', 'update stripe integration'],
    ['see https://docs.stripe.com/api', 'see stripe'],
    ['Look into https://github.com/acme/api/issues/42', 'issue 42'],
    ['review https://github.com/acme/api/pull/77 and leave comments', 'review pull request 77'],
    ['fix #123', 'fix issue 123'],
    ['Fix issue #123: crash when the list is empty', 'fix issue 123 crash'],
    ['revert commit 3f2a9bc1d', 'revert commit'],
    ['mail bob@example.com the report', 'mail report'],
    ['<task>fix the header</task>', 'fix header'],
    ['```ts\nconst a = 1;\n```\nexplain the code', 'explain code'],
    ['```ts\nconst answer = 42;\n```', 'const answer 42'],
  ])('of %j holds no path, address or markup: %j', (prompt, name) => {
    expect(taskName(prompt)).toBe(name);
  });

  it.each([
    ['fix it', 'fix it'],
    ['do it', 'do it'],
    ['the', 'the'],
    ['fix the', 'fix'],
    ['fix and fix and', 'fix'],
    ['refactor', 'refactor'],
    ['fix the bug', 'fix bug'],
    ['🚀 ship it 🚀', 'ship it'],
    ['🎉', 'task'],
    ['?!', 'task'],
    ['', 'task'],
    ['internationalization documentation rewrite', 'internationalization documentation'],
    ['Füge Übersetzungen hinzu', 'füge übersetzungen hinzu'],
    ['修复登录测试', '修复登录测试'],
    ['исправь тест входа', 'исправь тест входа'],
    ['أصلح اختبار تسجيل الدخول', 'أصلح اختبار تسجيل الدخول'],
  ])('of %j is %j', (prompt, name) => {
    expect(taskName(prompt)).toBe(name);
  });

  it('of a very long prompt comes from its begin', () => {
    expect(taskName(`fix the header ${'and more '.repeat(25_000)}`)).toBe('fix header');
    expect(taskName('a'.repeat(200_000))).toBe('a'.repeat(24));
    expect(taskName('a@'.repeat(100_000))).toBe('a@'.repeat(12));
    expect(taskName(`${' '.repeat(200_000)}fix it`)).toBe('fix it');
  });

  it('is short, on one line, and not empty, whatever the prompt', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.lorem({ maxCount: 40 })), (prompt) => {
        const name = taskName(prompt);
        expect(name).not.toBe('');
        expect(name).toBe(name.trim());
        expect(name).not.toMatch(/[\n\r\t/]/);
        expect([...name].length).toBeLessThanOrEqual(49);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });

  it('gets a number where another has it', () => {
    expect(uniqueName('fix login', [])).toBe('fix login');
    expect(uniqueName('fix login', ['Fix Login', 'fix login 2'])).toBe('fix login 3');
  });
});
