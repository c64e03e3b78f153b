/** A mistake in what was asked: a command line, a plan, a file that is not there. It ends a command with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether an exception is such a mistake, also one of another bundle, whose class is another. */
export function isUsageError(error: unknown): boolean {
  return error instanceof Error && error.name === 'UsageError';
}
