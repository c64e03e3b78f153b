import { formatInterval, type Interval } from '../address/interval.ts';
import { IntervalSet } from '../address/interval-set.ts';
import type { ImportedPart, NetworkPlan, RangePlan, Role, SitePlan } from '../plan/plan.ts';
import { groupBy } from '../text/group-by.ts';

/** A role in a network that the plan gives to other addresses than an import does. */
export interface Drift {
  readonly network: string;
  readonly role: Role;
  /** What the plan writes, and what the imports say; each at least one. */
  readonly written: readonly [RangePlan, ...RangePlan[]];
  readonly imported: readonly [RangePlan, ...RangePlan[]];
  /** The imports as the plan names them. */
  readonly from: readonly string[];
  /** In the plan alone, and in the imports alone; one of them may be empty. */
  readonly onlyWritten: readonly Interval[];
  readonly onlyImported: readonly Interval[];
}

/**
 * Where the ranges that a plan writes and those of its imports differ, compared as sets for each network and role. What
 * only the plan has is no difference while an import is not wholly understood. The address of a single machine may lie
 * inside a range that is written for its role; beside them, only a machine of the same name is compared.
 */
export function importDrifts({ networks }: SitePlan): readonly Drift[] {
  return networks.flatMap((network) => {
    const { imported = [] } = network;
    if (imported.length === 0) return [];
    const ofImports = new Set(imported.flatMap(({ ranges }) => ranges));
    const written = network.ranges.filter((range) => !ofImports.has(range));
    return [
      ...ROLES.flatMap((role) => driftOf(network, role, written, imported)),
      ...moved(network, written, imported),
    ];
  });
}

const ROLES: readonly Role[] = ['dhcp', 'node', 'appliance', 'service', 'reserved'];

function driftOf(
  network: NetworkPlan,
  role: Role,
  written: readonly RangePlan[],
  parts: readonly ImportedPart[],
): readonly Drift[] {
  const ours = written.filter((range) => range.role === role);
  const theirs = parts.flatMap(({ ranges, hosts }) => ranges.filter((one) => one.role === role && !hosts.has(one)));
  const [first, ...more] = ours;
  const [other, ...others] = theirs;
  if (first === undefined || other === undefined) return [];
  const [plan, imports] = [setOf(ours), setOf(theirs)];
  // A host that has the role of the range around it is no difference to that range.
  const onlyImported = imports.subtract(plan).intervals;
  const hosts = parts.flatMap((part) => [...part.hosts].filter((host) => host.role === role));
  const whole = parts.every(({ complete }) => complete);
  const onlyWritten = whole ? plan.subtract(imports).subtract(setOf(hosts)).intervals : [];
  if (onlyImported.length + onlyWritten.length === 0) return [];
  const from = sourcesOf(parts, theirs);
  return [
    {
      network: network.name.value,
      role,
      written: [first, ...more],
      imported: [other, ...others],
      from,
      onlyWritten,
      onlyImported,
    },
  ];
}

/** Machines that the plan writes with one address, and an import with another. */
function moved(network: NetworkPlan, written: readonly RangePlan[], parts: readonly ImportedPart[]): readonly Drift[] {
  const hosts = groupBy(
    parts.flatMap((part) => [...part.hosts]),
    keyOf,
  );
  return written.flatMap((range) => {
    const { family, first, last } = range.range.value;
    const key = first === last ? keyOf(range) : undefined;
    const [found, ...more] = (key === undefined ? undefined : hosts.get(key)) ?? [];
    if (found === undefined) return [];
    const now = [found, ...more].filter((host) => host.range.value.family === family);
    if (now.length === 0 || now.some((host) => host.range.value.first === first)) return [];
    return [
      {
        network: network.name.value,
        role: range.role,
        written: [range] as const,
        imported: [found, ...more] as const,
        from: sourcesOf(parts, [found, ...more]),
        onlyWritten: [range.range.value],
        onlyImported: now.map((host) => host.range.value),
      },
    ];
  });
}

function keyOf({ role, name }: RangePlan): string | undefined {
  return name === undefined ? undefined : `${role} ${name}`;
}

function sourcesOf(parts: readonly ImportedPart[], ranges: readonly RangePlan[]): readonly string[] {
  const wanted = new Set(ranges);
  return parts.flatMap(({ from, ranges: own }) => (own.some((range) => wanted.has(range)) ? [from] : []));
}

function setOf(ranges: readonly RangePlan[]): IntervalSet {
  return IntervalSet.of(ranges.map(({ range }) => range.value));
}

/** Ranges for messages: at most three, as few as describe the same addresses. */
export function addressesOf(ranges: readonly RangePlan[]): readonly string[] {
  return setOf(ranges).intervals.map(formatInterval);
}
