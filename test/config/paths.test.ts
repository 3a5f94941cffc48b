import { describe, expect, it } from 'vitest';
import { expandHome, userPaths } from '../../src/config/paths.ts';

const HOME = '/home/someone';

describe('the places of a user', () => {
  it('are what XDG says', () => {
    const env = {
      HOME,
      XDG_CONFIG_HOME: '/c',
      XDG_STATE_HOME: '/s',
      XDG_DATA_HOME: '/d',
      XDG_RUNTIME_DIR: '/run/user/77',
    };
    expect(userPaths(env)).toEqual({
      configFile: '/c/wilco/config.toml',
      configNamed: false,
      wordsFile: '/c/wilco/words.toml',
      stateDir: '/s/wilco',
      dataDir: '/d/wilco',
      modelsDir: '/d/wilco/models',
      runtimeDir: '/run/user/77/wilco',
      socket: '/run/user/77/wilco/wilco.sock',
    });
  });

  it('are in the home where XDG says nothing, or nothing absolute', () => {
    expect(userPaths({ HOME, XDG_CONFIG_HOME: 'relative', XDG_STATE_HOME: '' })).toMatchObject({
      configFile: `${HOME}/.config/wilco/config.toml`,
      stateDir: `${HOME}/.local/state/wilco`,
      dataDir: `${HOME}/.local/share/wilco`,
      modelsDir: `${HOME}/.local/share/wilco/models`,
    });
  });

  it('without a runtime folder is one that every shell of this user finds, whatever TMPDIR says', () => {
    const uid = process.getuid?.();
    const one = userPaths({ HOME, TMPDIR: '/elsewhere' }).runtimeDir;
    expect([`/run/user/${uid}/wilco`, `/tmp/wilco-${uid}`]).toContain(one);
    expect(userPaths({ HOME }).runtimeDir).toBe(one);
  });

  it('take the config file from the argument, then from WILCO_CONFIG, and remember that it was named', () => {
    expect(userPaths({ HOME, WILCO_CONFIG: '~/w.toml' })).toMatchObject({
      configFile: `${HOME}/w.toml`,
      configNamed: true,
    });
    expect(userPaths({ HOME, WILCO_CONFIG: '/a/b.toml' }).wordsFile).toBe('/a/words.toml');
    expect(userPaths({ HOME, WILCO_CONFIG: '/a.toml' }, 'b.toml').configFile).toBe(`${process.cwd()}/b.toml`);
    expect(userPaths({ HOME, WILCO_CONFIG: '' }).configNamed).toBe(false);
  });

  it.each([
    ['~', HOME],
    ['~/code', `${HOME}/code`],
    ['~other/code', '~other/code'],
    ['/srv/~', '/srv/~'],
  ])('expand %s to %s', (path, expected) => {
    expect(expandHome(path, HOME)).toBe(expected);
  });
});
