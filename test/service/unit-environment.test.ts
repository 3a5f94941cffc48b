import { expect, it } from 'vitest';
import { unitEnvironment } from '../../src/service/unit-environment.ts';

it('keeps the folders of the person in their order', () => {
  const environment = unitEnvironment({ PATH: '/home/ada/.nvm/bin:/home/ada/.local/bin:/usr/bin' });
  expect(environment.get('PATH')).toBe('/home/ada/.nvm/bin:/home/ada/.local/bin:/usr/bin');
});

it('leaves out what npm adds, what is relative or empty, and doubles', () => {
  const path = '/w/node_modules/.bin:/npm/node-gyp-bin:bin:.::/usr/bin:/bin:/usr/bin';
  expect(unitEnvironment({ PATH: path }).get('PATH')).toBe('/usr/bin:/bin');
});

it('has somewhere to look even where the person has no PATH', () => {
  expect(unitEnvironment({}).get('PATH')).toContain('/usr/bin');
});

it('takes the places of config, journal and models along, and no secret', () => {
  const environment = unitEnvironment({ PATH: '/bin', XDG_STATE_HOME: '/s', XDG_DATA_HOME: '', OPENAI_API_KEY: 'k' });
  expect([...environment.keys()]).toEqual(['PATH', 'XDG_STATE_HOME']);
});
