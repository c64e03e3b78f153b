import { Unknown } from '../../manifest/unknown.ts';
import type { Truth } from '../labels.ts';
import type { Requirement, Selector } from '../selector.ts';

/** Whether two lists of selectors can select one object: true unless it is proven that they cannot. An empty list selects all. */
export function canOverlap(a: readonly Selector[], b: readonly Selector[]): Truth {
  if (a.length === 0 || b.length === 0) return true;
  const pairs = a
    .flatMap((one) => b.map((other) => [one, other] as const))
    .filter(([one, other]) => !excludes(one, other));
  if (pairs.length === 0) return false;
  return pairs.some(([one, other]) => isKnown(one) && isKnown(other)) ? true : 'unknown';
}

/** Whether every part of a selector is known. */
export function isKnown({ known, requirements }: Selector): boolean {
  return known && requirements.every(({ values }) => values.every((value) => !(value instanceof Unknown)));
}

/** Whether no object can match both selectors, as they contradict each other in one label. */
function excludes(a: Selector, b: Selector): boolean {
  return a.requirements.some((one) =>
    b.requirements.some((other) => one.key === other.key && (contradicts(one, other) || contradicts(other, one))),
  );
}

function contradicts(one: Requirement, other: Requirement): boolean {
  if ([...one.values, ...other.values].some((value) => value instanceof Unknown)) return false;
  switch (`${one.operator} ${other.operator}`) {
    case 'In In':
      return !one.values.some((value) => other.values.includes(value));
    case 'In NotIn':
      return one.values.every((value) => other.values.includes(value));
    case 'In DoesNotExist':
    case 'Exists DoesNotExist':
      return true;
    default:
      return false;
  }
}
