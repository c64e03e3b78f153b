import { describe, expect, it } from 'vitest';
import { parseReleases } from '../../src/metallb/release-range.ts';

/** The first and last release that a text holds, and how many; the fault where it holds none. */
function read(text: string): string {
  const result = parseReleases(text);
  if ('fault' in result) return `${result.fault} (${result.suggestion})`;
  const { releases, beyond } = result;
  return `${releases.oldest} ${releases.newest} ${releases.list.length}${beyond ? ' beyond' : ''}`;
}

describe('parseReleases', () => {
  it.each([
    ['0.15.3', '0.15.3 0.15.3 1'],
    ['v0.15.3', '0.15.3 0.15.3 1'],
    ['=0.15.3', '0.15.3 0.15.3 1'],
    ['0.15.3+build.1', '0.15.3 0.15.3 1'],
    ['0.16', '0.16.0 0.16.1 2'],
    ['0.16.x', '0.16.0 0.16.1 2'],
    ['0.14.*', '0.14.0 0.14.9 10'],
    ['0', '0.13.0 0.16.1 29'],
    ['*', '0.13.0 0.16.1 29'],
    ['x', '0.13.0 0.16.1 29'],
    ['>=0.14.9 <0.16.0', '0.14.9 0.15.3 5'],
    ['>= 0.14.9, < 0.16', '0.14.9 0.15.3 5'],
    ['>=0.15', '0.15.0 0.16.1 6'],
    ['>0.15', '0.16.0 0.16.1 2'],
    ['>0.15.2', '0.15.3 0.16.1 3'],
    ['<=0.13', '0.13.0 0.13.12 13'],
    ['<0.13.2', '0.13.0 0.13.1 2'],
    ['<=0.13.2', '0.13.0 0.13.2 3'],
    ['^0.15', '0.15.0 0.15.3 4'],
    ['^0.15.2', '0.15.2 0.15.3 2'],
    ['^0', '0.13.0 0.16.1 29'],
    ['^*', '0.13.0 0.16.1 29'],
    ['~0.14.3', '0.14.3 0.14.9 7'],
    ['~>0.14.3', '0.14.3 0.14.9 7'],
    ['~0', '0.13.0 0.16.1 29'],
    ['0.14 - 0.15', '0.14.0 0.15.3 14'],
    ['0.14.8 - 0.15.1', '0.14.8 0.15.1 4'],
    ['0.13.12 || 0.16.1', '0.13.12 0.16.1 2'],
    ['>=0.15.2-0 <0.16.0-0', '0.15.2 0.15.3 2'],
    ['>=0.12', '0.13.0 0.16.1 29'],
  ])('reads %j', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['0.16.2', '0.17', '^1', '>0.16.1', 'v1.0.0', '0.17.0-rc.1', '0.1.0 || 0.17.0'])(
    'reads %j as the newest release and says so',
    (text) => {
      expect(read(text)).toBe('0.16.1 0.16.1 1 beyond');
    },
  );

  it.each(['0.12.1', 'v0.9', '<0.13.0', '0.13.0-rc.1'])('says that %j is too old', (text) => {
    expect(read(text)).toBe(
      `"${text}" is older than MetalLB 0.13.0, the first that is configured by resources; the releases known are 0.13.0 to 0.16.1 (0.13.0)`,
    );
  });

  it.each([
    ['0.14.10', '0.14.9'],
    ['0.15.2 0.15.3', '0.15.2'],
    ['>0.16 <0.14', '0.16.0'],
    ['0.16.0-rc.1', '0.16.0'],
  ])('says that %j holds no release and names one near', (text, suggestion) => {
    expect(read(text)).toBe(
      `"${text}" holds no release of MetalLB; the releases known are 0.13.0 to 0.16.1 (${suggestion})`,
    );
  });

  it.each([
    ['latest', '0.16.1'],
    ['0.15.3.1', '0.15.3'],
    ['0.15.3 ||', '0.15.3'],
    ['>>0.15', '0.15.0'],
    ['main', '0.16.1'],
  ])('says that %j is no range', (text, suggestion) => {
    expect(read(text)).toBe(`"${text}" is no MetalLB release and no range of releases (${suggestion})`);
  });

  it('takes neither nothing nor a text of more than 256 characters', () => {
    expect(parseReleases(' ')).toHaveProperty('fault');
    expect(parseReleases(`>=0.15${' '.repeat(250)}`)).not.toHaveProperty('fault');
    expect(parseReleases(`>=0.15${' '.repeat(251)}`)).toHaveProperty('fault');
  });
});
