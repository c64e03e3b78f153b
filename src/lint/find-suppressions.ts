import { type Comment, commentsWith } from '../manifest/comments.ts';
import type { Cluster } from '../metallb/cluster.ts';
import type { Source } from '../text/source.ts';
import { blameValue } from './rule.ts';
import { readSuppression, type Suppression } from './suppression.ts';

const ANNOTATION = 'mlb-lint/ignore';
const DIRECTIVE = /^#+\s*mlb-lint-ignore(-file)?:?(?=\s|$)/;

/** The suppressions in the comments of a file. */
export function suppressionsIn(source: Source): readonly Suppression[] {
  const comments = commentsWith(source, 'mlb-lint-ignore').filter(({ text }) => DIRECTIVE.test(text));
  if (comments.length === 0) return [];
  const below = linesBelow(source, comments);
  return comments.map((comment) => fromComment(comment, below));
}

/** The suppressions in the annotations of a cluster's resources. */
export function suppressionsOf(cluster: Cluster): readonly Suppression[] {
  return cluster.manifests.flatMap((manifest) => {
    const text = manifest.mayHold('mlb-lint') ? manifest.annotations.get(ANNOTATION) : undefined;
    if (typeof text !== 'string') return [];
    const at = blameValue(cluster, manifest, ['metadata', 'annotations', ANNOTATION]);
    const { rules, hasReason, until } = readSuppression(text);
    const mentions = rules.map(({ name }) => ({ rule: name, at }));
    return [{ scope: { kind: 'resource', manifest }, at, mentions, hasReason, until }];
  });
}

function fromComment({ text, at, line }: Comment, below: ReadonlyMap<number, number>): Suppression {
  const [head = '', wholeFile] = DIRECTIVE.exec(text) ?? [];
  const { rules, hasReason, until } = readSuppression(text.slice(head.length));
  const path = at.source.path;
  const lines = [line, line + 1, below.get(line) ?? line];
  const onLines = below.has(line) ? lines : [line];
  return {
    scope: wholeFile === undefined ? { kind: 'lines', path, lines: [...new Set(onLines)] } : { kind: 'file', path },
    at,
    mentions: rules.map(({ name, start }) => {
      const from = at.start + head.length + start;
      return { rule: name, at: { source: at.source, start: from, end: from + name.length } };
    }),
    hasReason,
    until,
  };
}

/**
 * The line that each comment is about beside its own: the next one that is neither blank nor a comment. A comment
 * after a value is about its own line alone; after a key or a dash whose value stands below, also about that.
 */
function linesBelow(source: Source, comments: readonly Comment[]): ReadonlyMap<number, number> {
  const below = new Map<number, number>();
  const last = source.position(source.text.length).line;
  for (const { line, alone, at } of [...comments].reverse()) {
    if (!alone && !opensBlock(source, line, at.start)) continue;
    let next = line + 1;
    while (next <= last && /^\s*(#|$)/.test(source.line(next))) {
      const known = below.get(next);
      if (known !== undefined) next = known;
      else next++;
    }
    below.set(line, next);
  }
  return below;
}

function opensBlock(source: Source, line: number, commentStart: number): boolean {
  const { column } = source.position(commentStart);
  const before = source
    .line(line)
    .slice(0, column - 1)
    .trimEnd();
  return /[:[{-]$/.test(before);
}
