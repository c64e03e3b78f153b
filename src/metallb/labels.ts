import type { Manifest } from '../manifest/manifest.ts';
import type { Fields } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';

/** True, false, or not to be known from the repository. */
export type Truth = boolean | 'unknown';

/** The labels of an object as far as they are known. */
export interface Labels {
  /** The value; undefined where the object surely lacks the label, Unknown where it may be anything. */
  get(key: string): string | Unknown | undefined;
}

/** Both hold. */
export function both(a: Truth, b: Truth): Truth {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : 'unknown';
}

/** At least one holds. */
export function either(a: Truth, b: Truth): Truth {
  if (a === true || b === true) return true;
  return a === false && b === false ? false : 'unknown';
}

/** It does not hold. */
export function opposite(truth: Truth): Truth {
  return truth === 'unknown' ? 'unknown' : !truth;
}

/** At least one of a list holds; false for none. */
export function anyOf<T>(items: Iterable<T>, holds: (item: T) => Truth): Truth {
  let found: Truth = false;
  for (const item of items) {
    found = either(found, holds(item));
    if (found === true) return true;
  }
  return found;
}

/** The labels a manifest writes: what it does not write is not there. A value that is no string is unknown. */
export function writtenLabels(fields: Fields): Labels {
  return {
    get: (key) => {
      const value = fields.get(key);
      return value === undefined || typeof value === 'string' ? value : new Unknown('unresolved', key);
    },
  };
}

/** The labels of a resource; where `metadata.labels` as a whole is unknown, so is every one. */
export function labelsOf(manifest: Manifest): Labels {
  const labels = manifest.get(['metadata', 'labels']);
  return labels instanceof Unknown ? { get: () => labels } : writtenLabels(manifest.labels);
}

/**
 * The labels of a namespace: every one carries its name as `kubernetes.io/metadata.name`; without a manifest the rest
 * is unknown.
 */
export function namespaceLabels(name: string, written: Fields | undefined): Labels {
  return {
    get: (key) => {
      if (key === 'kubernetes.io/metadata.name') return name;
      return written === undefined ? new Unknown('unresolved', key) : writtenLabels(written).get(key);
    },
  };
}

/**
 * The labels of a node that the plan names: its hostname label is its name; labels of Kubernetes' own prefixes
 * (`kubernetes.io`, `k8s.io` and below) that the plan leaves out are unknown, others are not there.
 */
export function nodeLabels(name: string, written: ReadonlyMap<string, string>): Labels {
  return {
    get: (key) => {
      const value = written.get(key);
      if (value !== undefined) return value;
      if (key === 'kubernetes.io/hostname') return name;
      return /(^|\.)(kubernetes|k8s)\.io\//.test(key) ? new Unknown('unresolved', key) : undefined;
    },
  };
}
