import type { Remark } from '../../text/problem.ts';
import { deployedAs, type Entry } from './entry.ts';
import { type Layer, written } from './layer.ts';

/** Where an overlay renames the resource of an entry. */
export function renamesOf(entry: Entry): readonly Remark[] {
  if (deployedAs(entry).name === entry.name || entry.generator !== undefined) return [];
  return entry.layers.flatMap((layer) => renamesIn(layer));
}

function renamesIn({ fields, places }: Layer): readonly Remark[] {
  return (['namePrefix', 'nameSuffix'] as const).flatMap((key) => {
    const part = written(fields.get(key)) ?? '';
    if (part === '') return [];
    const how = key === 'namePrefix' ? 'before' : 'behind';
    return [{ message: `"${part}" is put ${how} names here`, at: places.value([key]) }];
  });
}

/** The renamed resources of MetalLB among entries by the name that others still call them by. */
export function renamedPools(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const metallb = entries.filter(({ apiVersion, name }) => apiVersion.startsWith('metallb.io/') && name !== '');
  const names = new Set(metallb.map((entry) => deployedAs(entry).name));
  return new Map(metallb.filter(({ name }) => !names.has(name)).map((entry) => [entry.name, entry]));
}
