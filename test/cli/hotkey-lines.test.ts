import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type DESKTOPS, runningDesktop } from '../../src/cli/hotkey-desktops.ts';
import { type BoundKey, keysym } from '../../src/cli/hotkey-keys.ts';
import { type BindingWish, bindingFor } from '../../src/cli/hotkey-lines.ts';

const F9: BoundKey = { key: 'F9', held: [] };
const chord: BoundKey = { key: 'Space', held: ['Ctrl', 'Meta'] };
const wish: BindingWish = { key: F9, wilco: 'wilco', holds: true };

function lines(desktop: (typeof DESKTOPS)[number], some: Partial<BindingWish> = {}): readonly string[] {
  return bindingFor(desktop, { ...wish, ...some }).snippets.flatMap((snippet) => snippet.lines);
}

describe('the lines that bind a key', () => {
  it('hold the key on sway', () => {
    expect(lines('sway')).toEqual([
      'bindsym --no-repeat F9 exec wilco talk start',
      'bindsym --release F9 exec wilco talk stop',
    ]);
    expect(lines('sway', { key: chord, holds: false })).toEqual([
      'bindsym --no-repeat Ctrl+Mod4+space exec wilco talk toggle',
    ]);
  });

  it('hold the key on i3', () => {
    expect(lines('i3', { key: { key: 'A', held: ['Alt'] } })).toEqual([
      'bindsym Mod1+a exec --no-startup-id wilco talk start',
      'bindsym --release Mod1+a exec --no-startup-id wilco talk stop',
    ]);
  });

  it('hold the key on Hyprland, new and old', () => {
    expect(lines('hyprland', { key: chord })).toEqual([
      'hl.bind("CTRL + SUPER + space", hl.dsp.exec_cmd("wilco talk start"))',
      'hl.bind("CTRL + SUPER + space", hl.dsp.exec_cmd("wilco talk stop"), { release = true })',
      'bind = CTRL SUPER, space, exec, wilco talk start',
      'bindr = CTRL SUPER, space, exec, wilco talk stop',
    ]);
  });

  it.each(['niri', 'kde', 'gnome'] as const)('toggle on %s, which tells no release, and say so', (desktop) => {
    const binding = bindingFor(desktop, wish);
    expect(binding.isHeld).toBe(false);
    expect(binding.note).toContain('press once to talk');
    expect(bindingFor(desktop, { ...wish, holds: false }).note).toBe('');
    expect(lines(desktop).join('\n')).toMatch(/talk"? "?toggle/u);
  });

  it('name keys as each desktop does', () => {
    expect(lines('niri', { key: chord })).toEqual(['Ctrl+Super+space repeat=false { spawn "wilco" "talk" "toggle"; }']);
    expect(lines('gnome', { key: chord }).at(-1)).toMatch(/ binding '<Control><Super>space'$/u);
    expect(lines('kde', { key: { key: 'PageUp', held: ['Ctrl'] } }).at(-1)).toMatch(/ --key _launch 'Ctrl\+PgUp'$/u);
    expect([keysym('A'), keysym('1'), keysym('F12'), keysym('ScrollLock')]).toEqual(['a', '1', 'F12', 'Scroll_Lock']);
    expect([keysym('ArrowUp'), keysym('Quote'), keysym('Minus')]).toEqual(['Up', 'apostrophe', 'minus']);
    expect(lines('kde', { key: { key: 'Comma', held: ['Ctrl'] } }).at(-1)).toMatch(/ _launch 'Ctrl\+,'$/u);
  });

  it('keep a path with blanks together', () => {
    const wilco = "/home/a b/o'clock/bin/wilco";
    expect(lines('sway', { wilco })[0]).toContain(`exec '/home/a b/o'\\''clock/bin/wilco' talk start`);
    expect(lines('niri', { wilco })[0]).toContain(`spawn "${wilco}" "talk"`);
    expect(lines('kde', { wilco }).join('\n')).toContain(`Exec="${wilco}" talk toggle`);
  });

  it.each([
    ['@as []', "['WILCO']"],
    ["['/org/a/']", "['/org/a/', 'WILCO']"],
    ["['/org/a/', '/org/b/']", "['/org/a/', '/org/b/', 'WILCO']"],
    ["['WILCO']", "['WILCO']"],
    ["['WILCO', '/org/a/']", "['/org/a/', 'WILCO']"],
    ["['/org/a/', 'WILCO', '/org/b/']", "['/org/a/', '/org/b/', 'WILCO']"],
  ])('add to the shortcuts that GNOME has: %s', (before, after) => {
    const path = '/org/gnome/settings-daemon/plugins/media-keys/custom-keybindings/wilco/';
    const gsettings = `gsettings() { printf '%s\\n' "${before.replaceAll('WILCO', path)}"; }`;
    const script = `${gsettings}\n${lines('gnome')[0]}\nprintf %s "$list"`;
    expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).replaceAll(path, 'WILCO')).toBe(after);
  });
});

describe('the desktop that runs', () => {
  it.each([
    [{ XDG_CURRENT_DESKTOP: 'ubuntu:GNOME' }, 'gnome'],
    [{ XDG_CURRENT_DESKTOP: 'KDE' }, 'kde'],
    [{ XDG_CURRENT_DESKTOP: 'Hyprland' }, 'hyprland'],
    [{ SWAYSOCK: '/run/user/1000/sway-ipc.sock' }, 'sway'],
    [{ NIRI_SOCKET: '/run/user/1000/niri.sock', XDG_CURRENT_DESKTOP: '' }, 'niri'],
    [{ I3SOCK: '/run/user/1000/i3/ipc.sock', XDG_CURRENT_DESKTOP: 'i3' }, 'i3'],
    [{ XDG_CURRENT_DESKTOP: 'XFCE' }, undefined],
    [{}, undefined],
  ])('is known by what it sets: %j', (env, desktop) => {
    expect(runningDesktop(env)).toBe(desktop);
  });
});
