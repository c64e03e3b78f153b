/**
 * The candidate that a misspelt word most likely meant, or undefined where none is clearly nearest.
 * Case, `-`, `_` and `.` count for nothing; otherwise up to a third of the letters (at most three) may be
 * wrong, missing, extra or swapped. Of two candidates as near the one that is as long as the word is meant; two of
 * those: none, unless they differ from the word in what counts for nothing; then the one that comes first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const { plain, letters } = fold(word);
  const allowed = Math.min(3, Math.floor(plain.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  let isTie = false;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const { plain: other, letters: others } = fold(candidate);
    if (Math.abs(other.length - plain.length) > Math.min(bestDistance, allowed)) continue;
    if (countBits(letters & ~others) > allowed || countBits(others & ~letters) > allowed) continue;
    // Half a letter more where letters are missing or extra.
    const distance = editDistance(plain, other, allowed) + (other.length === plain.length ? 0 : 0.5);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      isTie = false;
    } else if (distance === bestDistance && distance > 0 && candidate !== best) isTie = true;
  }
  return isTie ? undefined : best;
}

/** How many words are compared with every candidate: as many times as many candidates are too much work. */
const MOST_COMPARED = 200;

/** Finds what each of many words likely meant, as `nearest` does; past two hundred different words it says undefined. */
export function guesser(candidates: Iterable<string>): (word: string) => string | undefined {
  const names = [...new Set(candidates)];
  const known = new Map<string, string | undefined>();
  return (word) => {
    if (!known.has(word) && known.size < MOST_COMPARED) known.set(word, nearest(word, names));
    return known.get(word);
  };
}

/** `; did you mean "x"?` for a misspelt word, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean "${found}"?`;
}

/** Folded words: a cluster's pools are the candidates of each of its Services that asks for none of them. */
const folded = new Map<string, Folded>();
const MOST_FOLDED = 10_000;

interface Folded {
  readonly plain: string;
  /** A bit for each letter that it has, some of which share one: what a distance is at least can be told from these. */
  readonly letters: number;
}

function fold(word: string): Folded {
  const known = folded.get(word);
  if (known !== undefined) return known;
  const plain = word
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[-_.\s]/g, '');
  let letters = 0;
  for (let at = 0; at < plain.length; at++) letters |= 1 << (plain.charCodeAt(at) & 31);
  const fresh = { plain, letters };
  if (word.length > LONGEST) return fresh;
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(word, fresh);
  return fresh;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

/** Letters of a word that count. */
const LONGEST = 128;

/** A row of the table of distances; lower case may be longer than what it is of. */
function newRow(): Uint16Array {
  return new Uint16Array(4 * LONGEST);
}

/** Rows that every call uses again. */
let rows: readonly [Uint16Array, Uint16Array, Uint16Array] = [newRow(), newRow(), newRow()];

/** Damerau-Levenshtein distance with adjacent swaps, or some number above `most` where it is above that. */
function editDistance(a: string, b: string, most: number): number {
  const width = b.length;
  let [beforeLast, last, current] = rows;
  for (let column = 0; column <= width; column++) last[column] = column;
  let leastBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const letter = a.charCodeAt(row - 1);
    const letterBefore = row > 1 ? a.charCodeAt(row - 2) : -1;
    let left = row;
    let least = row;
    current[0] = row;
    for (let column = 1; column <= width; column++) {
      const other = b.charCodeAt(column - 1);
      let cost = (last[column - 1] ?? 0) + (letter === other ? 0 : 1);
      cost = Math.min(cost, left + 1, (last[column] ?? 0) + 1);
      if (column > 1 && other === letterBefore && letter === b.charCodeAt(column - 2)) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current[column] = cost;
      left = cost;
      if (cost < least) least = cost;
    }
    // Whatever follows is built on one of two rows.
    if (least > most && leastBefore > most) return least;
    leastBefore = least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  rows = [beforeLast, last, current];
  return last[width] ?? 0;
}
