import { append } from '../../text/group-by.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import type { Cluster } from '../cluster.ts';
import type { Pool } from '../pool.ts';
import { written } from '../service.ts';
import { bySelected } from './attribution.ts';
import { selectorsKey } from './meetings.ts';
import { shareNode } from './nodes.ts';
import { byName } from './order.ts';
import type { Refusal } from './refusal.ts';
import { hasFamily, type Selection, selectionsOf } from './selections.ts';
import { hasField, isSince, type Setting } from './setting.ts';
import { Standing } from './standing.ts';

/** Pools that the same advertisements select and that have the same families: one of them speaks for all. */
interface Profile {
  readonly pool: Pool;
  readonly selections: readonly Selection[];
}

/**
 * BGPAdvertisements that announce one pool alike with different local preferences, from 0.13.10 on. Of several, those
 * in the minority are blamed, once each; of two, the second by name, and the other is its twin.
 */
export function preferenceRefusals(setting: Setting): readonly Refusal[] {
  if (!isSince(setting, '0.13.10')) return [];
  const blamed = new Set<BgpAdvertisement>();
  const tally = { looks: 0 };
  return profilesOf(setting).flatMap(({ pool, selections }) => {
    tally.looks += selections.reduce((sum, { advertisements }) => sum + advertisements.length, 0);
    if (tally.looks > MOST_LOOKS) return [];
    const parties = selections.flatMap(({ advertisements }) => advertisements.filter((one) => counts(setting, one)));
    return collisions(setting, pool, parties, tally).flatMap(({ advertisement, other, alike }) => {
      if (blamed.has(advertisement)) return [];
      blamed.add(advertisement);
      return refusal(setting, pool, advertisement, other, alike);
    });
  });
}

/** How many BGPAdvertisements of pools are compared, and how often with each other: past these the rest is not. */
const MOST_LOOKS = 50_000;

interface Tally {
  looks: number;
}

const profiles = new WeakMap<Cluster, readonly Profile[]>();

/** They are the same in every release that reads the same resources. */
function profilesOf({ cluster }: Setting): readonly Profile[] {
  const found = profiles.get(cluster) ?? profilesIn(cluster);
  profiles.set(cluster, found);
  return found;
}

function profilesIn(cluster: Cluster): readonly Profile[] {
  const selectionsByPool = new Map<Pool, number[]>();
  const selections = selectionsOf(cluster);
  for (const [index, { pools }] of selections.entries()) {
    for (const pool of pools) {
      append(selectionsByPool, pool, index);
    }
  }
  const byKey = new Map<string, Profile | undefined>();
  for (const [pool, indices] of [...selectionsByPool].sort(([a], [b]) => byName(a, b))) {
    const key = JSON.stringify([indices, hasFamily(pool, 'ipv4'), hasFamily(pool, 'ipv6')]);
    if (byKey.has(key)) continue;
    const chosen = indices.flatMap((index) => selections[index] ?? []);
    byKey.set(key, differ(chosen) ? { pool, selections: chosen } : undefined);
  }
  return [...byKey.values()].filter((profile) => profile !== undefined);
}

const distinct = new WeakMap<Selection, readonly (number | undefined)[]>();

/** Whether some selections have two local preferences between them; quick, as it looks no further than the second. */
function differ(selections: readonly Selection[]): boolean {
  const found = new Set<number | undefined>();
  for (const selection of selections) {
    const values = distinct.get(selection) ?? [
      ...new Set(selection.advertisements.map(({ localPref }) => known(localPref))),
    ];
    distinct.set(selection, values);
    for (const value of values) {
      if (value !== undefined) found.add(value);
      if (found.size > 1) return true;
    }
  }
  return false;
}

function known(value: BgpAdvertisement['localPref']): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Those with Service selectors are compared when a Service is announced, not before. */
function counts(setting: Setting, { manifest, serviceSelectors, localPref }: BgpAdvertisement): boolean {
  if (known(localPref) === undefined) return false;
  return serviceSelectors.length === 0 || !hasField(setting, manifest, ['spec', 'serviceSelectors']);
}

interface Collision {
  readonly advertisement: BgpAdvertisement;
  readonly other: BgpAdvertisement;
  /** Whether either could be blamed. */
  readonly alike: boolean;
}

