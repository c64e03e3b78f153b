import { compareText } from '../text/compare.ts';
import type { Reported } from './reported.ts';

type Unnumbered = Omit<Reported, 'fingerprint'>;

/** The order of reports: file, line, column, rule; then whatever else tells two findings apart. */
export function inOrder(a: Unnumbered, b: Unnumbered): number {
  const [here, there] = [a.location, b.location];
  return (
    compareText(here.file, there.file) ||
    here.line - there.line ||
    here.column - there.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Names what a finding says of which place: of two with one name, one is enough. */
export function claimOf({ rule, site, cluster, location, message }: Unnumbered): string {
  const { file, line, column, endLine, endColumn } = location;
  return JSON.stringify([rule, site ?? null, cluster ?? null, file, line, column, endLine, endColumn, message]);
}
