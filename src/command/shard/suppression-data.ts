import type { Suppression } from '../../lint/suppression.ts';
import { type BlameData, type Carried, type Numbers, readBlame, writeBlame } from './draft-data.ts';
import { type Part, partAt } from './part.ts';

/** A comment or an annotation that wants findings silenced. */
export interface SuppressionData {
  /** Lines of a file, a whole file, or the resource of a number. */
  readonly scope:
    | { readonly path: string; readonly lines: readonly number[] }
    | { readonly path: string }
    | { readonly manifest: number };
  readonly at: BlameData;
  readonly mentions: readonly (readonly [string, BlameData])[];
  readonly hasReason: boolean;
  readonly until?: string;
}

/** Writes a suppression down. */
export function writeSuppression(suppression: Suppression, numbers: Numbers): SuppressionData {
  const { at, mentions, hasReason, until } = suppression;
  return {
    scope: writeScope(suppression.scope, numbers),
    at: writeBlame(at, numbers),
    mentions: mentions.map((mention) => [mention.rule, writeBlame(mention.at, numbers)] as const),
    hasReason,
    ...(until === undefined ? {} : { until }),
  };
}

function writeScope(scope: Suppression['scope'], numbers: Numbers): SuppressionData['scope'] {
  switch (scope.kind) {
    case 'lines':
      return { path: scope.path, lines: scope.lines };
    case 'file':
      return { path: scope.path };
    case 'resource':
      return { manifest: numbers.manifest(scope.manifest, []) };
  }
}

/** Reads a suppression. Throws a ReportFault. */
export function readSuppression(part: Part, carried: Carried): Suppression {
  return {
    scope: readScope(part.get('scope'), carried),
    at: readBlame(part.get('at'), carried),
    mentions: part
      .get('mentions')
      .items()
      .map((item) => {
        const pair = item.tuple(2);
        return { rule: partAt(pair, 0).text(), at: readBlame(partAt(pair, 1), carried) };
      }),
    hasReason: part.get('hasReason').flag(),
    until: part.get('until').optional((until) => until.text()),
  };
}

function readScope(part: Part, { manifests }: Carried): Suppression['scope'] {
  const manifest = part.get('manifest');
  if (manifest.isThere) return { kind: 'resource', manifest: manifest.in(manifests) };
  const path = part.get('path').text();
  const lines = part.get('lines').optional((list) => list.items().map((line) => line.count(1)));
  return lines === undefined ? { kind: 'file', path } : { kind: 'lines', path, lines };
}
