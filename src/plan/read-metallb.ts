import type { Located } from '../text/source.ts';
import type { Entry } from './entry.ts';
import type { MetallbPlan } from './plan.ts';
import { quote } from './quote.ts';

const MODES = ['native', 'frr', 'frr-k8s'] as const;

/**
 * What is said of MetalLB: by the cluster, key by key else by the site's defaults. `false` of the cluster wins over
 * everything in the defaults, a mapping of the cluster over `false` there.
 */
export function readMetallb(own: Entry | undefined, defaults: Entry | undefined): MetallbPlan {
  const said = own ?? defaults;
  if (said === undefined) return { installed: true };
  if (said.is(false)) return { installed: false, at: said.at };
  const get = (key: string) => own?.get(key) ?? defaults?.get(key);
  const version = readVersion(get('version'));
  const namespace = get('namespace')?.located;
  const bgp = readMode(get('bgp'));
  const loadBalancerClass = own?.getNullable('loadBalancerClass') ?? defaults?.getNullable('loadBalancerClass');
  return {
    installed: true,
    at: said.at,
    ...(version !== undefined && { version }),
    ...(namespace !== undefined && { namespace }),
    ...(bgp !== undefined && { bgp }),
    ...(loadBalancerClass !== undefined && { loadBalancerClass: readClass(loadBalancerClass) }),
  };
}

/** The text of a release or a range of releases; which releases there are is for the registry of releases to know. */
function readVersion(entry: Entry | undefined): Located<string> | undefined {
  if (entry === undefined || isVersion(entry.text)) return entry?.located;
  entry.blame(`${quote(entry.text)} is no release; expected one such as 0.15.3, 0.15.x or >=0.14.0 <0.16.0`);
  return undefined;
}

const PARTIAL = /^v?(?:\d+|[xX*])(?:\.(?:\d+|[xX*])){0,2}(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

function isVersion(text: string): boolean {
  if (text.length > 256) return false;
  return text.split('||').every((alternative) => {
    const words = alternative.split(/[\s,<>=~^]+/).filter((word) => word !== '' && word !== '-');
    return words.length > 0 && words.every((word) => PARTIAL.test(word));
  });
}

function readMode(entry: Entry | undefined): MetallbPlan['bgp'] {
  const value = MODES.find((mode) => mode === entry?.value);
  return entry === undefined || value === undefined ? undefined : { value, at: entry.at };
}

function readClass(entry: Entry): Located<string | null> {
  return { value: entry.value === null ? null : entry.text, at: entry.at };
}
