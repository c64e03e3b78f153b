import type { Problem } from '../text/problem.ts';
import { Source } from '../text/source.ts';
import { nameProblems } from './check-names.ts';
import { IncludedPlans } from './included-plans.ts';
import type { Plan } from './plan.ts';
import type { PlanFiles } from './plan-files.ts';
import { joinLint, readLint } from './read-lint.ts';
import { clustersByFolder, readSites } from './read-site.ts';

/** A plan, or what keeps it from being one: at least one problem, in the order of the files and of their text. */
export type PlanRead = { readonly plan: Plan } | { readonly problems: readonly Problem[] };

/** Reads a plan file and what it includes. The path is relative to the repository root. */
export function readPlan(path: string, files: PlanFiles): PlanRead {
  const source = files.read(path);
  if (!(source instanceof Source)) return { problems: [{ message: source.message }] };
  const included = new IncludedPlans(files);
  const parts = included.open(source);
  const clusters = clustersByFolder(parts);
  const sites = parts.flatMap((part) => readSites(part, clusters.get(part.folder) === 1));
  const lint = joinLint(parts.map((part) => readLint(part.top.get('lint'), part.folder)));
  const problems = inOrder([...included.problems, ...nameProblems(sites)]);
  return problems.length > 0
    ? { problems }
    : { plan: { source, sources: parts.map((part) => part.source), sites, lint } };
}

/**
 * By file, in the order in which they were first blamed, and by place. A place that several clusters take from
 * `defaults` is blamed once.
 */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map(({ at }) => at?.source))];
  const rank = ({ at }: Problem) => files.indexOf(at?.source);
  const sorted = problems.toSorted((a, b) => rank(a) - rank(b) || (a.at?.start ?? 0) - (b.at?.start ?? 0));
  const seen = new Set<string>();
  return sorted.filter((problem) => {
    const key = JSON.stringify([problem.at?.source.path, problem.at?.start, problem.message]);
    return !seen.has(key) && seen.add(key);
  });
}
