import type { Reference } from '../advertisement.ts';
import type { BgpAdvertisement } from '../bgp-advertisement.ts';
import type { Cluster } from '../cluster.ts';
import { type Alias, type Community, type CommunityForm, communityForm } from '../community.ts';
import { isJudged } from '../reach.ts';
import { written } from '../service.ts';
import { subject } from '../subject.ts';
import { byController, bySelected, byWebhook } from './attribution.ts';
import { duplicatesOf } from './duplicates.ts';
import { byName } from './order.ts';
import type { Fault, Refusal } from './refusal.ts';
import { isSince, type Setting } from './setting.ts';

/** What MetalLB refuses of communities: what Communities define, and what BGPAdvertisements name. */
export function communityRefusals(setting: Setting): readonly Refusal[] {
  const aliases = aliasesOf(setting.cluster);
  return [
    ...setting.cluster.communities.flatMap((community) => valueFaults(setting, community)).map(byController),
    ...aliasRepeats(setting.cluster).map(byController),
    ...setting.cluster.bgpAdvertisements.flatMap((one) =>
      one.communities.flatMap((reference) => referenceRefusals(setting, aliases, one, reference)),
    ),
  ];
}

/** The form of a community as a release reads it: large ones exist since 0.13.10. */
export function formIn(setting: Setting, text: string): CommunityForm {
  const form = communityForm(text);
  if (form === 'legacy' || form === 'bad-format' || isSince(setting, '0.13.10')) return form;
  return text.split(':').length === 4 ? 'bad-format' : form;
}

function valueFaults(setting: Setting, { manifest, aliases }: Community): readonly Fault[] {
  return aliases.flatMap(({ name, value, route }) => {
    if (typeof value !== 'string' || !formIn(setting, value).startsWith('bad')) return [];
    const what = `${subject(setting.cluster, manifest)} gives "${written(name)}" the value "${value.slice(0, 80)}", which is no community`;
    return [{ fact: 'community-value' as const, manifest, route: [...route, 'value'], what, help: FORMS }];
  });
}

/** How to write a community. */
const FORMS = 'Write two numbers up to 65535 such as 64500:100, or from 0.13.10 on large:64500:1:2.';

interface Named {
  readonly manifest: Community['manifest'];
  readonly alias: Alias;
}

/** An alias must be the only one of its name among all Communities. */
function aliasRepeats(cluster: Cluster): readonly Fault[] {
  const judged = isJudged(cluster) ? [[...cluster.communities].sort(byName)] : cluster.communities.map((one) => [one]);
  return judged.flatMap((communities) => {
    const named = communities.flatMap(({ manifest, aliases }) => aliases.map((alias): Named => ({ manifest, alias })));
    return duplicatesOf(named, ({ alias }) => (typeof alias.name === 'string' ? alias.name : undefined))
      .filter(({ later, first }) => later.manifest === first.manifest || later.manifest.name !== first.manifest.name)
      .map(({ later, first }) => ({
        fact: 'community-duplicate' as const,
        manifest: later.manifest,
        route: [...later.alias.route, 'name'],
        what: `The community alias "${written(later.alias.name)}" is defined twice`,
        help: 'Give every alias a name of its own, across all Communities.',
        twin: { manifest: first.manifest, route: [...first.alias.route, 'name'] },
      }));
  });
}

/** The names that Communities define, and whether there may be more. */
interface Aliases {
  readonly names: ReadonlySet<string>;
  readonly open: boolean;
}

function aliasesOf(cluster: Cluster): Aliases {
  const all = cluster.communities.flatMap(({ aliases }) => aliases.map(({ name }) => name));
  const partial = cluster.communities.some(({ complete }) => !complete) || all.some((name) => typeof name !== 'string');
  return {
    names: new Set(all.flatMap((name) => (typeof name === 'string' ? [name] : []))),
    open: partial || !isJudged(cluster) || cluster.unseen.mayHold('Community'),
  };
}

function referenceRefusals(
  setting: Setting,
  { names, open }: Aliases,
  advertisement: BgpAdvertisement,
  { name, route }: Reference,
): readonly Refusal[] {
  if (typeof name !== 'string') return [];
  const form = formIn(setting, name);
  if (form === 'legacy' || form === 'large') return [];
  const { manifest } = advertisement;
  const named = `${subject(setting.cluster, manifest)} names the community "${name.slice(0, 80)}"`;
  const seen = isSince(setting, '0.14.0') ? name.includes(':') : form === 'bad-value';
  if (names.has(name)) {
    if (!seen) return [];
    const what = `${named}, an alias with a colon, which the webhook takes for a community`;
    return [
      byWebhook({ fact: 'community-webhook', manifest, route, what, help: 'Give the alias a name without ":".' }),
    ];
  }
  if (name.includes(':')) {
    const fault: Fault = {
      fact: 'community-malformed',
      manifest,
      route,
      what: `${named}, ${communityForm(name) === 'large' ? 'a large one, which exist since 0.13.10' : 'which is none'}`,
      help: FORMS,
    };
    return bySelected(setting, [advertisement], fault, seen);
  }
  if (open) return [];
  const fault: Fault = { fact: 'community-unknown', manifest, route, what: `${named}, which no Community defines` };
  return bySelected(setting, [advertisement], fault, false);
}
