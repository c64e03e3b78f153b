import type { Manifest } from '../../manifest/manifest.ts';
import { fieldsOf } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { isCore } from '../build-cluster.ts';
import type { Cluster } from '../cluster.ts';
import type { Peer } from '../peer.ts';
import { isJudged } from '../reach.ts';
import { bySelected } from './attribution.ts';
import type { Fault, Refusal } from './refusal.ts';
import type { Setting } from './setting.ts';

/** What stands in MetalLB's namespace under the name of a Secret. */
interface Secrets {
  readonly byName: ReadonlyMap<string, Manifest>;
  /** Names that something else makes a Secret of, whose content nobody knows. */
  readonly made: ReadonlySet<string>;
  /** Whether a Secret may exist that nobody sees. */
  readonly open: boolean;
}

const known = new WeakMap<Cluster, Secrets>();

/** A peer's Secret, by name in MetalLB's namespace: it must exist, have the type basic-auth, and a `password`. */
export function secretRefusals(setting: Setting, peer: Peer, named: string): readonly Refusal[] {
  const { cluster } = setting;
  const { passwordSecret: name, manifest } = peer;
  if (typeof name !== 'string' || !isJudged(cluster) || cluster.namespace === undefined) return [];
  const secrets = known.get(cluster) ?? secretsOf(cluster);
  known.set(cluster, secrets);
  const route = ['spec', 'passwordSecret', 'name'];
  const secret = secrets.byName.get(name);
  if (secret !== undefined) {
    const why = contentFault(secret);
    if (why === undefined) return [];
    const related = [{ manifest: secret, route: why.route, message: 'the Secret' }];
    const fault: Fault = {
      fact: 'secret-content',
      manifest,
      route,
      what: `${named} takes its password from Secret "${name}", ${why.what}`,
      help: why.help,
      related,
    };
    return bySelected(setting, [peer], fault, false);
  }
  if (secrets.made.has(name) || secrets.open) return [];
  const what = `${named} takes its password from Secret "${name}", which namespace "${cluster.namespace}" lacks`;
  return bySelected(setting, [peer], { fact: 'secret-missing', manifest, route, what }, false);
}

const BASIC = 'kubernetes.io/basic-auth';

/** Resources that a controller makes a Secret from, of the same name unless they say another. */
const MAKERS = new Set([
  'ExternalSecret',
  'SealedSecret',
  'SopsSecret',
  'VaultStaticSecret',
  'VaultSecret',
  'OnePasswordItem',
]);

function secretsOf(cluster: Cluster): Secrets {
  const byName = new Map<string, Manifest>();
  const made = new Set<string>();
  let open = cluster.unseen.mayHold('Secret');
  for (const manifest of cluster.manifests) {
    const isSecret = isCore(manifest, 'Secret');
    if (!isSecret && !MAKERS.has(manifest.kind)) continue;
    const namespace = cluster.namespaceOf(manifest);
    if (typeof namespace === 'string' && namespace !== cluster.namespace) continue;
    const target = isSecret ? undefined : targetOf(manifest);
    const name = target ?? manifest.name;
    if (typeof name !== 'string' || typeof namespace !== 'string') open = true;
    else if (isSecret) byName.set(name, manifest);
    else made.add(name);
  }
  return { byName, made, open };
}

function targetOf(manifest: Manifest): string | Unknown | undefined {
  for (const route of [
    ['spec', 'target', 'name'],
    ['spec', 'destination', 'name'],
    ['spec', 'template', 'metadata', 'name'],
  ]) {
    const name = manifest.get(route);
    if ((typeof name === 'string' && name !== '') || name instanceof Unknown) return name;
  }
  return undefined;
}

interface ContentFault {
  readonly what: string;
  readonly help: string;
  readonly route: readonly string[];
}

function contentFault(secret: Manifest): ContentFault | undefined {
  const type = secret.get(['type']) ?? 'Opaque';
  if (typeof type === 'string' && type !== BASIC) {
    return {
      what: `which has the type ${type} and needs ${BASIC}`,
      help: `Write type: ${BASIC} in the Secret.`,
      route: ['type'],
    };
  }
  const maps = [secret.get(['data']), secret.get(['stringData'])];
  if (maps.some((map) => map instanceof Unknown || fieldsOf(map).has('password'))) return undefined;
  return { what: 'which has no "password"', help: 'Put the password under the key "password".', route: ['data'] };
}
