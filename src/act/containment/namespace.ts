/**
 * `command` in a PID namespace of its own (unshare(1) of util-linux): when its first process ends, the kernel kills all
 * others. That first process is a shell, for it hears no signal but those that it handles itself (pid_namespaces(7)); an
 * agent that a signal ended thus gives 128 and the signal's number as its exit code. ssh, and with it git, refuses to
 * work in it for an ordinary user where /etc/ssh/ssh_config.d holds files: root's seem to be nobody's.
 */
export function inNamespace(command: readonly string[]): readonly string[] {
  return ['unshare', ...OPTIONS, '--', 'sh', '-c', '"$@"; exit $?', 'sh', ...command];
}

const OPTIONS = ['--user', '--map-current-user', '--pid', '--fork', '--kill-child=SIGKILL', '--mount-proc'];
