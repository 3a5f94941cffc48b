/**
 * Preloaded into every supervised child, before its own module: the child is gone as soon as the channel to the parent
 * closes, whatever became of the parent (SIGKILL included), and a Ctrl+C meant for the parent leaves it to the parent
 * to stop it. SIGKILL, because native threads may hang in exit handlers and a child has nothing to save.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.on('SIGINT', () => undefined);
process.on('SIGHUP', () => undefined);
