import type { Located } from '../../text/source.ts';
import { quote } from '../quote.ts';
import { fieldsOf } from './dnsmasq-lines.ts';
import { type Gathering, nameOf } from './gathering.ts';

/** Reads the value of a `dhcp-host`: its parts come in any order; one without an address says nothing of addresses. */
export function readHost(value: Located<string>, gathering: Gathering): void {
  const fields = fieldsOf(value);
  if (fields.some((field) => field.value === 'ignore')) return;
  const name = nameOf(fields.find((field) => isName(field.value))?.value);
  for (const field of fields) {
    const range = addressOf(field, gathering);
    if (range === undefined) continue;
    const host = range.value.first === range.value.last ? 'reservation' : undefined;
    gathering.ranges.push({ range, role: 'appliance', ...(name !== undefined && { name }), ...(host && { host }) });
  }
}

function addressOf(field: Located<string>, gathering: Gathering) {
  if (DOTTED.test(field.value)) return gathering.single(field);
  const inside = /^\[(.*)\]$/.exec(field.value)?.[1];
  if (inside === undefined) return undefined;
  if (inside.startsWith('::')) {
    gathering.report(`${quote(field.value)}: its prefix comes from an interface and is not known here`, field.at);
    return undefined;
  }
  const text = { value: inside, at: field.at };
  return inside.includes('/') ? gathering.prefix(text) : gathering.single(text);
}

const DOTTED = /^\d+(?:\.\d+){3}$/;
const HARDWARE = /^(?:[\da-f]{1,2}-)?(?:[\da-f]{1,2}|\*)(?:[:-](?:[\da-f]{1,2}|\*))+$/i;
const MARKED = /^(?:id|set|tag|net):|^\[/;
const LEASE_TIME = /^(?:\d+[smhdw]?|infinite|deprecated|)$/i;

function isName(text: string): boolean {
  return ![DOTTED, HARDWARE, MARKED, LEASE_TIME].some((pattern) => pattern.test(text));
}
