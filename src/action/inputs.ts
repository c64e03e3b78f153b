import { UsageError } from '../command/usage-error.ts';
import type { FailOn } from '../lint/summary.ts';
import type { FailOnMove } from '../review/failing-moves.ts';

/** The environment of a step. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** When the pull request is commented on. */
export type CommentWhen = 'changes' | 'always' | 'never';

/** The inputs of the Action (contract, section 8), with their defaults. */
export interface Inputs {
  readonly plan: string | undefined;
  /** Relative to the workspace. */
  readonly workingDirectory: string;
  readonly failOn: FailOn;
  readonly failOnMove: FailOnMove;
  readonly comment: CommentWhen;
  readonly commentId: string;
  /** Relative to the working directory. */
  readonly sarifFile: string | undefined;
  /** Undefined: nothing is asked of GitHub. */
  readonly token: string | undefined;
}

/** Reads the inputs as the runner hands them over. Throws a UsageError for a value that an input does not take. */
export function readInputs(env: Environment): Inputs {
  const commentId = given(env, 'comment-id') ?? 'mlb-lint';
  if (!/^[\w.-]{1,64}$/.test(commentId) || commentId.includes('--')) {
    throw new UsageError('input comment-id takes up to 64 letters, digits, dots, underscores and single dashes');
  }
  return {
    plan: given(env, 'plan'),
    workingDirectory: given(env, 'working-directory') ?? '.',
    failOn: choice(env, 'fail-on', ['error', 'warning', 'info', 'never']) ?? 'error',
    failOnMove: choice(env, 'fail-on-move', ['never', 'certain', 'possible']) ?? 'never',
    comment: choice(env, 'comment', ['changes', 'always', 'never']) ?? 'changes',
    commentId,
    sarifFile: given(env, 'sarif-file'),
    token: given(env, 'github-token'),
  };
}

/** An input without the space around it; undefined where it is empty, as inputs are that nobody sets. */
function given(env: Environment, name: string): string | undefined {
  const value = env[`INPUT_${name.toUpperCase()}`]?.trim();
  return value === '' ? undefined : value;
}

function choice<T extends string>(env: Environment, name: string, choices: readonly T[]): T | undefined {
  const value = given(env, name);
  if (value === undefined) return undefined;
  const known = choices.find((one) => one === value);
  if (known === undefined) throw new UsageError(`input ${name} is one of ${choices.join(', ')}, not "${value}"`);
  return known;
}
