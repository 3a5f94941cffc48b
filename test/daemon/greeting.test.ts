import { describe, expect, it } from 'vitest';
import type { PartState } from '../../src/core/heard.ts';
import { type Greeted, greeting } from '../../src/daemon/greeting.ts';

const ready: PartState = { type: 'ready', detail: 'works' };
const broken: PartState = {
  type: 'broken',
  error: { code: 'microphone_unavailable', message: 'There is no microphone.', hint: 'Plug one in.' },
};
const api = { name: 'api', dir: '/code/api' };

function greet(changes: Partial<Greeted> = {}): string {
  return greeting({
    hearing: {
      hotkey: ready,
      microphone: ready,
      recogniser: ready,
      wakeWord: { type: 'off', detail: 'off' },
      talking: false,
    },
    telling: { popups: ready, speech: ready },
    key: 'ControlRight',
    mode: 'hold',
    currentProject: api,
    projects: [api],
    agentMissing: undefined,
    tasksRunning: 0,
    command: 'bin/wilco',
    ...changes,
  });
}

describe('the greeting', () => {
  it('says which key to hold, a sentence to try, and how to call wilco in a second terminal', () => {
    const text = greet();
    expect(text).toContain('Hold Right Ctrl');
    expect(text).toContain('Try: “start task');
    expect(text).toContain('second terminal in this folder: bin/wilco status');
    expect(text).not.toContain('Not working');
  });

  it('says how the key is used where it is not to be held', () => {
    expect(greet({ mode: 'toggle' })).toContain('Press Right Ctrl, say a sentence, press it again.');
    expect(greet({ mode: 'auto' })).toContain('or tap it');
  });

  it('names the remedy for a wake word that is not listened for', () => {
    const parts = { hotkey: ready, microphone: ready, recogniser: ready, talking: false };
    const text = greet({ hearing: { ...parts, wakeWord: broken } });
    expect(text).toContain('Hold Right Ctrl');
    expect(text).toContain('wake word: There is no microphone.');
    expect(text).toContain('→ Plug one in.');
  });

  it('without a microphone it names the remedy and stays useful by typing', () => {
    const text = greet({
      hearing: {
        hotkey: ready,
        microphone: broken,
        recogniser: ready,
        wakeWord: { type: 'off', detail: 'off' },
        talking: false,
      },
    });
    expect(text).not.toContain('Hold');
    expect(text).toContain('bin/wilco say "start task');
    expect(text).toContain('microphone: There is no microphone.');
    expect(text).toContain('→ Plug one in.');
  });

  it('never says to hold a key whose presses do not arrive', () => {
    expect(
      greet({
        hearing: {
          hotkey: broken,
          microphone: ready,
          recogniser: ready,
          wakeWord: { type: 'off', detail: 'off' },
          talking: false,
        },
      }),
    ).not.toContain('Hold');
  });

  it('puts a project into the sentence when none is current', () => {
    const text = greet({ currentProject: undefined });
    expect(text).toContain('fix the failing test in api”');
    expect(text).toContain('Projects: api');
  });

  it('says how to get a project when there is none', () => {
    expect(greet({ currentProject: undefined, projects: [] })).toContain('No project yet');
  });

  it('names a missing agent and the tasks that are still at work', () => {
    const text = greet({ agentMissing: 'claude is not installed. Install it.', tasksRunning: 2 });
    expect(text).toContain('agent: claude is not installed');
    expect(text).toContain('Still at work from before: 2 tasks');
  });
});
