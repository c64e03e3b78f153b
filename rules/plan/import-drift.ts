import { formatInterval, type Interval, intersects } from '../../src/address/interval.ts';
import type { SiteRule } from '../../src/lint/rule.ts';
import { list } from '../../src/lint/taken-draft.ts';
import type { RangePlan, Role } from '../../src/plan/plan.ts';
import { addressesOf, type Drift, importDrifts } from '../../src/site/import-drift.ts';

export const importDrift: SiteRule = {
  name: 'plan/import-drift',
  summary: 'The plan and an import give a role different addresses in one network',
  severity: 'error',
  since: '0.1.0',
  reach: 'site',
  evidence: ['The address plan: what an import reads stays the source of truth, so a copy of it in the plan is stale'],
  *check(site) {
    if (site.plan === undefined) return;
    for (const drift of importDrifts(site.plan)) {
      const { network, role, written, imported, from, onlyWritten, onlyImported } = drift;
      const different = [...onlyWritten, ...onlyImported];
      const mine = nearestOf(written, different);
      const theirs = nearestOf(imported, different);
      const [source = ''] = from;
      yield {
        at: mine.range.at,
        message: `${WORDS[role]} of network "${network}" are ${list(addressesOf(written))} in the plan, but ${list(addressesOf(imported))} in "${source}"`,
        help: helpOf(drift),
        related: [{ message: 'the import', at: theirs.range.at }],
        addresses: different,
        blamed: `${role} ${network}`,
      };
    }
  },
};

const WORDS: Readonly<Record<Role, string>> = {
  dhcp: 'The DHCP ranges',
  node: 'The node ranges',
  appliance: 'The appliances',
  service: 'The service ranges',
  reserved: 'The reserved ranges',
};

/** The first range that differs, else the first. */
function nearestOf(ranges: Drift['written'], different: readonly Interval[]): RangePlan {
  return ranges.find(({ range }) => different.some((interval) => intersects(interval, range.value))) ?? ranges[0];
}

function helpOf({ onlyWritten, onlyImported }: Drift): string {
  const parts = [
    ...(onlyWritten.length > 0 ? [`${list(onlyWritten.map(formatInterval))} is in the plan alone`] : []),
    ...(onlyImported.length > 0 ? [`${list(onlyImported.map(formatInterval))} in the import alone`] : []),
  ];
  return `Leave the range out of the plan, which takes it from the import anyway, or correct it: ${parts.join(', ')}.`;
}
