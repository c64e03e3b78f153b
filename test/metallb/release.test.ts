import { describe, expect, it } from 'vitest';
import { compareReleases, NEWEST, OLDEST, RELEASES, Releases, readRelease } from '../../src/metallb/release.ts';

describe('compareReleases', () => {
  it('orders by number, not by letter', () => {
    expect(compareReleases('0.13.10', '0.13.9')).toBeGreaterThan(0);
    expect(compareReleases('0.13.12', '0.14.0')).toBeLessThan(0);
    expect(compareReleases('0.15.3', '0.15.3')).toBe(0);
  });

  it('agrees with the order of the list', () => {
    expect([...RELEASES].reverse().sort(compareReleases)).toEqual(RELEASES);
  });
});

describe('the list of releases', () => {
  it('begins with the oldest and ends with the newest', () => {
    expect([RELEASES[0], RELEASES.at(-1)]).toEqual([OLDEST, NEWEST]);
  });
});

describe('readRelease', () => {
  it('reads a known release with and without v', () => {
    expect(readRelease('0.15.3')).toBe('0.15.3');
    expect(readRelease('v0.15.3')).toBe('0.15.3');
  });

  it.each(['0.15', '0.15.4', 'vv0.15.3', 'latest', ''])('does not know %j', (text) => {
    expect(readRelease(text)).toBeUndefined();
  });
});

describe('Releases', () => {
  const series = Releases.of('0.14.9', '0.14.8', '0.14.9');

  it('stand in order, each once', () => {
    expect(series.list).toEqual(['0.14.8', '0.14.9']);
    expect([series.oldest, series.newest]).toEqual(['0.14.8', '0.14.9']);
    expect(series.isSingle).toBe(false);
    expect(String(series)).toBe('0.14.8 to 0.14.9');
  });

  it('are single where one release is known', () => {
    expect(Releases.of('0.15.3').isSingle).toBe(true);
    expect(String(Releases.of('0.15.3'))).toBe('0.15.3');
  });

  it('are since a release only where every one is it or later', () => {
    expect(series.since('0.14.8')).toBe(true);
    expect(series.since('0.14.9')).toBe(false);
  });

  it('are before a release only where every one is earlier', () => {
    expect(series.before('0.15.0')).toBe(true);
    expect(series.before('0.14.9')).toBe(false);
  });

  it('answer for every one and for some', () => {
    expect(series.every((release) => release === '0.14.9')).toBe(false);
    expect(series.some((release) => release === '0.14.9')).toBe(true);
    expect(series.some((release) => release === '0.15.0')).toBe(false);
  });

  it('are never empty', () => {
    expect(Releases.where(() => false)).toBeUndefined();
    expect(Releases.where((release) => release === '0.16.1')?.list).toEqual(['0.16.1']);
    expect(Releases.all.list).toEqual(RELEASES);
  });
});
