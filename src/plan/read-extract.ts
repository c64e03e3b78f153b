import type { Located } from '../text/source.ts';
import type { Entry } from './entry.ts';
import type { Advertise, ExtractPlan, ExtractPool, ExtractPools, ExtractService } from './plan.ts';
import { readPath } from './plan-path.ts';
import { quote } from './quote.ts';
import { readService } from './service-name.ts';

const ADVERTISE: readonly Advertise[] = ['l2', 'bgp', 'none'];

/** One entry of `extract`; its file is relative to the plan's folder. Problems for what is no JSON Pointer. */
export function readExtract(entry: Entry, folder: string): ExtractPlan | undefined {
  const fileEntry = entry.get('file');
  const file = fileEntry && readPath(fileEntry, folder);
  const document = entry.get('document')?.locatedNumber.value;
  const enabled = pointer(entry, 'enabled');
  const version = pointer(entry, 'version');
  const pools = entry.list('pools').map((pool) => readPool(pool, pool.get('name')?.located));
  const poolsFrom = entry.list('poolsFrom').map(readPools);
  const services = entry.list('services').map(readExtractService);
  if (file === undefined) return undefined;
  return {
    at: entry.at,
    file,
    ...(document !== undefined && { document }),
    ...(enabled !== undefined && { enabled }),
    ...(version !== undefined && { version }),
    pools: pools.filter((pool) => pool !== undefined),
    poolsFrom: poolsFrom.filter((pool) => pool !== undefined),
    services: services.filter((service) => service !== undefined),
  };
}

function readPool(entry: Entry, name: Located<string> | undefined): ExtractPool | undefined {
  const addresses = pointer(entry, 'addresses');
  const advertise = ADVERTISE.find((way) => way === entry.get('advertise')?.value);
  const autoAssign = pointerOrBoolean(entry, 'autoAssign');
  const avoidBuggyIPs = pointerOrBoolean(entry, 'avoidBuggyIPs');
  if (name === undefined || addresses === undefined) return undefined;
  return {
    at: entry.at,
    name,
    addresses,
    ...(advertise !== undefined && { advertise }),
    ...(autoAssign !== undefined && { autoAssign }),
    ...(avoidBuggyIPs !== undefined && { avoidBuggyIPs }),
  };
}

function readPools(entry: Entry): ExtractPools | undefined {
  const list = pointer(entry, 'list');
  const pool = readPool(entry, pointer(entry, 'name'));
  return list === undefined || pool === undefined ? undefined : { ...pool, list };
}

function readExtractService(entry: Entry): ExtractService | undefined {
  const name = entry.get('service');
  const service = name && readService(name);
  const type = pointer(entry, 'type');
  const address = pointer(entry, 'address');
  const annotations = pointer(entry, 'annotations');
  const loadBalancerClass = pointer(entry, 'class');
  const ports = pointer(entry, 'ports');
  if (service === undefined) return undefined;
  return {
    at: entry.at,
    service,
    ...(type !== undefined && { type }),
    ...(address !== undefined && { address }),
    ...(annotations !== undefined && { annotations }),
    ...(loadBalancerClass !== undefined && { class: loadBalancerClass }),
    ...(ports !== undefined && { ports }),
  };
}

/** A JSON Pointer (RFC 6901): empty, or starting with a slash, with no `~` but in `~0` and `~1`. */
function pointer(entry: Entry, key: string): Located<string> | undefined {
  const value = entry.get(key);
  if (value === undefined) return undefined;
  const { text } = value;
  const startsRight = text === '' || text.startsWith('/');
  if (startsRight && !/~(?![01])/.test(text)) return value.located;
  const meant = startsRight ? '"~" is written "~0"' : `did you mean ${quote(`/${text}`)}?`;
  value.blame(`${quote(text)} is no JSON Pointer; ${meant}`);
  return undefined;
}

function pointerOrBoolean(entry: Entry, key: string): Located<string | boolean> | undefined {
  const value = entry.get(key);
  return typeof value?.value === 'boolean' ? { value: value.value, at: value.at } : pointer(entry, key);
}
