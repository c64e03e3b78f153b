import type { Reported } from '../lint/reported.ts';
import { groupBy } from '../text/group-by.ts';

/** A finding, and the sites and clusters of which the same is said at the same place. */
export interface Said {
  readonly finding: Reported;
  /** `site/cluster`, or the one name where both are the same or only one is there. */
  readonly parties: readonly string[];
}

/** A finding, and those that say the same elsewhere: the same rule with the same remedy. */
export interface Folded extends Said {
  readonly more: readonly Said[];
}

/** Findings of one rule and remedy that people still read one by one. */
const MOST = 3;

/** Folds repetition for people: what many findings say alike is one, where the first of them stood. */
export function fold(findings: readonly Reported[]): readonly Folded[] {
  const heads = groupBy(findings, headOf);
  const isOne = (finding: Reported) => heads.get(headOf(finding))?.length === 1;
  const same = groupBy(findings, (finding) => (isOne(finding) ? finding : claimOf(finding)));
  const said = [...same.values()].map(([finding, ...others]) => ({
    finding,
    parties: [...new Set([finding, ...others].flatMap(partyOf))],
  }));
  const groups = groupBy(said, ({ finding }) => remedyOf(finding)).values();
  const folded = new Map<Said, readonly Said[]>();
  for (const group of groups) {
    const [first, ...more] = group;
    if (group.length > MOST) folded.set(first, more);
    else for (const one of group) folded.set(one, []);
  }
  return said.flatMap((one) => {
    const more = folded.get(one);
    return more === undefined ? [] : [{ ...one, more }];
  });
}

/** Other than what any other finding begins with, as most are, it says what none else does. */
function headOf({ rule, location, message }: Reported): string {
  return `${rule} ${location.file} ${location.line} ${location.column} ${message}`;
}

function claimOf({ rule, severity, message, help, location, related }: Reported): string {
  return JSON.stringify([rule, severity, message, help ?? null, location, related ?? null]);
}

function remedyOf({ rule, severity, help }: Reported): string {
  return JSON.stringify([rule, severity, help ?? null]);
}

function partyOf({ site, cluster }: Reported): readonly string[] {
  if (site === undefined || cluster === undefined || site === cluster) return [cluster ?? site ?? []].flat();
  return [`${site}/${cluster}`];
}
