import { partitionPoint } from '../text/partition-point.ts';
import type { Source, Span } from '../text/source.ts';
import { chunksOf } from './chunks.ts';
import { compose } from './compose.ts';

/**
 * Whether an alias or a merge key repeats what stands at a place somewhere else, so that an edit there changes more
 * than one value.
 */
export function isShared({ source, start, end }: Span): boolean {
  const parts = sharedIn(source);
  const first = parts[partitionPoint(parts, (part) => part.end <= start)];
  return first !== undefined && first.start < end;
}

interface Part {
  readonly start: number;
  readonly end: number;
}

const known = new WeakMap<Source, readonly Part[]>();

function sharedIn(source: Source): readonly Part[] {
  const found = known.get(source);
  if (found !== undefined) return found;
  const mayShare = ANCHOR.test(source.text) && ALIAS.test(source.text);
  const parts = mayShare ? merged(partsIn(source)) : [];
  known.set(source, parts);
  return parts;
}

/** What an anchor and an alias look like, and other things too. */
const ANCHOR = /&[^\s,[\]{}]/;
const ALIAS = /\*[^\s,[\]{}]/;

function partsIn(source: Source): readonly Part[] {
  return chunksOf(source.text).flatMap((chunk) =>
    [...new Set(compose(source, chunk).targets.values())].flatMap(({ range }) =>
      range === undefined || range === null ? [] : { start: chunk.start + range[0], end: chunk.start + range[1] },
    ),
  );
}

/** Parts that touch as one, in their order. */
function merged(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && part.start <= last.end) all.splice(-1, 1, { ...last, end: Math.max(last.end, part.end) });
    else all.push(part);
  }
  return all;
}
