import { predictionOf } from '../metallb/allocator/prediction-of.ts';
import type { Service } from '../metallb/service.ts';
import type { WhyAnswer, WhyLocation, WhyReport } from '../report/why/why.ts';
import { allocationOf } from '../site/allocation-of.ts';
import { outcomesOf } from '../site/outcomes-of.ts';
import { stepsOf } from '../site/why/steps-of.ts';
import { didYouMean } from '../text/nearest.ts';
import type { Span } from '../text/source.ts';
import { type NotRead, unlessNotRead } from './not-read.ts';
import { type Member, membersOf, openSites, type SiteOptions } from './open-sites.ts';
import { UsageError } from './usage-error.ts';
import type { Workspace } from './workspace.ts';

/** The options of `mlb-lint why`. */
export interface WhyOptions extends SiteOptions {
  /** The Service, as `namespace/name`. */
  readonly service: string;
}

/** Tells of one Service which address it gets and who announces it, or why not. Throws a UsageError where none has it. */
export async function why(options: WhyOptions): Promise<WhyReport> {
  const { service: wanted } = options;
  const opened = await openSites(options);
  const members = membersOf(opened);
  const [namespace = '', name = ''] = wanted.split('/', 2);
  const clusters = members.flatMap((member) =>
    member.cluster.services
      .filter((service) => nameOf(service) === wanted)
      .map((service) => answer(member, service, opened.workspace)),
  );
  if (clusters.length === 0) throw new UsageError(missing(wanted, members, opened.notRead));
  return { schemaVersion: 1, namespace, name, clusters, ...opened.notRead };
}

function nameOf({ namespace, name }: Service): string | undefined {
  return typeof namespace === 'string' && typeof name === 'string' ? `${namespace}/${name}` : undefined;
}

/** Says that there is no such Service, with the name that was likely meant. */
function missing(wanted: string, members: readonly Member[], notRead: NotRead): string {
  const names = new Set(members.flatMap(({ cluster }) => cluster.services.flatMap((one) => nameOf(one) ?? [])));
  const [namesake, another] = [...names].filter((name) => name.slice(name.indexOf('/') + 1) === lastPart(wanted));
  const meant =
    namesake !== undefined && another === undefined ? `; did you mean "${namesake}"?` : didYouMean(wanted, names);
  if (!/^[^/]+\/[^/]+$/.test(wanted)) return `why takes NAMESPACE/NAME, not "${wanted}"${meant}`;
  return `no cluster has a Service "${wanted}"${unlessNotRead(notRead)}${meant}`;
}

function lastPart(wanted: string): string {
  return wanted.slice(wanted.lastIndexOf('/') + 1);
}

function answer({ site, cluster }: Member, service: Service, workspace: Workspace): WhyAnswer {
  const { release } = predictionOf(cluster);
  const steps = stepsOf(cluster, service);
  const index = [...outcomesOf(cluster).keys()].indexOf(service);
  const allocation = index === -1 ? undefined : allocationOf(site, cluster).services[index];
  return {
    ...(site.name === undefined ? {} : { site: site.name }),
    ...(cluster.name === undefined ? {} : { cluster: cluster.name }),
    metallb: { version: release, assumed: !cluster.releases.isSingle },
    location: locate(workspace, service.manifest.at(['metadata', 'name'])),
    allocation: allocation ?? null,
    steps: steps.map(({ topic, verdict, message, at }) => ({
      topic,
      verdict,
      message,
      ...(at === undefined ? {} : { location: locate(workspace, at) }),
    })),
    changes: [...new Set(steps.flatMap(({ change }) => change ?? []))],
  };
}

function locate(workspace: Workspace, { source, start }: Span): WhyLocation {
  return { file: workspace.display(source.path), ...source.position(start) };
}
