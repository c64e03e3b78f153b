import { createHash } from 'node:crypto';
import type { Manifest } from '../manifest/manifest.ts';
import { isFields, isItems, type Route, type Tree, valueAt } from '../manifest/tree.ts';
import { Unknown } from '../manifest/unknown.ts';
import type { Party } from './finding.ts';
import type { Blame } from './rule.ts';

/** What a finding is about, whatever its lines and words: what the fingerprint is made of. */
export interface Subject {
  readonly rule: string;
  readonly party: Party;
  /** Undefined where the finding is in no resource. */
  readonly blame: Blame | undefined;
  /** The file it is located in, relative to the repository root. It counts only without a resource. */
  readonly path: string;
  /** What the rule wants held on to instead of the route. */
  readonly blamed: string | undefined;
}

/** Names the subject of a finding; findings that moved with their lines, or whose words changed, keep it. */
export function identityOf({ rule, party, blame, path, blamed }: Subject): string {
  const about = blame === undefined ? path : resourceOf(blame);
  const part = blamed ?? (blame === undefined ? '' : namedRoute(blame.manifest, blame.route));
  return JSON.stringify([rule, party.site ?? null, party.cluster ?? null, about, part]);
}

/** 16 hexadecimal digits of an identity and of its place among its equals, from 0. */
export function fingerprintOf(identity: string, ordinal: number): string {
  return createHash('sha256').update(`${identity}\n${ordinal}`).digest('hex').slice(0, 16);
}

/** The API group without its version, kind, namespace and name. */
function resourceOf({ cluster, manifest }: Blame): readonly string[] {
  const { apiVersion, kind } = manifest;
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return [group, kind, plain(cluster.namespaceOf(manifest)), plain(manifest.name)];
}

function plain(name: string | Unknown | undefined): string {
  return name instanceof Unknown ? name.text : (name ?? '');
}

/** The route with every index replaced by what stands there, so that inserting an item before it changes nothing. */
function namedRoute(manifest: Manifest, route: Route): readonly unknown[] {
  return route.map((step, index) => {
    if (typeof step === 'string') return step;
    return [nameOf(valueAt(manifest.fields, route.slice(0, index + 1)))];
  });
}

/** An item of a list: its name where it has one, else all that it says. */
function nameOf(tree: Tree | undefined): unknown {
  const name = isFields(tree) ? tree.get('name') : undefined;
  return typeof name === 'string' ? name : bare(tree);
}

function bare(tree: Tree | undefined): unknown {
  if (tree === undefined) return null;
  if (tree instanceof Unknown) return tree.text;
  if (isItems(tree)) return tree.map(bare);
  return isFields(tree) ? [...tree].map(([key, value]) => [key, bare(value)]) : tree;
}
