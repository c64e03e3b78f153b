import { compareFamilies } from '../../address/address.ts';
import { contains, type Interval } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { compareBigints } from '../../text/compare.ts';
import type { Located, Source } from '../../text/source.ts';
import { Gathering } from './gathering.ts';
import type { ImportContext, Importer } from './imported.ts';
import { openJson } from './json-file.ts';
import { netboxCsv } from './netbox-csv.ts';
import { netboxJson } from './netbox-json.ts';
import type { NetboxRecord } from './netbox-record.ts';
import { ignoresRecord, roleOf } from './netbox-roles.ts';
import { inVrf } from './netbox-vrf.ts';

/**
 * Prefixes, IP ranges and IP addresses of NetBox, from REST pages or a CSV export. The innermost prefixes are networks;
 * a prefix or range with a role is a range of it, an address is an appliance's unless its role or status says more.
 */
export const netbox: Importer = (source, context) => {
  const gathering = new Gathering(context.prefixes);
  const records = recordsOf(source, gathering);
  return records === undefined ? gathering : netboxPlan(records, source, context, gathering);
};

function recordsOf(source: Source, gathering: Gathering): readonly NetboxRecord[] | undefined {
  if (!/^\s*[[{]/.test(source.text.slice(0, 1000).replace('\uFEFF', ''))) {
    const records = netboxCsv(source, gathering);
    if (records === undefined) gathering.refuse('no header with a column of NetBox, such as "Prefix"', source.whole());
    return records;
  }
  const top = openJson(source, gathering);
  if (top === undefined) return undefined;
  const records = netboxJson(top);
  if (records === undefined) gathering.refuse('no page of prefixes, IP ranges or IP addresses here', top.at);
  return records;
}

function netboxPlan(
  all: readonly NetboxRecord[],
  source: Source,
  context: ImportContext,
  gathering: Gathering,
): Gathering {
  const records = inVrf(all, context.vrf, source, gathering).filter((record) => !ignoresRecord(record, context.roles));
  readPrefixes(records, context, gathering);
  for (const record of records) {
    if (record.kind === 'range') readRange(record, context, gathering);
    if (record.kind === 'address') readAddress(record, context, gathering);
  }
  return gathering;
}

/** A prefix that holds another network only groups it, and one with a role inside a network is a range of that. */
function readPrefixes(records: readonly NetboxRecord[], { roles }: ImportContext, gathering: Gathering): void {
  const prefixes = records.flatMap((record) => {
    if (record.kind !== 'prefix') return [];
    const cidr = gathering.prefix(record.start);
    return cidr === undefined ? [] : [{ record, cidr, role: roleOf(record, roles) }];
  });
  const plain = IntervalSet.of(prefixes.flatMap(({ cidr, role }) => (role === undefined ? [cidr.value] : [])));
  const groups = outerOf(prefixes.filter(({ role }) => role === undefined).map(({ cidr }) => cidr.value));
  for (const { record, cidr, role } of prefixes) {
    const name = record.description ?? record.vlan.name;
    if (role !== undefined) gathering.ranges.push({ range: cidr, role, ...namesOf(record) });
    const inside = plain.overlapping(cidr.value).some((outer) => contains(outer, cidr.value));
    if (role === undefined ? groups.has(cidr.value) : inside) continue;
    const { id } = record.vlan;
    gathering.networks.push({
      ...(name !== undefined && { name }),
      cidrs: [cidr],
      gateways: [],
      ...(id !== undefined && id > 0 && id <= MAX_VLAN && { vlan: id }),
    });
  }
}

const MAX_VLAN = 4094;

/** The prefixes that hold another one: those that are nested in them come next in the order of addresses. */
function outerOf(prefixes: readonly Interval[]): ReadonlySet<Interval> {
  const sorted = prefixes.toSorted((a, b) => {
    if (a.family !== b.family) return compareFamilies(a.family, b.family);
    return compareBigints(a.first, b.first) || compareBigints(b.last, a.last);
  });
  return new Set(
    sorted.filter((prefix, index) => {
      const next = sorted[index + 1];
      return next !== undefined && contains(prefix, next);
    }),
  );
}

function readRange(record: NetboxRecord, { roles }: ImportContext, gathering: Gathering): void {
  const role = roleOf(record, roles);
  if (role === undefined) {
    const [word] = record.role;
    const whose = word === undefined ? 'no role' : `the role "${word}"`;
    gathering.report(
      `an IP range with ${whose}, which stands for none here; "roles" of the import can say it`,
      record.at,
    );
    return;
  }
  if (record.end === undefined) {
    gathering.report('an IP range without its end', record.at);
    return;
  }
  const range = gathering.between(withoutLength(record.start), withoutLength(record.end));
  if (range !== undefined) gathering.ranges.push({ range, role, ...namesOf(record) });
}

function readAddress(record: NetboxRecord, { roles }: ImportContext, gathering: Gathering): void {
  const range = gathering.single(withoutLength(record.start));
  if (range === undefined) return;
  const role = roleOf(record, roles) ?? 'appliance';
  const name = record.dnsName ?? record.description;
  gathering.ranges.push({ range, role, ...namesOf(record), ...(name !== undefined && { name }), host: 'record' });
}

function namesOf({ description, tenant }: NetboxRecord) {
  return { ...(description !== undefined && { name: description }), ...(tenant !== undefined && { owner: tenant }) };
}

function withoutLength({ value, at }: Located<string>): Located<string> {
  return { value: value.split('/')[0] ?? '', at };
}
