import { compareReleases, NEWEST, OLDEST, RELEASES, Releases } from './release.ts';

/** What a text that names MetalLB releases means. */
export type ReleasesRead = ReleasesFound | ReleasesFault;

/** The known releases in a range; `beyond` where it names only newer ones, which are then read as the newest known. */
export interface ReleasesFound {
  readonly releases: Releases;
  readonly beyond: boolean;
}

/** Why a text names no known release, and what was likely meant. */
export interface ReleasesFault {
  readonly fault: string;
  readonly suggestion?: string;
}

/**
 * Reads a release (`0.15.3`, also with `v`), `0.16`, `0.16.x` or a range in npm's semver grammar (`>=0.14.9 <0.16.0`,
 * `^0.15`, `~0.14.3`, `0.14 - 0.15`, `||`, `*`); an empty alternative is no range, commas join as spaces do, as Helm writes them. A pre-release stands just
 * before its release. Texts above 256 characters are no range.
 */
export function parseReleases(text: string): ReleasesRead {
  const intervals = readRange(text);
  if (intervals === undefined)
    return { fault: `"${text.slice(0, 64)}" is no MetalLB release and no range of releases`, ...nearby(text) };
  const releases = Releases.where((release) => intervals.some((interval) => contains(interval, release)));
  if (releases !== undefined) return { releases, beyond: false };

  const possible = intervals.filter((interval) => compare(interval.low, interval.high) < 0);
  const newest = point(NEWEST);
  if (possible.some((interval) => compare(interval.low, newest) > 0))
    return { releases: Releases.of(NEWEST), beyond: true };
  const oldest = point(OLDEST);
  const known = `the releases known are ${OLDEST} to ${NEWEST}`;
  if (possible.length > 0 && possible.every((interval) => compare(interval.high, oldest) <= 0)) {
    return {
      fault: `"${text}" is older than MetalLB ${OLDEST}, the first that is configured by resources; ${known}`,
      suggestion: OLDEST,
    };
  }
  return { fault: `"${text}" holds no release of MetalLB; ${known}`, ...nearby(text) };
}

/** Major, minor, patch, and 0 for a pre-release or 1 for a release. */
type Point = readonly [number, number, number, number];

/** From `low` up to, and without, `high`. */
interface Interval {
  readonly low: Point;
  readonly high: Point;
}

/** A version as far as it is written: `0.16` and `0.16.x` have two parts, `*` none. */
interface Partial {
  readonly parts: readonly number[];
  readonly isPreRelease: boolean;
}

const START: Point = [0, 0, 0, 0];
const END: Point = [Number.POSITIVE_INFINITY, 0, 0, 0];
const VERSION =
  /^[v=]*(\d{1,9}|[xX*])(?:\.(\d{1,9}|[xX*]))?(?:\.(\d{1,9}|[xX*]))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;

/** The intervals of a range, one an alternative; undefined where the text is no range. */
function readRange(text: string): readonly Interval[] | undefined {
  if (text.length > 256 || text.trim() === '') return undefined;
  const intervals = text.split('||').map(readAlternative);
  return intervals.every((interval) => interval !== undefined) ? intervals : undefined;
}

function readAlternative(text: string): Interval | undefined {
  const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text);
  if (hyphen !== null) return readHyphen(hyphen[1] ?? '', hyphen[2] ?? '');
  const words = text
    .replace(/([<>=~^])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return undefined;
  let whole: Interval = { low: START, high: END };
  for (const word of words) {
    const interval = readComparator(word);
    if (interval === undefined) return undefined;
    whole = { low: later(whole.low, interval.low), high: earlier(whole.high, interval.high) };
  }
  return whole;
}

function readHyphen(first: string, last: string): Interval | undefined {
  const low = readVersion(first);
  const high = readVersion(last);
  return low && high && { low: startOf(low), high: endOf(high) };
}

function readComparator(word: string): Interval | undefined {
  const operator = /^(?:>=|<=|~>|[<>=~^])?/.exec(word)?.[0] ?? '';
  const version = readVersion(word.slice(operator.length));
  if (version === undefined) return undefined;
  switch (operator) {
    case '>=':
      return { low: startOf(version), high: END };
    case '>':
      return { low: endOf(version), high: END };
    case '<':
      return { low: START, high: startOf(version) };
    case '<=':
      return { low: START, high: endOf(version) };
    case '~':
    case '~>':
      return { low: startOf(version), high: after(version, Math.min(version.parts.length, 2)) };
    case '^':
      return { low: startOf(version), high: after(version, caretPlace(version)) };
    default:
      return { low: startOf(version), high: endOf(version) };
  }
}

/** How many parts stay fixed under `^`: up to the first that is not zero. */
function caretPlace({ parts }: Partial): number {
  const place = parts.findIndex((part) => part !== 0);
  return place === -1 ? parts.length : place + 1;
}

function readVersion(text: string): Partial | undefined {
  const match = VERSION.exec(text);
  if (match === null) return undefined;
  const written = match.slice(1, 4);
  const end = written.findIndex((part) => part === undefined || !/^\d/.test(part));
  const parts = written.slice(0, end === -1 ? 3 : end).map(Number);
  return { parts, isPreRelease: match[4] !== undefined && parts.length === 3 };
}

function startOf({ parts, isPreRelease }: Partial): Point {
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts.length === 3 && !isPreRelease ? 1 : 0];
}

/** The first point after everything that the version stands for. */
function endOf(version: Partial): Point {
  if (version.isPreRelease) return [version.parts[0] ?? 0, version.parts[1] ?? 0, version.parts[2] ?? 0, 1];
  return after(version, version.parts.length);
}

/** The first point whose leading `count` parts are greater; the end of all where nothing is fixed. */
function after({ parts }: Partial, count: number): Point {
  if (count === 0) return END;
  const next = parts.map((part, place) => (place === count - 1 ? part + 1 : place < count ? part : 0));
  return [next[0] ?? 0, next[1] ?? 0, next[2] ?? 0, 0];
}

function point(release: string): Point {
  const [major, minor, patch] = release.split('.').map(Number);
  return [major ?? 0, minor ?? 0, patch ?? 0, 1];
}

function contains(interval: Interval, release: string): boolean {
  const at = point(release);
  return compare(interval.low, at) <= 0 && compare(at, interval.high) < 0;
}

function compare(a: Point, b: Point): number {
  const place = a.findIndex((part, index) => part !== b[index]);
  return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}

function later(a: Point, b: Point): Point {
  return compare(a, b) >= 0 ? a : b;
}

function earlier(a: Point, b: Point): Point {
  return compare(a, b) <= 0 ? a : b;
}

/** The newest known release that is not newer than the first version in a text. */
function nearby(text: string): { readonly suggestion?: string } {
  const version = /\d{1,9}(?:\.\d{1,9}){1,2}/.exec(text.slice(0, 256))?.[0];
  if (version === undefined) return { suggestion: NEWEST };
  const suggestion = RELEASES.findLast((release) => compareReleases(release, version) <= 0);
  return { suggestion: suggestion ?? OLDEST };
}
