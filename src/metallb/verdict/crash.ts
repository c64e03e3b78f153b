import type { Pool } from '../pool.ts';
import { written } from '../service.ts';
import type { Refusal } from './refusal.ts';
import { selectionsOf } from './selections.ts';
import { isSince, type Setting } from './setting.ts';

/**
 * From 0.15.0 on the speakers may crash on a pool whose range from one family to the other has no address, when
 * BGPAdvertisements with different local preferences announce it: internal/config `isAggrLengthDifferent` takes the
 * first prefix of every entry.
 */
export function crashes(setting: Setting): readonly Refusal[] {
  if (!isSince(setting, '0.15.0')) return [];
  return setting.cluster.pools.flatMap((pool) => {
    const entry = pool.entries.find(({ parsed }) => parsed?.kind === 'unusable' && parsed.why === 'mixed-families');
    if (entry === undefined || preferencesFor(setting, pool).size < 2) return [];
    const what = `Pool "${written(pool.name)}" has the entry "${written(entry.text)}" without addresses, announced with different local preferences`;
    const { manifest } = pool;
    return [{ fact: 'pool-crash', manifest, route: entry.route, what, component: 'speaker', consequence: 'crash' }];
  });
}

function preferencesFor({ cluster }: Setting, pool: Pool): ReadonlySet<number> {
  const advertisements = selectionsOf(cluster)
    .filter(({ pools }) => pools.includes(pool))
    .flatMap((selection) => selection.advertisements.filter(({ serviceSelectors }) => serviceSelectors.length === 0));
  return new Set(advertisements.flatMap(({ localPref }) => (typeof localPref === 'number' ? [localPref] : [])));
}
