import { describe, expect, it } from 'vitest';
import { github } from '../../src/report/github.ts';
import { advice, hostile, overlap, plain, reportOn, runOf } from './example.ts';

const missed = { incomplete: [{ file: 'a::b.yaml', reason: 'It is\n::error::too large' }] };

describe('the workflow commands', () => {
  it('point at the span', () =>
    expect(github(runOf([overlap]))).toBe(
      '::error file=metallb/pool.yaml,line=8,endLine=8,col=7,endColumn=30,title=plan/dhcp-overlap::' +
        'Pool "office" hands out 192.0.2.100-192.0.2.150, which DHCP range "lan" also leases' +
        '%0Athe DHCP range: plan.yaml:7' +
        '%0Ahelp: Move the pool into a service range, for example 192.0.2.200-192.0.2.250.\n',
    ));

  it('name no columns of a span over several lines', () => {
    const location = { ...plain.location, endLine: 9 };
    expect(github(runOf([{ ...plain, location }]))).toMatch(
      /^::warning file=metallb\/pool.yaml,line=4,endLine=9,title=/,
    );
  });

  it('are one line each, whatever a value holds', () => {
    expect(github(runOf([hostile, advice])).split('\n')).toHaveLength(3);
    expect(github(runOf([hostile]))).toMatch(
      /^::warning file=a\\n%3A%3Aerror%3A%3A%2C%3A\\u001b\]0;x\\u0007<&">%25\.yaml,/,
    );
  });

  it('are none without findings', () => expect(github(runOf([]))).toBe(''));

  it('name files that could not be read, first', () =>
    expect(github(runOf([plain], { report: reportOn([plain], missed) })).split('\n')[0]).toBe(
      '::error file=a%3A%3Ab.yaml,title=not read::It is\\n::error::too large',
    ));
});
