import { expect } from 'vitest';
import { type Outcome, run } from '../cli/run.ts';
import { obeyedIn } from './oracles.ts';

/** Runs the program: it answers, and nothing that it prints is more than letters. */
export async function letters(args: readonly string[], cwd: string): Promise<Outcome> {
  const outcome = await run(args, { cwd });
  expect([0, 1, 2]).toContain(outcome.status);
  expect([args, obeyedIn(outcome.out), obeyedIn(outcome.err)]).toEqual([args, [], []]);
  expect(outcome.err).not.toContain('internal error');
  return outcome;
}
