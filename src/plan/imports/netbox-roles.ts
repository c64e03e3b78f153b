import type { Role } from '../plan.ts';
import type { NetboxRecord } from './netbox-record.ts';

/** Roles and statuses whose meaning is plain, by their slugs. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ...names(['dhcp', 'dhcp-pool', 'dhcp-clients'], 'dhcp'),
  ...names(['node', 'nodes'], 'node'),
  ...names(['appliance', 'appliances'], 'appliance'),
  ...names(['service', 'services', 'load-balancer', 'loadbalancer', 'metallb'], 'service'),
  ...names(['reserved'], 'reserved'),
]);

/** Statuses that say whose the addresses are; `active` does not. */
const STATUSES: ReadonlyMap<string, Role> = new Map([
  ['reserved', 'reserved'],
  ['dhcp', 'dhcp'],
]);

/** Statuses of what nobody uses any more, and of prefixes that only group others. */
const IGNORED = new Set(['deprecated', 'container']);

function names(slugs: readonly string[], role: Role): readonly [string, Role][] {
  return slugs.map((slug) => [slug, role]);
}

function slugOf(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

/** The role that a mapping gives one of the words, as written or as a slug. */
function mapped(words: readonly string[], roles: ReadonlyMap<string, Role>): Role | undefined {
  const [found] = words.flatMap((word) => roles.get(word) ?? roles.get(slugOf(word)) ?? []);
  return found;
}

/** The role here: by the plan's mapping of role, then status, else by what the words plainly mean; undefined: none. */
export function roleOf({ role, status }: NetboxRecord, roles: ReadonlyMap<string, Role>): Role | undefined {
  return mapped(role, roles) ?? mapped(status, roles) ?? mapped(role, ROLES) ?? mapped(status, STATUSES);
}

/** Whether nobody has the addresses: deprecated, or a prefix that only groups, unless the plan maps that status. */
export function ignoresRecord({ status }: NetboxRecord, roles: ReadonlyMap<string, Role>): boolean {
  return status.some((word) => IGNORED.has(slugOf(word))) && mapped(status, roles) === undefined;
}
