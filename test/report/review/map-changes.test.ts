import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapChanges } from '../../../src/report/review/map-changes.ts';
import type { MapBlock, MapReport, MapSegment } from '../../../src/site/map.ts';

const SIZE = 4096;

/** Runs of addresses of 10.0.0.0/20, by where they end, each in one of three pools or in none. */
const runs = fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(3)), { maxLength: 12 });

/** Who has each of the addresses: 0 is nobody. */
function holders(list: readonly (readonly [end: number, pool: number])[]): readonly number[] {
  const sorted = [...list].sort(([a], [b]) => a - b);
  return Array.from({ length: SIZE }, (_, at) => sorted.find(([end]) => at <= end)?.[1] ?? 0);
}

function address(at: number): string {
  return `10.0.${at >> 8}.${at & 255}`;
}

/** The map of two networks, 10.0.0.0/22 and what is left of 10.0.0.0/20. */
function mapOf(held: readonly number[]): MapReport {
  const area = (name: string, from: number, to: number) => {
    const block = {
      range: `${address(from)}-${address(to)}`,
      size: to - from + 1,
      segments: segmentsOf(held, from, to),
    };
    return { kind: 'network', name, gateways: [], blocks: [block], rows: [], conflicts: [] } as const;
  };
  return { schemaVersion: 1, sites: [{ site: 'office', areas: [area('low', 0, 1023), area('high', 1024, SIZE - 1)] }] };
}

function segmentsOf(held: readonly number[], from: number, to: number): readonly MapSegment[] {
  const segments: MapSegment[] = [];
  for (let first = from, last = from; first <= to; first = last + 1) {
    last = first;
    while (last < to && held[last + 1] === held[first]) last++;
    const range = first === last ? address(first) : `${address(first)}-${address(last)}`;
    const pool = held[first] ?? 0;
    const state = pool === 0 ? 'unassigned' : 'pool';
    segments.push({ range, size: last - first + 1, state, ...(pool === 0 ? {} : { pool: { name: String(pool) } }) });
  }
  return segments;
}

/** Who has each address of a block, by the address as a number. */
function heldIn({ segments }: MapBlock): ReadonlyMap<number, number> {
  const number = (text: string) => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) - 10 * 256 ** 3;
  const found = new Map<number, number>();
  for (const { range, pool } of segments) {
    const [start = '', end = start] = range.split('-');
    const [base = '', length] = start.split('/');
    const first = number(base);
    const last = length === undefined ? number(end) : first + 2 ** (32 - Number(length)) - 1;
    for (let at = first; at <= last; at++) found.set(at, Number(pool?.name ?? 0));
  }
  return found;
}

describe('mapChanges', () => {
  it('tells every address that changes hands, and of its surroundings the truth', () => {
    fc.assert(
      fc.property(runs, runs, (earlier, later) => {
        const [before, after] = [holders(earlier), holders(later)];
        const changes = mapChanges({ before: mapOf(before), after: mapOf(after) });
        const told = new Set<number>();
        for (const change of changes) {
          const [old, now] = [heldIn(change.before), heldIn(change.after)];
          expect([...old.keys()]).toEqual([...now.keys()]);
          expect(now.size).toBe(change.after.size);
          const wrong = [...old].filter(([at, pool]) => pool !== before[at] || now.get(at) !== after[at]);
          expect(wrong).toEqual([]);
          for (const at of old.keys()) told.add(at);
        }
        const other = before.flatMap((pool, at) => (pool === after[at] || told.has(at) ? [] : [at]));
        expect(other).toEqual([]);
        if (before.every((pool, at) => pool === after[at])) expect(changes).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
