import type { Releases } from '../metallb/release.ts';
import { parseReleases } from '../metallb/release-range.ts';
import type { Located } from '../text/source.ts';
import { usageAt } from './usage.ts';
import { UsageError } from './usage-error.ts';
import type { Workspace } from './workspace.ts';

/** The releases that `--metallb-version` names. Throws a UsageError where it names none. */
export function releasesNamed(version: string): Releases {
  return read(version, (words) => new UsageError(`--metallb-version: ${words}`));
}

/** The releases that a plan names. Throws a UsageError with the place where it names none. */
export function plannedReleases(workspace: Workspace, version: Located<string>): Releases {
  return read(version.value, (words) => usageAt(workspace, version, words));
}

function read(version: string, refusal: (words: string) => UsageError): Releases {
  const named = parseReleases(version);
  if ('releases' in named) return named.releases;
  const { fault, suggestion } = named;
  throw refusal(suggestion === undefined ? fault : `${fault}; did you mean "${suggestion}"?`);
}
