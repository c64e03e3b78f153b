import type { Route } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import { servedServices } from '../metallb/absence.ts';
import type { Cluster } from '../metallb/cluster.ts';
import { NEW_PREFIX, OLD_PREFIX, READ_ANNOTATIONS } from '../metallb/request.ts';
import type { Service } from '../metallb/service.ts';
import { subject } from '../metallb/subject.ts';
import { ipAnnotationEdits } from './ip-annotation-fix.ts';
import { renameKey, writtenKey } from './rename-key.ts';
import { type Blame, blameKey, type Draft, type Fix } from './rule.ts';

const ANNOTATIONS: Route = ['metadata', 'annotations'];

/** Says once a cluster that its Services use the old annotation prefix, where every possible release has the new one. */
export function draftOldAnnotations(cluster: Cluster): readonly Draft[] {
  if (!cluster.releases.since('0.14.9')) return [];
  const keys = servedServices(cluster).flatMap((service) => {
    const { annotations } = service.manifest;
    if (annotations.size === 0) return [];
    return READ_ANNOTATIONS.filter((name) => annotations.has(OLD_PREFIX + name)).map((name) => ({ service, name }));
  });
  const [first] = keys;
  if (first === undefined) return [];
  const renamed = keys.flatMap(({ service: { manifest }, name }) => {
    if (manifest.annotations.has(NEW_PREFIX + name)) return [];
    const edit = renameKey(manifest, [...ANNOTATIONS, OLD_PREFIX + name], NEW_PREFIX + name);
    return edit === undefined ? [] : [{ edits: [edit], key: writtenKey(manifest, ANNOTATIONS, NEW_PREFIX + name) }];
  });
  const places = keys.map(({ service, name }) => blameOld(cluster, service, name));
  const services = new Set(keys.map(({ service }) => service)).size;
  const message = `The annotation prefix "${OLD_PREFIX}" is deprecated since MetalLB 0.14.9${usedBy(cluster, first.service, services)}`;
  const help = `Write "${NEW_PREFIX}" instead.`;
  return [draftOnce(places, { message, help }, safe(help, renamed))];
}

function blameOld(cluster: Cluster, { manifest }: Service, name: string): Blame {
  return blameKey(cluster, manifest, [...ANNOTATIONS, OLD_PREFIX + name]);
}

/** Says once a cluster that Services of MetalLB ask for an address by `spec.loadBalancerIP`. */
export function draftOldRequests(cluster: Cluster): readonly Draft[] {
  const services = servedServices(cluster).filter(asksTheOldWay);
  const [first] = services;
  if (first === undefined) return [];
  const annotation = `${cluster.releases.since('0.14.9') ? NEW_PREFIX : OLD_PREFIX}loadBalancerIPs`;
  const moved = services.flatMap(({ manifest }) => {
    const edits = ipAnnotationEdits(manifest, annotation);
    return edits === undefined ? [] : [{ edits, key: writtenKey(manifest, ANNOTATIONS, annotation) }];
  });
  const places = services.map(({ manifest }) => blameKey(cluster, manifest, ['spec', 'loadBalancerIP']));
  const message = `"spec.loadBalancerIP" is deprecated since Kubernetes 1.24${usedBy(cluster, first, services.length)}`;
  const help = `Ask by the annotation "${annotation}".`;
  return [draftOnce(places, { message, help }, safe(help, moved))];
}

/** Both ways at once are a request that MetalLB refuses, and another rule's. */
function asksTheOldWay({ request }: Service): boolean {
  const { loadBalancerIP, addresses } = request;
  return loadBalancerIP !== undefined && !(loadBalancerIP.text instanceof Unknown) && addresses === undefined;
}

function usedBy(cluster: Cluster, first: Service, services: number): string {
  const more = services === 1 ? '' : ` and ${services - 1} more`;
  return `, and ${subject(cluster, first.manifest)}${more} ${services === 1 ? 'uses' : 'use'} it`;
}

/** Edits that write an annotation. */
interface Rewrite {
  readonly edits: Fix['edits'];
  readonly key: string;
}

/** The rewrites as one repair; undefined where there are none. */
function safe(title: string, rewrites: readonly Rewrite[]): Fix | undefined {
  if (rewrites.length === 0) return undefined;
  const edits = distinct(rewrites.flatMap((one) => one.edits));
  return { title: title.replace(/\.$/, ''), safety: 'safe', edits, keys: rewrites.map(({ key }) => key) };
}

/** The edits of different places: two resources may share a line through an anchor. */
function distinct(edits: Fix['edits']): Fix['edits'] {
  return [...new Map(edits.map((edit) => [`${edit.at.start} ${edit.at.source.path}`, edit])).values()];
}

/** At most so many other places are shown. */
const MOST_RELATED = 10;

function draftOnce(places: readonly Blame[], words: Pick<Draft, 'message' | 'help'>, fix: Fix | undefined): Draft {
  const [at, ...others] = places;
  if (at === undefined) throw new Error('A finding needs a place.');
  const related = others.slice(0, MOST_RELATED).map((other) => ({ message: 'here too', at: other }));
  return { at, ...words, severity: 'info', blamed: '', related, ...(fix === undefined ? {} : { fix }) };
}
