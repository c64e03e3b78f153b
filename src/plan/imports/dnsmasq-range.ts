import type { Located } from '../../text/source.ts';
import { quote } from '../quote.ts';
import { fieldsOf } from './dnsmasq-lines.ts';
import type { Gathering } from './gathering.ts';
import { netmaskLength } from './netmask.ts';

/** Reads the value of a `dhcp-range`: tags, a start, an end or a mode, a netmask or prefix length, a lease time. */
export function readRange(value: Located<string>, gathering: Gathering): void {
  const fields = withoutTags(fieldsOf(value));
  const [start, ...rest] = fields;
  if (start === undefined || start.value === '') {
    gathering.report('"dhcp-range" without an address', value.at);
    return;
  }
  const maker = rest.find((field) => field.value.startsWith('constructor:'));
  if (maker !== undefined) {
    const from = quote(maker.value.slice('constructor:'.length));
    gathering.report(`${quote(start.value)}: its prefix comes from interface ${from} and is not known here`, start.at);
    return;
  }
  if (start.value.includes(':')) readIpv6(start, rest, gathering);
  else readIpv4(start, rest, gathering);
}

function readIpv4(start: Located<string>, rest: readonly Located<string>[], gathering: Gathering): void {
  const [end, ...more] = rest;
  const dotted = more.find((field) => DOTTED.test(field.value));
  if (dotted !== undefined) readNetwork(start, dotted, netmaskLength(dotted.value), gathering);
  if (end === undefined || LEASE_TIME.test(end.value)) addSpan(start, start, gathering);
  else if (end.value !== 'static' && end.value !== 'proxy') addSpan(start, end, gathering);
}

function readIpv6(start: Located<string>, rest: readonly Located<string>[], gathering: Gathering): void {
  const end = rest.find((field) => field.value.includes(':'));
  const length = rest.find((field) => PREFIX_LENGTH.test(field.value));
  readNetwork(start, length ?? start, length === undefined ? 64 : Number(length.value), gathering);
  const unknown = rest.filter((field) => field !== end && !MODES.has(field.value) && !LEASE_TIME.test(field.value));
  for (const field of unknown) gathering.report(`${quote(field.value)} is not understood`, field.at);
  if (end !== undefined) addSpan(start, end, gathering);
  else if (!rest.some((field) => MODES.has(field.value))) addSpan(start, start, gathering);
}

/** dnsmasq takes the two ends in any order. */
function addSpan(start: Located<string>, end: Located<string>, gathering: Gathering): void {
  const [first, last] = [gathering.address(start), end === start ? undefined : gathering.address(end)];
  if (first === undefined || (end !== start && last === undefined)) return;
  const other = last ?? first;
  if (first.value.family !== other.value.family) {
    gathering.report(`${quote(`${start.value},${end.value}`)}: an IPv4 and an IPv6 address`, start.at);
    return;
  }
  const [low, high] = first.value.value <= other.value.value ? [first, other] : [other, first];
  const at = { ...start.at, end: Math.max(start.at.end, end.at.end) };
  const { family, value } = low.value;
  gathering.ranges.push({ range: { value: { family, first: value, last: high.value.value }, at }, role: 'dhcp' });
}

function readNetwork(
  start: Located<string>,
  mask: Located<string>,
  length: number | undefined,
  gathering: Gathering,
): void {
  if (length === undefined) {
    gathering.report(`${quote(mask.value)} is no netmask`, mask.at);
    return;
  }
  const at = { ...start.at, end: mask.at.end };
  const cidr = gathering.prefix({ value: `${start.value}/${length}`, at });
  if (cidr !== undefined) gathering.networks.push({ cidrs: [cidr], gateways: [] });
}

/** A tag is `tag:name`, `set:name` or, as of old, a word that is no address. */
function withoutTags(fields: readonly Located<string>[]): readonly Located<string>[] {
  const first = fields.findIndex(({ value }, index) => {
    return !/^(?:tag|set|net|interface):/.test(value) && (index === fields.length - 1 || /^[\da-f.:]*$/i.test(value));
  });
  return fields.slice(first);
}

const DOTTED = /^\d+(?:\.\d+){3}$/;
const PREFIX_LENGTH = /^\d{1,3}$/;
const LEASE_TIME = /^(?:\d+[smhdw]?|infinite|deprecated|)$/i;
const MODES = new Set(['static', 'ra-only', 'ra-names', 'ra-stateless', 'ra-advrouter', 'off-link', 'slaac']);
