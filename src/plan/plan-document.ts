import { readDocuments } from '../manifest/documents.ts';
import { checkPlan } from '../manifest/plan-schema.ts';
import type { Problem } from '../text/problem.ts';
import type { Source } from '../text/source.ts';
import { Entry, type PlanDocument } from './entry.ts';
import { schemaProblems } from './schema-problems.ts';

/**
 * The top of a plan file: one YAML document that fits the schema. Undefined where it does not; what is wrong with it
 * is then in `problems`, to which reading the entry adds.
 */
export function openPlan(source: Source, problems: Problem[]): Entry | undefined {
  const { documents } = readDocuments(source);
  const broken = documents.flatMap((document) => document.problems);
  if (broken.length > 0) {
    problems.push(...broken);
    return undefined;
  }
  const [first, second] = documents.filter(({ tree }) => tree !== undefined && tree !== null);
  if (first?.tree === undefined) {
    problems.push({ message: 'the plan is empty; it starts with "version: 1"', at: source.whole() });
    return undefined;
  }
  if (second !== undefined) {
    problems.push({ message: 'a plan is one YAML document, here starts another', at: second.places.value([]) });
    return undefined;
  }
  const document: PlanDocument = {
    tree: first.tree,
    places: first.places,
    report: (problem) => problems.push(problem),
  };
  const refused = schemaProblems(checkPlan(first.tree), document);
  problems.push(...refused);
  return refused.length === 0 ? Entry.top(document) : undefined;
}
