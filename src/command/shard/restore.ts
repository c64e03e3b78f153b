import type { Rule } from '../../lint/rule.ts';
import type { Spoken } from '../../lint/stamp.ts';
import type { Suppression } from '../../lint/suppression.ts';
import type { Plan } from '../../plan/plan.ts';
import { joinSites } from '../../site/join-sites.ts';
import type { Site } from '../../site/site.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Source } from '../../text/source.ts';
import { UsageError } from '../usage-error.ts';
import { type CarriedCluster, clustersIn, type PlannedClusters, readCluster } from './cluster-data.ts';
import { dealTo } from './deal.ts';
import { type Carried, readDraft } from './draft-data.ts';
import { readManifest } from './manifest-data.ts';
import { inReport, type OpenShard } from './open-shard.ts';
import { type ReadData, readRead } from './read-data.ts';
import { reboundDrafts } from './rebound.ts';
import { readSuppression } from './suppression-data.ts';
import { readText, restoreText, type TextData } from './text-data.ts';

/** A fleet as its parts carry it: enough of its clusters for the rules across them, and what was said of each alone. */
export interface Fleet {
  readonly sites: readonly Site[];
  readonly spoken: readonly Spoken[];
  readonly suppressions: readonly Suppression[];
  readonly read: readonly ReadData[];
  /** The files of which lines are carried, by path. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** Puts a fleet together. Throws a UsageError that names the report that is wrong, and where in it. */
export function restoreFleet(opened: readonly OpenShard[], plan: Plan, rules: readonly Rule[]): Fleet {
  const texts = opened.map(({ file, shard }) => inReport(file, () => shard.get('files').items().map(readText)));
  const sources = restoreTexts(opened, texts, plan);
  const planned = clustersIn(plan);
  const parts = opened.map((one, index) => restorePart(one, plan, planned, sourcesOf(texts[index] ?? [], sources)));
  const sites = joinParts(
    plan,
    parts.flatMap(({ members }) => members),
  );
  const bySite = new Map(sites.flatMap((site) => (site.name === undefined ? [] : [[site.name, site] as const])));
  const byName = new Map(rules.map((rule) => [rule.name, rule]));
  const said = parts.map(({ one, members, carried }) => {
    const known: Carried = {
      ...carried,
      clusters: members.map(({ cluster }) => cluster),
      sites: bySite,
      rules: byName,
    };
    return inReport(one.file, () => ({
      spoken: one.shard
        .get('drafts')
        .items()
        .map((part) => readDraft(part, known)),
      suppressions: one.shard
        .get('suppressions')
        .items()
        .map((part) => readSuppression(part, known)),
      read: readRead(one.shard.get('read')),
    }));
  });
  return {
    sites,
    spoken: reboundDrafts(
      said.flatMap(({ spoken }) => spoken),
      sites,
    ),
    suppressions: inOrder(
      said.flatMap(({ suppressions }) => suppressions),
      sites,
    ),
    read: said.map(({ read }) => read),
    sources: new Map([...sources.values()].map((source) => [source.path, source])),
  };
}

/** Those in the comments of files, then those of resources in the order of clusters: of one that several read, the last counts. */
function inOrder(suppressions: readonly Suppression[], sites: readonly Site[]): readonly Suppression[] {
  const rank = new Map(sites.flatMap(({ clusters }) => clusters).map((cluster, index) => [cluster, index]));
  const rankOf = ({ at }: Suppression) => ('manifest' in at ? (rank.get(at.cluster) ?? 0) : -1);
  return suppressions.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** One source for each file, of all the lines that the parts know of it; those of the plan are whole. */
function restoreTexts(
  opened: readonly OpenShard[],
  texts: readonly (readonly TextData[])[],
  plan: Plan,
): ReadonlyMap<string, Source> {
  const total = texts.flat().reduce((sum, { length }) => sum + length, 0);
  if (total > MOST_TEXT) throw new UsageError(`${opened[0]?.file ?? ''}: the files that it is about are too large`);
  const sources = new Map(
    plan.sources.map((source) => [keyOf({ path: source.path, length: source.text.length }), source]),
  );
  for (const [key, group] of groupBy(texts.flat(), keyOf)) {
    if (sources.has(key)) continue;
    const source = restoreText(group);
    if (source === undefined) {
      const index = texts.findIndex((own) => own.some((one) => group.includes(one)));
      throw new UsageError(`${opened[index]?.file ?? ''}: the lines of ${group[0].path} contradict each other`);
    }
    sources.set(key, source);
  }
  return sources;
}

/** What is not carried of files is blank, and takes room all the same. */
const MOST_TEXT = 2 * 1024 * 1024 * 1024;

function keyOf({ path, length }: Pick<TextData, 'path' | 'length'>): string {
  return `${length} ${path}`;
}

function sourcesOf(texts: readonly TextData[], sources: ReadonlyMap<string, Source>): readonly Source[] {
  return texts.flatMap((text) => sources.get(keyOf(text)) ?? []);
}

interface Restored {
  readonly one: OpenShard;
  readonly members: readonly CarriedCluster[];
  readonly carried: Pick<Carried, 'sources' | 'manifests'>;
}

function restorePart(one: OpenShard, plan: Plan, planned: PlannedClusters, sources: readonly Source[]): Restored {
  return inReport(one.file, () => {
    const manifests = one.shard
      .get('manifests')
      .items()
      .map((part) => readManifest(part, sources, plan.source));
    const isOwn = dealTo(plan, one);
    const clusters = one.shard.get('clusters');
    const members = clusters.items().map((part) => {
      const member = readCluster(part, planned, manifests, sources);
      return isOwn(member.site.name.value, member.cluster.name ?? '') ? member : part.fail('is dealt to another shard');
    });
    const names = new Set(members.map(({ site, cluster }) => JSON.stringify([site.name.value, cluster.name])));
    const dealt = plan.sites.flatMap((site) => site.clusters.filter(({ name }) => isOwn(site.name.value, name.value)));
    if (names.size !== members.length || names.size !== dealt.length)
      clusters.fail('are not those that are dealt to it');
    return { one, members, carried: { sources, manifests } };
  });
}

/** The sites with their clusters in the order of the plan. */
function joinParts(plan: Plan, members: readonly CarriedCluster[]): readonly Site[] {
  const bySite = groupBy(members, ({ site }) => site);
  const parts = plan.sites.map((site) => {
    const rank = new Map(site.clusters.map(({ name }, index) => [name.value, index]));
    const own = (bySite.get(site) ?? []).map(({ cluster }) => cluster);
    const place = (name: string | undefined) => rank.get(name ?? '') ?? 0;
    return { plan: site, clusters: own.sort((a, b) => place(a.name) - place(b.name)), syntax: [] };
  });
  return joinSites(plan, parts);
}
