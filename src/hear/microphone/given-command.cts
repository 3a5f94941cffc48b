/**
 * A recorder for node-record-lpcm16, which loads recorders by absolute path: it runs the command that it is given. The
 * package's own recorders know neither parec nor low latency.
 */
module.exports = (
  options: import('node-record-lpcm16').GivenCommand,
): import('node-record-lpcm16').RecorderCommand => ({
  cmd: options.program,
  args: options.arguments,
  spawnOptions: { env: options.environment },
});
