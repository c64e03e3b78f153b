/** Every release of MetalLB that is configured by resources, oldest first (the tags of the upstream repository). */
export const RELEASES = [
  '0.13.0',
  '0.13.1',
  '0.13.2',
  '0.13.3',
  '0.13.4',
  '0.13.5',
  '0.13.6',
  '0.13.7',
  '0.13.8',
  '0.13.9',
  '0.13.10',
  '0.13.11',
  '0.13.12',
  '0.14.0',
  '0.14.1',
  '0.14.2',
  '0.14.3',
  '0.14.4',
  '0.14.5',
  '0.14.6',
  '0.14.7',
  '0.14.8',
  '0.14.9',
  '0.15.0',
  '0.15.1',
  '0.15.2',
  '0.15.3',
  '0.16.0',
  '0.16.1',
] as const;

/** A known release, without a leading `v`. */
export type Release = (typeof RELEASES)[number];

/** The first release that is known. */
export const OLDEST: Release = RELEASES[0];

/** The last release that is known. */
export const NEWEST: Release = '0.16.1';

/** The known release that a text spells exactly, with or without a leading `v`. */
export function readRelease(text: string): Release | undefined {
  const plain = text.startsWith('v') ? text.slice(1) : text;
  return RELEASES.find((release) => release === plain);
}

const PLACES: ReadonlyMap<string, number> = new Map(RELEASES.map((release, place) => [release, place]));

/** Orders releases by number: negative, zero or positive as the first is older, the same or newer (0.13.10 after 0.13.9). */
export function compareReleases(a: string, b: string): number {
  const [first, second] = [PLACES.get(a), PLACES.get(b)];
  if (first !== undefined && second !== undefined) return first - second;
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (let place = 0; place < 3; place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What every Service of a cluster asks for again. */
const SINGLE = new Map<Release, Releases>();

/**
 * The releases that a cluster may run: at least one, oldest first, each once. What depends on the release is said only
 * where all of them agree.
 */
export class Releases {
  /** Every known release: what is assumed where nothing is known. */
  static readonly all: Releases = new Releases(RELEASES);

  readonly list: readonly Release[];
  readonly oldest: Release;
  readonly newest: Release;

  private constructor(list: readonly Release[]) {
    this.list = list;
    this.oldest = list[0] ?? OLDEST;
    this.newest = list.at(-1) ?? NEWEST;
  }

  /** One release, or several in any order. */
  static of(first: Release, ...others: readonly Release[]): Releases {
    const known = others.length === 0 ? SINGLE.get(first) : undefined;
    if (known !== undefined) return known;
    const chosen = new Set<Release>([first, ...others]);
    const releases = new Releases(RELEASES.filter((release) => chosen.has(release)));
    if (others.length === 0) SINGLE.set(first, releases);
    return releases;
  }

  /** The known releases that pass a test; undefined where none does. */
  static where(test: (release: Release) => boolean): Releases | undefined {
    const list = RELEASES.filter(test);
    return list.length === 0 ? undefined : new Releases(list);
  }

  /** Whether it is certain that the cluster runs this release or a later one. */
  since(release: Release): boolean {
    return compareReleases(this.oldest, release) >= 0;
  }

  /** Whether it is certain that the cluster runs a release earlier than this one. */
  before(release: Release): boolean {
    return compareReleases(this.newest, release) < 0;
  }

  every(test: (release: Release) => boolean): boolean {
    return this.list.every(test);
  }

  some(test: (release: Release) => boolean): boolean {
    return this.list.some(test);
  }

  /** Whether the release is known exactly. */
  get isSingle(): boolean {
    return this.list.length === 1;
  }

  /** `0.15.3`, or `0.13.0 to 0.16.1` for several. */
  toString(): string {
    return this.isSingle ? this.newest : `${this.oldest} to ${this.newest}`;
  }
}
