import type { Entry } from './entry.ts';
import type { ImportPlan, Role } from './plan.ts';
import { readPath } from './plan-path.ts';
import { readRole } from './read-range.ts';

/** One entry of `imports`; its file is relative to the plan's folder. */
export function readImport(entry: Entry, folder: string): ImportPlan {
  const fileEntry = entry.get('file');
  const file = fileEntry && readPath(fileEntry, folder);
  const url = entry.get('url')?.located;
  const network = entry.get('network')?.located;
  const cluster = entry.get('cluster')?.located;
  const vrf = entry.get('vrf')?.located;
  if (fileEntry === undefined && url === undefined)
    entry.blame('missing key "file": an import needs the file with the data');
  if (url !== undefined && entry.get('type')?.text !== 'netbox') {
    entry.get('url')?.blame('"url" is for imports of type netbox; others need a "file"');
  }
  return {
    at: entry.at,
    type: entry.get('type')?.located ?? { value: '', at: entry.at },
    ...(file !== undefined && { file }),
    ...(url !== undefined && { url }),
    ...(network !== undefined && { network }),
    ...(cluster !== undefined && { cluster }),
    ...(vrf !== undefined && { vrf }),
    roles: readRoles(entry.get('roles')),
  };
}

function readRoles(entry: Entry | undefined): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const [theirs, ours] of entry?.entries() ?? []) {
    const role = readRole(ours);
    if (role !== undefined) roles.set(theirs, role);
  }
  return roles;
}
