import type { Reported, ReportedResource } from '../../lint/reported.ts';
import type { Severity } from '../../lint/rule.ts';
import type { Owner, ServiceChange, ServiceReview } from '../../review/review.ts';
import type { DefaultChange, HonorChange, Upgrade } from '../../review/upgrade.ts';
import { serviceName } from '../allocation/words.ts';
import { changeWords, ownerWords, stateWords } from '../review/words.ts';

/** One thing that an upgrade changes, in words that are not escaped yet. */
export interface Item {
  /** A place, a Service or a resource. */
  readonly subject: string;
  readonly words: string;
  readonly severity?: Severity;
}

/** Things of one kind. */
export interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

const GRAVEST_FIRST: readonly ServiceChange[] = [
  'changes',
  'becomes-pending',
  'may-change',
  'disappears',
  'recovers',
  'appears',
];

/** What an upgrade changes, the gravest first; sections without anything are left out. */
export function sectionsOf(upgrade: Upgrade): readonly Section[] {
  const { findings, honored, defaults, services, clusters } = upgrade;
  const moved = GRAVEST_FIRST.flatMap((change) => services.filter((service) => service.change === change));
  const isSeveral = clusters.length > 1;
  const sections: readonly Section[] = [
    {
      title: 'Refused configurations',
      items: clusters.flatMap(({ refused, ...owner }) =>
        refused === undefined ? [] : [{ subject: ownerWords(owner) || 'this folder', words: refused.reason }],
      ),
    },
    { title: 'Services', items: moved.map((service) => serviceItem(service, isSeveral)) },
    { title: 'New findings', items: findings.new.map(findingItem) },
    { title: 'Findings that end', items: findings.fixed.map(findingItem) },
    { title: 'No longer honored', items: honored.filter(({ change }) => change === 'stops').map(honorItem) },
    { title: 'Honored from then on', items: honored.filter(({ change }) => change === 'starts').map(honorItem) },
    { title: 'Defaults', items: defaults.map((one) => defaultItem(one, isSeveral)) },
  ];
  return sections.filter(({ items }) => items.length > 0);
}

/** Which release every cluster comes from, one a line. */
export function journeys({ clusters }: Upgrade): readonly string[] {
  return clusters.map(({ from, to, ...owner }) => `${ownerWords(owner) || 'this folder'}: MetalLB ${from} -> ${to}`);
}

function serviceItem(service: ServiceReview, isSeveral: boolean): Item {
  const { change, before, after, reason } = service;
  const why = reason === undefined ? '' : `; ${reason}`;
  return {
    subject: `${serviceName(service)}${inCluster(service, isSeveral)}`,
    words: `${changeWords(change)}: ${stateWords(before)} -> ${stateWords(after)}${why}`,
    severity: change === 'changes' || change === 'becomes-pending' ? 'error' : 'info',
  };
}

function findingItem({ severity, rule, message, location }: Reported): Item {
  return { subject: `${location.file}:${location.line}`, words: `${severity}[${rule}] ${message}`, severity };
}

function honorItem({ location, path, resource }: HonorChange): Item {
  return { subject: `${location.file}:${location.line}`, words: `${path} of ${resourceWords(resource)}` };
}

function defaultItem(change: DefaultChange, isSeveral: boolean): Item {
  const { setting, before, after, resource } = change;
  const of = resource === undefined ? '' : ` of ${resourceWords(resource)}`;
  return { subject: `${setting}${of}${inCluster(change, isSeveral)}`, words: `${before} -> ${after}` };
}

function resourceWords({ kind, name }: ReportedResource): string {
  return name === undefined ? kind : `${kind} "${name}"`;
}

function inCluster(owner: Owner, isSeveral: boolean): string {
  const words = ownerWords(owner);
  return isSeveral && words !== '' ? ` in ${words}` : '';
}
