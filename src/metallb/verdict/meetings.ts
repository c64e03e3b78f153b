import { Unknown } from '../../manifest/unknown.ts';
import { compareText } from '../../text/compare.ts';
import { append, groupBy } from '../../text/group-by.ts';
import type { Cluster } from '../cluster.ts';
import type { Selector } from '../selector.ts';
import { isFor, type Selecting } from './nodes.ts';

/**
 * Groups of resources such that any two which share a node meet in a group. Where the plan names the nodes, a group is
 * what runs on some of them; else what their selectors do not tell apart by the label that most of them ask for, so
 * that two in a group need not share a node. Resources of equal selectors cost as much as one.
 */
export function meetings<T extends Selecting>(cluster: Cluster, items: readonly T[]): readonly (readonly T[])[] {
  const groups = [...groupBy(items, ({ nodeSelectors }) => selectorsKey(nodeSelectors)).values()];
  return cluster.nodes.length > 0 ? byNode(cluster, groups) : byPin(groups);
}

function byNode<T extends Selecting>({ nodes }: Cluster, kinds: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const found = new Map<string, readonly T[]>();
  for (const { labels } of nodes) {
    const here = kinds.flatMap((kind, index) => {
      const [first] = kind;
      return first !== undefined && isFor(first, labels) === true ? [index] : [];
    });
    const name = here.join(' ');
    if (!found.has(name))
      found.set(
        name,
        here.flatMap((index) => kinds[index] ?? []),
      );
  }
  return [...found.values()];
}

function byPin<T extends Selecting>(kinds: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const label = commonLabel(kinds);
  if (label === undefined) return [kinds.flat()];
  const anywhere: T[] = [];
  const pinned = new Map<string, T[]>();
  for (const kind of kinds) {
    const values = pinsOf(kind[0]?.nodeSelectors ?? []).get(label);
    if (values === undefined) for (const item of kind) anywhere.push(item);
    for (const value of values ?? []) {
      for (const item of kind) append(pinned, value, item);
    }
  }
  return [anywhere, ...[...pinned.values()].map((there) => [...anywhere, ...there])];
}

/** The label that most kinds name a value of in each of their selectors; the first of several. */
function commonLabel<T extends Selecting>(kinds: readonly (readonly T[])[]): string | undefined {
  const counts = new Map<string, number>();
  for (const [first] of kinds) {
    for (const label of pinsOf(first?.nodeSelectors ?? []).keys()) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b))[0]?.[0];
}

/** The labels whose value every selector of a list names, with the values. */
function pinsOf(selectors: readonly Selector[]): ReadonlyMap<string, ReadonlySet<string>> {
  const pins = new Map<string, Set<string>>();
  const asked = selectors.map(
    ({ requirements }) =>
      new Map(requirements.filter(({ operator }) => operator === 'In').map((one) => [one.key, one.values])),
  );
  for (const label of asked[0]?.keys() ?? []) {
    const values = asked.flatMap((one) => one.get(label) ?? [new Unknown('unresolved', '')]);
    if (values.every((value) => typeof value === 'string')) pins.set(label, new Set(values));
  }
  return pins;
}

/** One text for selectors that are written alike. */
export function selectorsKey(selectors: readonly Selector[]): string {
  return JSON.stringify(
    selectors.map(({ requirements, known }) => [
      known,
      requirements.map(({ key, operator, values }) => [
        key,
        operator,
        values.map((value) => (value instanceof Unknown ? [value.text] : value)),
      ]),
    ]),
  );
}
