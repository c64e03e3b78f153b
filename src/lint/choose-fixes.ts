import { type Interval, intersection } from '../address/interval.ts';
import type { Edit } from '../text/edit.ts';
import { partitionPoint } from '../text/partition-point.ts';
import type { Finding } from './finding.ts';
import type { Fix } from './rule.ts';

/** A finding with the repair it offers. */
export interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Which repairs may be chosen. */
export interface Choice {
  /** Also those that change what the configuration means. */
  readonly unsafe: boolean;
  /** Offers that may not, by their names. */
  readonly refused: ReadonlySet<string>;
  /** Whether an edit can be made where it is to be made. */
  canMake(edit: Edit): boolean;
  readonly most: number;
}

/** What an offer is told by from one round to the next. */
export function offerName({ finding, fix }: Offer): string {
  return `${finding.reported.fingerprint} ${fix.title}`;
}

/** The repairs that findings offer, in their order. */
export function offersOf(findings: readonly Finding[]): readonly Offer[] {
  return findings.flatMap((finding) => (finding.fix === undefined ? [] : [{ finding, fix: finding.fix }]));
}

/**
 * The offers that can be taken together: no two of them edit one place in different ways, write one key or move to the
 * same addresses.
 * Those that have to wait are offered again when the others are done.
 */
export function chooseFixes(offers: readonly Offer[], choice: Choice): readonly Offer[] {
  const places = new Map<string, TakenPlaces>();
  const moved: Interval[] = [];
  const written = new Set<string>();
  const chosen: Offer[] = [];
  for (const offer of offers) {
    if (chosen.length >= choice.most) break;
    const { fix } = offer;
    if ((fix.safety === 'unsafe' && !choice.unsafe) || choice.refused.has(offerName(offer))) continue;
    if (fix.edits.length === 0 || !fix.edits.every((edit) => choice.canMake(edit))) continue;
    const isTaken = fix.edits.some((edit) => places.get(edit.at.source.path)?.refuses(edit) === true);
    const isAlike = fix.edits.every((edit) => places.get(edit.at.source.path)?.has(edit) === true);
    const clashes =
      fix.takes?.some((one) => moved.some((other) => intersection(one, other) !== undefined)) === true ||
      fix.keys?.some((key) => written.has(key)) === true;
    if (isTaken || (clashes && !isAlike)) continue;
    for (const edit of fix.edits) {
      const taken = places.get(edit.at.source.path) ?? new TakenPlaces();
      places.set(edit.at.source.path, taken);
      taken.add(edit);
    }
    moved.push(...(fix.takes ?? []));
    for (const key of fix.keys ?? []) written.add(key);
    chosen.push(offer);
  }
  return chosen;
}

/** The edits of offers by file, each once, in the order of the file. */
export function editsByFile(offers: readonly Offer[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Map<string, Edit>>();
  for (const edit of offers.flatMap(({ fix }) => fix.edits)) {
    const { path } = edit.at.source;
    const edits = files.get(path) ?? new Map<string, Edit>();
    files.set(path, edits.set(nameOf(edit), edit));
  }
  return new Map([...files].map(([path, edits]) => [path, [...edits.values()].sort(byPlace)]));
}

/** The places of one file that edits take, none of which overlap: sorted, so that thousands of them cost little. */
class TakenPlaces {
  readonly #edits: Edit[] = [];
  readonly #names = new Set<string>();

  has(edit: Edit): boolean {
    return this.#names.has(nameOf(edit));
  }

  /** Whether an edit meets another one that does something else; insertions at one place do. */
  refuses(edit: Edit): boolean {
    if (this.has(edit)) return false;
    const index = this.#indexOf(edit);
    return [this.#edits[index - 1], this.#edits[index]].some((other) => other !== undefined && meets(edit, other));
  }

  add(edit: Edit): void {
    if (this.has(edit)) return;
    this.#names.add(nameOf(edit));
    this.#edits.splice(this.#indexOf(edit), 0, edit);
  }

  #indexOf(edit: Edit): number {
    return partitionPoint(this.#edits, (other) => byPlace(other, edit) < 0);
  }
}

function meets({ at: a }: Edit, { at: b }: Edit): boolean {
  return (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end);
}

function byPlace({ at: a }: Edit, { at: b }: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function nameOf({ at, text }: Edit): string {
  return `${at.start} ${at.end} ${text}`;
}
