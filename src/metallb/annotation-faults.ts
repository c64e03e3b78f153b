import { unknownIn } from '../manifest/unknown.ts';
import { nearest } from '../text/nearest.ts';
import type { Cluster } from './cluster.ts';
import { isQualifiedName } from './metadata-faults.ts';
import type { Releases } from './release.ts';
import { NEW_PREFIX, OLD_PREFIX, READ_ANNOTATIONS, WRITTEN_ANNOTATION } from './request.ts';
import type { Service } from './service.ts';
import { onceAlike } from './twins.ts';

/** An annotation of a Service that is meant for MetalLB and that MetalLB does not read. */
export interface AnnotationFault {
  readonly service: Service;
  readonly key: string;
  /** `too-new`: the prefix came with release 0.14.9, and the cluster runs an earlier one. */
  readonly why: 'misspelt' | 'too-new';
  /** The key that was likely meant; undefined where none is near. */
  readonly meant: string | undefined;
}

/** The annotations of a cluster's Services, of any type, that MetalLB passes over; none where it has no MetalLB. */
export const annotationFaults = onceAlike((cluster: Cluster): readonly AnnotationFault[] => {
  if (cluster.plan?.metallb.installed === false) return [];
  return cluster.services.flatMap((service) =>
    [...service.manifest.annotations.keys()].flatMap((key) => faultOf(service, key, cluster.releases) ?? []),
  );
});

const NAMES: readonly string[] = [...READ_ANNOTATIONS, WRITTEN_ANNOTATION];

/** What most annotations are: their own names, by which releases read them. */
const OLDER: ReadonlySet<string> = new Set(NAMES.map((name) => OLD_PREFIX + name));
const NEWER: ReadonlySet<string> = new Set(NAMES.map((name) => NEW_PREFIX + name));

function faultOf(service: Service, key: string, releases: Releases): AnnotationFault | undefined {
  if (OLDER.has(key) || (NEWER.has(key) && !releases.before('0.14.9'))) return undefined;
  const parts = partsOf(key);
  if (parts === undefined || unknownIn(key) !== undefined || !isQualifiedName(key.toLowerCase())) return undefined;
  const { prefix, name } = parts;
  const isPrefix = prefix === NEW_PREFIX || prefix === OLD_PREFIX;
  if (isPrefix && NAMES.includes(name))
    return isTooNew(service, prefix, name, releases) ? tooNew(service, key, name) : undefined;
  const meant = NAMES.includes(name) ? name : nearest(name, NAMES);
  if (meant === undefined) return isPrefix ? { service, key, why: 'misspelt', meant } : undefined;
  const likely = isPrefix ? prefix : likelyPrefix(prefix);
  if (likely === undefined) return undefined;
  const isSafe = likely === OLD_PREFIX || releases.since('0.14.9') || (isPrefix && !releases.before('0.14.9'));
  return { service, key, why: 'misspelt', meant: (isSafe ? likely : OLD_PREFIX) + meant };
}

/** Where the old annotation says the same, the new one is there for a later release. */
function isTooNew({ manifest }: Service, prefix: string, name: string, releases: Releases): boolean {
  if (prefix === OLD_PREFIX || name === WRITTEN_ANNOTATION || !releases.before('0.14.9')) return false;
  const { annotations } = manifest;
  return annotations.get(OLD_PREFIX + name) !== annotations.get(NEW_PREFIX + name);
}

function tooNew(service: Service, key: string, name: string): AnnotationFault {
  return { service, key, why: 'too-new', meant: OLD_PREFIX + name };
}

/** A key's prefix with its slash, and its name; for one of MetalLB's prefixes the slash may be missing. */
function partsOf(key: string): { readonly prefix: string; readonly name: string } | undefined {
  const slash = key.indexOf('/');
  if (slash !== -1) return { prefix: key.slice(0, slash + 1), name: key.slice(slash + 1) };
  const [, prefix, name] = /^(metallb\.universe\.tf|metallb\.io)[-._]?(.+)$/i.exec(key) ?? [];
  // Never one of the prefixes themselves, which end in a slash.
  return prefix === undefined || name === undefined ? undefined : { prefix, name };
}

/** The prefix that a misspelt one stands for; undefined for what may be somebody else's. */
function likelyPrefix(prefix: string): string | undefined {
  if (prefix.length > 64) return undefined;
  const near = nearest(prefix.replace(/\/$/, ''), [NEW_PREFIX.slice(0, -1), OLD_PREFIX.slice(0, -1)]);
  if (near !== undefined) return `${near}/`;
  if (!/metal+b/i.test(prefix)) return undefined;
  return /universe|\.tf/i.test(prefix) ? OLD_PREFIX : NEW_PREFIX;
}
