import type { Problem } from '../text/problem.ts';
import type { Workspace } from './workspace.ts';

/** More lines than anyone reads. */
const MOST_LINES = 100;

/** Says what was not understood, `file:line: message` a line; past a hundred, how many more there are. */
export function tellProblems(
  problems: readonly Problem[],
  workspace: Workspace,
  say: ((line: string) => void) | undefined,
): void {
  if (say === undefined) return;
  for (const problem of inOrder(problems).slice(0, MOST_LINES)) say(lineOf(problem, workspace));
  const more = problems.length - MOST_LINES;
  if (more > 0) say(`${more} more places were not understood`);
}

/** A problem on one line. */
export function lineOf({ message, at }: Problem, { display }: Workspace): string {
  if (at === undefined) return message;
  return `${display(at.source.path)}:${at.source.position(at.start).line}: ${message}`;
}

/** By file, in the order in which they were first named, and by place. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = new Map([...new Set(problems.map(({ at }) => at?.source))].map((source, index) => [source, index]));
  const rank = ({ at }: Problem) => files.get(at?.source) ?? 0;
  return problems.toSorted((a, b) => rank(a) - rank(b) || (a.at?.start ?? 0) - (b.at?.start ?? 0));
}
