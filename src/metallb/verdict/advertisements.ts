import { Unknown } from '../../manifest/unknown.ts';
import type { Advertisement, Reference } from '../advertisement.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import type { Cluster } from '../cluster.ts';
import { fieldPath, subject } from '../subject.ts';
import { bySelected, bySpeaker } from './attribution.ts';
import { duplicatesOf } from './duplicates.ts';
import type { Fault, Refusal } from './refusal.ts';
import { selectorFaults } from './selectors.ts';
import { hasField, type Setting } from './setting.ts';

/** What MetalLB refuses of each advertisement by itself: entries and selectors that stand twice, malformed selectors. */
export function advertisementRefusals(setting: Setting): readonly Refusal[] {
  const { cluster } = setting;
  const bgp = new Set<Advertisement>(cluster.bgpAdvertisements);
  const l2 = cluster.advertisements.filter((advertisement) => !bgp.has(advertisement));
  return [
    ...l2.flatMap((advertisement) => listFaults(setting, advertisement, [advertisement.pools]).map(bySpeaker)),
    ...cluster.bgpAdvertisements.flatMap((advertisement) => bgpRefusals(setting, advertisement)),
  ];
}

/** From 0.16.0 on a malformed node selector stops every speaker, as none can tell whether it is meant. */
function bgpRefusals(setting: Setting, advertisement: BgpAdvertisement): readonly Refusal[] {
  const { pools, communities, peers } = advertisement;
  return listFaults(setting, advertisement, [pools, communities, peers]).flatMap((fault) =>
    fault.fact === 'selector-malformed' && fault.route[1] === 'nodeSelectors'
      ? [bySpeaker(fault)]
      : bySelected(setting, [advertisement], fault, true),
  );
}

function listFaults(
  setting: Setting,
  advertisement: Advertisement,
  lists: readonly (readonly Reference[])[],
): readonly Fault[] {
  const { manifest, poolSelectors, nodeSelectors, serviceSelectors } = advertisement;
  const selectors = [poolSelectors, nodeSelectors];
  if (serviceSelectors.length > 0 && hasField(setting, manifest, ['spec', 'serviceSelectors']))
    selectors.push(serviceSelectors);
  return [
    ...lists.flatMap((list) => entryRepeats(setting.cluster, advertisement, list)),
    ...selectors.flatMap((list) => selectorFaults(setting.cluster, manifest, list)),
  ];
}

function entryRepeats(cluster: Cluster, { manifest }: Advertisement, list: readonly Reference[]): readonly Fault[] {
  if (list.length < 2) return [];
  const twice = duplicatesOf(list, ({ name }) => (name instanceof Unknown ? undefined : name));
  return twice.map(({ later, first }) => ({
    fact: 'duplicate-entry',
    manifest,
    route: later.route,
    what: `"${fieldPath(later.route.slice(0, -1))}" of ${subject(cluster, manifest)} has "${nameOf(later)}" twice`,
    help: 'Remove one of the two.',
    related: [{ manifest, route: first.route, message: 'the first one' }],
  }));
}

function nameOf({ name }: Reference): string {
  return name instanceof Unknown ? name.text : name;
}
