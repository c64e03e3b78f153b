import { readDocuments } from '../manifest/documents.ts';
import { Source } from '../text/source.ts';
import type { PlanFiles } from './plan-files.ts';

/** What keeps a file that is there from being read. */
const CUT_SHORT: ReadonlySet<string | undefined> = new Set(['unreadable', 'too-large']);

/** The name a plan is found by. */
const PLAN_NAME = 'plan.yaml';

/**
 * The nearest plan from a folder up to the repository root, both relative to that root; undefined where there is none.
 * Files of this name that other tools use are passed over; one that cannot be read is taken for the plan, so that its
 * fault is said.
 */
export function findPlan(folder: string, files: Pick<PlanFiles, 'read'>): string | undefined {
  for (let steps = folder.split('/').filter((step) => step !== '' && step !== '.'); ; steps = steps.slice(0, -1)) {
    const path = [...steps, PLAN_NAME].join('/');
    const source = files.read(path);
    if (source instanceof Source ? isPlan(source) : CUT_SHORT.has(source.reason)) return path;
    if (steps.length === 0) return undefined;
  }
}

/** Whether a file has `version` and no `kind`. One that is no YAML is told by its lines, so that its fault is said. */
function isPlan(source: Source): boolean {
  const first = readDocuments(source).documents.at(0);
  if (first?.fields !== undefined) return first.fields.has('version') && !first.fields.has('kind');
  return /^version\s*:/m.test(source.text) && !/^kind\s*:/m.test(source.text);
}
