import type { Source } from '../../text/source.ts';
import { type Row, readTable } from './csv-rows.ts';
import { type Gathering, nameOf } from './gathering.ts';
import type { NetboxRecord, RecordKind } from './netbox-record.ts';

/**
 * The records of a CSV export. Headers are those of NetBox's tables ("IP Address", "Start address", "DNS name") or of
 * its bulk import (`address`, `start_address`, `dns_name`). Undefined where no header names an address.
 */
export function netboxCsv(source: Source, gathering: Gathering): readonly NetboxRecord[] | undefined {
  const table = readTable(source, gathering);
  const names = new Set(table?.columns.map(({ value }) => value));
  const found = KINDS.find(([, columns]) => columns.some((column) => names.has(column)));
  if (table === undefined || found === undefined) return undefined;
  return table.rows.flatMap((row) => recordOf(row, found, gathering));
}

const KINDS: readonly (readonly [kind: RecordKind, columns: readonly string[]])[] = [
  ['range', ['start_address']],
  ['prefix', ['prefix', 'prefix_(flat)']],
  ['address', ['address', 'ip_address']],
];

function recordOf(row: Row, [kind, columns]: (typeof KINDS)[number], gathering: Gathering): readonly NetboxRecord[] {
  const [start] = columns.flatMap((column) => row.cell(column) ?? []);
  if (start === undefined) {
    gathering.report(`a row without "${columns[0]}"`, row.first.at);
    return [];
  }
  const words = (column: string) => {
    const text = nameOf(row.cell(column)?.value);
    return text === undefined || EMPTY.has(text) ? [] : [text];
  };
  const id = Number(words('vlan')[0]?.match(/^\d+$|\((\d+)\)$/)?.[1] ?? words('vlan')[0]);
  return [
    {
      kind,
      at: start.at,
      start,
      end: kind === 'range' ? row.cell('end_address') : undefined,
      status: words('status'),
      role: words('role'),
      vrf: words('vrf').filter((name) => name !== 'Global'),
      description: words('description')[0],
      tenant: words('tenant')[0],
      dnsName: words('dns_name')[0],
      vlan: {
        name: nameOf(words('vlan')[0]?.replace(/(?<!\s)\s*\(\d+\)$/, '')),
        id: Number.isInteger(id) ? id : undefined,
      },
    },
  ];
}

/** How the tables write that there is nothing. */
const EMPTY = new Set(['—', '-', '--']);
