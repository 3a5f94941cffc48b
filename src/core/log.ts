/** Where a part reports what a person need not hear. Never what was said into the microphone, never a prompt. */
export interface Log {
  info(message: string): void;
  warn(message: string, cause?: unknown): void;
}
