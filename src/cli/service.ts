import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { type Installed, installService } from '../service/install-service.ts';
import { type ServiceStatus, serviceStatus } from '../service/service-status.ts';
import { userSystemctl } from '../service/systemctl.ts';
import { uninstallService } from '../service/uninstall-service.ts';
import { type JsonOption, print, printingCommand } from './print.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** Of the package, from src/cli and dist/cli alike. */
const launcher = fileURLToPath(new URL('../../bin/wilco', import.meta.url));
const template = fileURLToPath(new URL('../../systemd/wilco.service', import.meta.url));

/** `wilco service install|uninstall|status`: Wilco as a systemd service of the person who is logged in. */
export function serviceCommand(): Command {
  const { env } = process;

  const install = printingCommand('install', 'start Wilco now and with every session')
    .option('--headless', 'without waiting for a desktop: for a machine that has none')
    .action(async (options: JsonOption & { readonly headless?: boolean }) => {
      const startedBy = options.headless ? 'headless' : 'graphical';
      const done = await untilInterrupted((signal) =>
        installService({ env, launcher, template, startedBy }, userSystemctl(env), signal),
      );
      print(options, done, () => installedWords(done, env));
    });

  const uninstall = printingCommand('uninstall', 'stop the service and remove it; running agents go on').action(
    async (options: JsonOption) => {
      const done = await untilInterrupted((signal) => uninstallService(env, userSystemctl(env), signal));
      await (await import('../daemon/once.ts')).forgetDesktop(env);
      const words = done.removed ? `Stopped Wilco and removed ${done.unit}.` : 'Wilco is not installed as a service.';
      print(options, done, () => words);
    },
  );
  const status = printingCommand('status', 'show how the service stands').action(async (options: JsonOption) => {
    const found = await untilInterrupted((signal) => serviceStatus(env, userSystemctl(env), signal));
    print(options, found, () => statusWords(found));
  });

  return new Command('service')
    .description('Runs Wilco as a systemd service of your session.')
    .addCommand(install)
    .addCommand(uninstall)
    .addCommand(status);
}

function installedWords({ unit, startedBy, desktopIsRunning }: Installed, environment: NodeJS.ProcessEnv): string {
  const lines = [`Wrote ${unit}.`, 'Wilco runs, and is ready.'];
  lines.push(
    startedBy === 'graphical'
      ? 'It starts with your desktop and stops with it; running agents go on.'
      : 'It starts with your session. To have it start with the machine: loginctl enable-linger',
  );
  if (startedBy === 'graphical' && !desktopIsRunning) {
    lines.push('No desktop is running here. If this machine has none: wilco service install --headless');
  }
  const keys = ['OPENAI_API_KEY', 'ANTHROPIC_API_KEY', 'PICOVOICE_ACCESS_KEY'].filter((name) => environment[name]);
  if (keys.length > 0) {
    lines.push(
      `The service does not see ${keys.join(' and ')}: put such lines into ~/.config/environment.d/wilco.conf`,
    );
  }
  return lines.join('\n');
}

function statusWords(status: ServiceStatus): string {
  switch (status.owner) {
    case 'nobody':
      return 'Wilco is not installed as a service. To install it: wilco service install';
    case 'foreign':
      return `${status.unit} was not written by Wilco. It is ${status.active}, ${status.enabled}.`;
    case 'wilco':
      return ownStatusWords(status).join('\n');
  }
}

function ownStatusWords(status: ServiceStatus): readonly string[] {
  const process = status.pid === undefined ? '' : `, process ${status.pid}`;
  const restarts = status.restarts === 0 ? '' : `, restarted ${status.restarts} times`;
  const lines = [`${status.active}, ${status.enabled}${process}${restarts}`];
  if (status.text !== '') lines.push(status.text);
  if (status.active === 'failed') lines.push(`Why: ${status.result}. Look at: journalctl --user -u wilco -n 20`);
  if (status.launcher !== undefined && status.launcher !== launcher) {
    lines.push(`It starts ${status.launcher}, not this Wilco. To change that: wilco service install`);
  }
  if (status.missingVariables.length > 0) {
    const names = status.missingVariables.join(' ');
    lines.push(
      `Your session's services do not know ${names}. In a terminal on your desktop:`,
      `  systemctl --user import-environment ${names} XAUTHORITY && systemctl --user restart wilco`,
    );
  }
  lines.push(`Unit: ${status.unit}`);
  return lines;
}
