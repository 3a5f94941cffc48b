/** Typed, and how it is read: a prompt is what was typed, but for the person's own words outside quotes. */
export const TYPED: Readonly<Record<string, string>> = {
  'start task fix the uh login': 'start task fix the uh login',
  'start task start task fix it': 'start task start task fix it',
  "start task fix no wait what's running": "start task fix no wait what's running",
  'start task fix the login scratch that': 'start task fix the login scratch that',
  'start task write about k u b e c t l': 'start task write about k u b e c t l',
  'start task fix my dash web': 'start task fix my dash web',
  'start task push to get hub': 'start task push to GitHub',
  'start task fix `get hub` and "o auth" and \'cube control\'':
    'start task fix `get hub` and "o auth" and \'cube control\'',
  'start task fix ```get hub``` for get hub': 'start task fix ```get hub``` for GitHub',
  "start task don't use get hub's api": "start task don't use GitHub's api",
  '"start task fix it"': '"start task fix it"',
  'git rebase -- abort': 'git rebase -- abort',
  'the flight - cancel it': 'the flight - cancel it',
  'cancel the - cancel task two': 'cancel task two',
  'cancel cancel task two': 'cancel task two',
  'cancel it cancel it': 'cancel it',
  'cancel task two no task three': 'cancel task three',
  'cancel the a p i task': 'cancel the api task',
  'switch to my dash web': 'switch to my-web',
  'cancel it 👍': 'cancel it',
};
