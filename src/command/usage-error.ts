/** A mistake in what was asked: a command line, a plan, a file that is not there. It ends a command with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
