/**
 * The candidate that a misspelt word most likely meant, or undefined where none is clearly nearest.
 * Case, `-`, `_` and `.` count for nothing; otherwise up to a third of the letters (at most three) may be
 * wrong, missing, extra or swapped. Of two candidates as near the one that is as long as the word is meant; two of
 * those: none, unless they differ from the word in what counts for nothing; then the one that comes first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const plain = fold(word);
  const allowed = Math.min(3, Math.floor(plain.length / 3));
  let best: string | undefined;
  let bestDistance = allowed + 1;
  let isTie = false;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const folded = fold(candidate);
    if (Math.abs(folded.length - plain.length) > Math.min(bestDistance, allowed)) continue;
    // Half a letter more where letters are missing or extra.
    const distance = editDistance(plain, folded) + (folded.length === plain.length ? 0 : 0.5);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
      isTie = false;
    } else if (distance === bestDistance && distance > 0 && candidate !== best) isTie = true;
  }
  return isTie ? undefined : best;
}

/** `; did you mean "x"?` for a misspelt word, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const found = nearest(word, candidates);
  return found === undefined ? '' : `; did you mean "${found}"?`;
}

function fold(word: string): string {
  return word
    .slice(0, 128)
    .toLowerCase()
    .replace(/[-_.\s]/g, '');
}

/** Damerau-Levenshtein distance with adjacent swaps. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + same);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