function collisions(
  setting: Setting,
  pool: Pool,
  parties: readonly BgpAdvertisement[],
  tally: Tally,
): readonly Collision[] {
  const votes = new Map<unknown, number>();
  for (const { localPref } of parties) votes.set(localPref, (votes.get(localPref) ?? 0) + 1);
  const votesOf = ({ localPref }: BgpAdvertisement) => votes.get(localPref) ?? 0;
  const ordered = [...parties].sort((a, b) => votesOf(b) - votesOf(a) || byName(a, b));
  const kinds = new Set<string>();
  const standing = new Standing();
  const found: Collision[] = [];
  for (const advertisement of ordered) {
    const key = kindOf(advertisement);
    if (kinds.has(key)) continue;
    if (tally.looks > MOST_LOOKS) break;
    const other = standing.first(advertisement, (one) => {
      tally.looks++;
      return collide(setting, pool, advertisement, one);
    });
    if (other === undefined) {
      kinds.add(key);
      standing.add(advertisement);
    } else found.push({ advertisement, other, alike: votesOf(advertisement) === votesOf(other) });
  }
  return found;
}

const kindsKnown = new WeakMap<BgpAdvertisement, string>();

/** Two of one kind collide with the same others, and not with each other. */
function kindOf(advertisement: BgpAdvertisement): string {
  const found = kindsKnown.get(advertisement) ?? kind(advertisement);
  kindsKnown.set(advertisement, found);
  return found;
}

function kind({ localPref, aggregationLength, aggregationLengthV6, peers, nodeSelectors }: BgpAdvertisement): string {
  const names = peers.map(({ name }) => (typeof name === 'string' ? name : [name.text]));
  const lengths = [aggregationLength, aggregationLengthV6].map((length) =>
    typeof length === 'number' ? length : length.text,
  );
  return JSON.stringify([localPref, lengths, names, selectorsKey(nodeSelectors)]);
}

/** Whether two that share a peer and differ in local preference do so on one node, for like aggregates. */
function collide(setting: Setting, pool: Pool, a: BgpAdvertisement, b: BgpAdvertisement): boolean {
  return aggregatesAlike(setting, pool, a, b) && shareNode(setting.cluster, a, b) === true;
}

/**
 * Up to 0.14.9 both lengths must differ for two advertisements to be told apart; from 0.15.0 on, those of the pool's
 * families. A length that is unknown tells nothing.
 */
function aggregatesAlike(setting: Setting, pool: Pool, a: BgpAdvertisement, b: BgpAdvertisement): boolean {
  const lengths = [a.aggregationLength, a.aggregationLengthV6, b.aggregationLength, b.aggregationLengthV6];
  if (!lengths.every((length) => typeof length === 'number') || !pool.complete) return false;
  const differs4 = a.aggregationLength !== b.aggregationLength;
  const differs6 = a.aggregationLengthV6 !== b.aggregationLengthV6;
  if (!isSince(setting, '0.15.0')) return !(differs4 && differs6);
  const [has4, has6] = [hasFamily(pool, 'ipv4'), hasFamily(pool, 'ipv6')];
  if (has4 && has6) return !(differs4 && differs6);
  return has6 ? !differs6 : has4 && !differs4;
}

function refusal(
  setting: Setting,
  pool: Pool,
  advertisement: BgpAdvertisement,
  other: BgpAdvertisement,
  alike: boolean,
): readonly Refusal[] {
  const route = ['spec', 'localPref'];
  const there = { manifest: other.manifest, route };
  const prefers = (one: BgpAdvertisement) => `"${written(one.name)}" with the local preference ${known(one.localPref)}`;
  const what = `BGPAdvertisement ${prefers(advertisement)} and ${prefers(other)} announce pool "${written(pool.name)}" alike`;
  const help = 'Give both one local preference, or keep them apart by peers, nodes or aggregation length.';
  const fault = { fact: 'local-preference', manifest: advertisement.manifest, route, what, help } as const;
  const second = alike ? { twin: there } : { related: [{ ...there, message: 'the other preference' }] };
  return bySelected(setting, [advertisement, other], { ...fault, ...second }, true);
}
