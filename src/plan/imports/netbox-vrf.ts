import { quote } from '../quote.ts';
import type { Gathering } from './gathering.ts';
import type { NetboxRecord } from './netbox-record.ts';

/**
 * The records of a VRF, by its name or route distinguisher. Without one all of them, where they are all of one VRF or
 * of none; else those of the global table, and how many others are left out is said.
 */
export function inVrf(
  records: readonly NetboxRecord[],
  vrf: string | undefined,
  gathering: Gathering,
): readonly NetboxRecord[] {
  const found = new Set(records.map((record) => record.vrf[0]));
  if (vrf !== undefined) {
    const kept = records.filter((record) => record.vrf.includes(vrf));
    const [any] = records;
    if (kept.length === 0 && any !== undefined) gathering.report(`nothing here lies in VRF ${quote(vrf)}`, any.at);
    return kept;
  }
  if (found.size <= 1) return records;
  const others = records.filter((record) => record.vrf.length > 0);
  const names = [...found].filter((name) => name !== undefined).sort();
  const [first] = others;
  if (first !== undefined) {
    const many = others.length === 1 ? '1 object' : `${others.length} objects`;
    const told = `${many} of VRF ${names.slice(0, 3).map(quote).join(', ')} left out`;
    gathering.report(`${told}; "vrf" of the import chooses one`, first.at);
  }
  return records.filter((record) => record.vrf.length === 0);
}
