import { isFields, isItems } from '../../manifest/tree.ts';
import type { Entry } from '../entry.ts';
import { nameOf } from './gathering.ts';
import { mappingsAt, mappingsOf, plainAt, textAt } from './json-file.ts';
import type { NetboxPage } from './netbox-pages.ts';
import type { NetboxRecord, RecordKind } from './netbox-record.ts';

/** What a file of JSON holds. */
export interface NetboxJson {
  readonly records: readonly NetboxRecord[];
  readonly pages: readonly NetboxPage[];
}

/** The records of REST pages: one page, a list of pages, or a bare list of objects. Undefined where it is none of them. */
export function netboxJson(top: Entry): NetboxJson | undefined {
  const items = isItems(top.value) ? mappingsOf(top) : [top];
  const isPage = (item: Entry) => isFields(item.value) && item.get('results') !== undefined;
  if (!items.some(isPage) && items.some((item) => kindOf(item) === undefined)) return undefined;
  const pages: NetboxPage[] = [];
  const records = items.flatMap((item) => {
    if (!isPage(item)) return recordOf(item);
    const found = mappingsAt(item, 'results');
    pages.push({ held: found.length, count: Number(item.get('count')?.text ?? found.length), entry: item });
    return found.flatMap(recordOf);
  });
  return { records, pages };
}

const KINDS: readonly (readonly [key: string, kind: RecordKind])[] = [
  ['prefix', 'prefix'],
  ['start_address', 'range'],
  ['address', 'address'],
];

function kindOf(item: Entry): (typeof KINDS)[number] | undefined {
  return KINDS.find(([key]) => typeof item.get(key)?.value === 'string');
}

function recordOf(item: Entry): readonly NetboxRecord[] {
  const [key, kind] = kindOf(item) ?? [];
  const start = key === undefined ? undefined : textAt(item, key);
  if (kind === undefined || start === undefined) {
    item.blame('neither a prefix, nor an IP range, nor an IP address');
    return [];
  }
  const vlan = item.get('vlan');
  const id = Number(vlan?.get('vid')?.text);
  return [
    {
      kind,
      at: start.at,
      start: start.located,
      end: kind === 'range' ? textAt(item, 'end_address')?.located : undefined,
      status: wordsOf(item.get('status'), ['value', 'label']),
      role: wordsOf(item.get('role'), ['slug', 'name', 'value', 'label']),
      vrf: wordsOf(item.get('vrf'), ['name', 'rd']),
      description: nameOf(plainAt(item, 'description')),
      tenant: wordsOf(item.get('tenant'), ['name'])[0],
      dnsName: nameOf(plainAt(item, 'dns_name')),
      vlan: { name: vlan && wordsOf(vlan, ['name'])[0], id: Number.isInteger(id) ? id : undefined },
    },
  ];
}

/** The words of a choice or of a nested object; older releases give some as plain texts. */
function wordsOf(entry: Entry | undefined, keys: readonly string[]): readonly string[] {
  if (entry === undefined) return [];
  if (typeof entry.value === 'string') return [entry.value];
  return keys.flatMap((key) => nameOf(plainAt(entry, key)) ?? []);
}
