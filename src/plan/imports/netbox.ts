import { compareFamilies } from '../../address/address.ts';
import { contains, formatInterval, type Interval } from '../../address/interval.ts';
import { IntervalSet } from '../../address/interval-set.ts';
import { compareBigints } from '../../text/compare.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Located, Source } from '../../text/source.ts';
import { Gathering } from './gathering.ts';
import type { ImportContext, Imported, Importer, ImportFile } from './imported.ts';
import { openJson } from './json-file.ts';
import { netboxCsv } from './netbox-csv.ts';
import { type NetboxJson, netboxJson } from './netbox-json.ts';
import { blameMissing, fitTogether, type NetboxPage, partialList } from './netbox-pages.ts';
import type { NetboxRecord } from './netbox-record.ts';
import { ignoresRecord, roleOf } from './netbox-roles.ts';
import { inVrf } from './netbox-vrf.ts';

/**
 * Prefixes, IP ranges and IP addresses of NetBox, from REST pages or a CSV export. The innermost prefixes are networks;
 * a prefix or range with a role is a range of it, an address is an appliance's unless its role or status says more.
 */
export const netbox: Importer = (source, context) => netboxFiles([{ source, context }])[0] ?? new Gathering();

/** The same of several files, one result each: pages of one list are read together, since a page tells of the others. */
export function netboxFiles(files: readonly ImportFile[]): readonly Imported[] {
  const found = new Map<ReadFile, Imported>();
  const read = files.map(readFile);
  for (const group of groupBy(read, exportOf).values()) {
    const groups = fitTogether(group.flatMap(({ pages }) => pages)) ? [group] : group.map((one) => [one]);
    for (const members of groups) readTogether(members, found);
  }
  return read.map((one) => found.get(one) ?? one.gathering);
}

/** A file with its records, which nothing is made of yet. */
interface ReadFile extends ImportFile {
  readonly gathering: Gathering;
  readonly records: readonly NetboxRecord[];
  readonly pages: readonly NetboxPage[];
}

function readFile({ source, context }: ImportFile): ReadFile {
  const gathering = new Gathering(context.prefixes);
  return { source, context, gathering, ...contentOf(source, gathering) };
}

function contentOf(source: Source, gathering: Gathering): NetboxJson {
  const nothing = { records: [], pages: [] };
  if (!/^\s*[[{]/.test(source.text.slice(0, 1000).replace('\uFEFF', ''))) {
    const records = netboxCsv(source, gathering);
    if (records !== undefined) return { records, pages: [] };
    gathering.refuse('no header with a column of NetBox, such as "Prefix"', source.whole());
    return nothing;
  }
  const top = openJson(source, gathering);
  if (top === undefined) return nothing;
  const json = netboxJson(top);
  if (json === undefined) gathering.refuse('no page of prefixes, IP ranges or IP addresses here', top.at);
  return json ?? nothing;
}

/** What the parts of one export have in common; a file that is whole has it alone. */
function exportOf(file: ReadFile): unknown {
  const { context, pages } = file;
  const list = partialList(pages);
  if (list === undefined) return file;
  const prefixes = context.prefixes.map(formatInterval);
  return JSON.stringify([list, context.vrf, prefixes, [...context.roles].sort()]);
}

/** Makes one plan of the records of several files, and gives each what stands in it. */
function readTogether(members: readonly ReadFile[], found: Map<ReadFile, Imported>): void {
  const [first] = members;
  if (first === undefined) return;
  blameMissing(
    members.flatMap(({ pages }) => pages),
    members.length,
  );
  const joint = new Gathering(first.context.prefixes);
  netboxPlan(
    members.flatMap(({ records }) => records),
    first.context,
    joint,
  );
  const networks = groupBy(joint.networks, ({ cidrs }) => cidrs[0]?.at.source);
  const ranges = groupBy(joint.ranges, ({ range }) => range.at.source);
  const problems = groupBy(joint.problems, ({ at }) => at?.source);
  for (const member of members) {
    const { source, gathering } = member;
    found.set(member, {
      networks: networks.get(source) ?? [],
      ranges: ranges.get(source) ?? [],
      nodes: [],
      problems: [...gathering.problems, ...(problems.get(source) ?? [])],
      unread: gathering.unread,
    });
  }
}

function netboxPlan(all: readonly NetboxRecord[], context: ImportContext, gathering: Gathering): void {
  const records = inVrf(all, context.vrf, gathering).filter((record) => !ignoresRecord(record, context.roles));
  readPrefixes(records, context, gathering);
  for (const record of records) {
    if (record.kind === 'range') readRange(record, context, gathering);
    if (record.kind === 'address') readAddress(record, context, gathering);
  }
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
