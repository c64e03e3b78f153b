import type { Interval } from '../address/interval.ts';
import { readInterval } from './addresses.ts';
import type { Entry } from './entry.ts';
import type { RangePlan, Role } from './plan.ts';

const ROLES: readonly Role[] = ['dhcp', 'node', 'appliance', 'service', 'reserved'];

/** The role that a text names; undefined where it is none, which the schema rules out. */
export function readRole(entry: Entry | undefined): Role | undefined {
  return ROLES.find((role) => role === entry?.value);
}

/** The ranges of a network, whose prefixes `.100` is completed by, or of routed space. Problems for those that do not parse. */
export function readRanges(entries: readonly Entry[], prefixes: readonly Interval[]): readonly RangePlan[] {
  return entries.map((entry) => readRange(entry, prefixes)).filter((range) => range !== undefined);
}

function readRange(entry: Entry, prefixes: readonly Interval[]): RangePlan | undefined {
  const text = entry.get('range');
  const role = readRole(entry.get('role'));
  const range = text && readInterval(text, prefixes);
  if (range === undefined || role === undefined) return undefined;
  const name = entry.get('name')?.text;
  const owner = entry.get('owner')?.text;
  const purpose = entry.get('purpose')?.text;
  return {
    range,
    at: entry.at,
    role,
    ...(name !== undefined && { name }),
    ...(owner !== undefined && { owner }),
    ...(purpose !== undefined && { purpose }),
    pools: entry.list('pools').map((pool) => pool.located),
    clusters: entry.list('clusters').map((cluster) => cluster.located),
  };
}
