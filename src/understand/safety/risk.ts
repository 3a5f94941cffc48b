import type { Risk } from '../../core/explanation.ts';
import type { Intent } from '../../core/intent.ts';

/**
 * What an intent can do that is not wanted. `none` shows or tells; `reversible` is taken back by its opposite; `start`
 * costs money and changes files; `destructive` ends one task's work, or runs a program; `sweeping` ends or begins what
 * nobody has named word by word.
 */
export function riskOf(intent: Intent): Risk {
  switch (intent.type) {
    case 'status':
    case 'taskStatus':
    case 'result':
    case 'changes':
    case 'open':
    case 'openProject':
    case 'whichProject':
    case 'listProjects':
    case 'stopReading':
    // What was said in it is judged for itself.
    case 'retryTake':
    case 'help':
      return 'none';
    case 'rename':
    case 'switchProject':
    case 'speech':
    case 'addWord':
    case 'forgetWord':
      return 'reversible';
    case 'start':
      return 'start';
    case 'cancel':
    case 'runCommand':
      return 'destructive';
    case 'cancelAll':
    case 'retry':
    case 'shutdown':
      return 'sweeping';
  }
}

/** Whether it can end work, or run a program. */
export function endsWork(risk: Risk): boolean {
  return risk === 'destructive' || risk === 'sweeping';
}
