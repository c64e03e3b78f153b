import { didYouMean } from '../../text/nearest.ts';
import type { Role } from '../plan.ts';
import { quote } from '../quote.ts';
import { readTable } from './csv-rows.ts';
import { Gathering, nameOf } from './gathering.ts';
import type { Importer } from './imported.ts';

const COLUMNS = ['range', 'role', 'name', 'owner', 'purpose'];
const ROLES: readonly Role[] = ['dhcp', 'node', 'appliance', 'service', 'reserved'];

/** A table with the columns `range` and `role`, and where they help `name`, `owner` and `purpose`. */
export const csv: Importer = (source, { roles, prefixes }) => {
  const gathering = new Gathering(prefixes);
  const table = readTable(source, gathering);
  const names = table?.columns.map(({ value }) => value) ?? [];
  if (table === undefined || !names.includes('range') || !names.includes('role')) {
    return gathering.refuse('no header with the columns "range" and "role"', source.whole());
  }
  for (const { value, at } of table.columns) {
    if (!COLUMNS.includes(value))
      gathering.report(`the column ${quote(value)} is not read${didYouMean(value, COLUMNS)}`, at);
  }
  for (const row of table.rows) {
    const [text, word] = [row.cell('range'), row.cell('role')];
    if (text === undefined || word === undefined) {
      gathering.report(`a row without a ${text === undefined ? 'range' : 'role'}`, row.first.at);
      continue;
    }
    const role = roles.get(word.value) ?? ROLES.find((known) => known === word.value.toLowerCase());
    if (role === undefined) {
      gathering.report(`${quote(word.value)} is no role; expected one of ${ROLES.join(', ')}`, word.at);
      continue;
    }
    const range = gathering.interval(text);
    const [name, owner, purpose] = ['name', 'owner', 'purpose'].map((column) => nameOf(row.cell(column)?.value));
    if (range === undefined) continue;
    gathering.ranges.push({
      range,
      role,
      ...(name !== undefined && { name }),
      ...(owner !== undefined && { owner }),
      ...(purpose !== undefined && { purpose }),
    });
  }
  return gathering;
};
