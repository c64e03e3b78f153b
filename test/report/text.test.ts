import { describe, expect, it } from 'vitest';
import { text } from '../../src/report/text.ts';
import { Source } from '../../src/text/source.ts';
import { advice, find, hostile, overlap, plain, pool, reportOn, runOf } from './example.ts';

describe('the text report', () => {
  it('frames a finding and the other side of it', () => {
    expect(text(runOf([overlap]))).toBe(`\
error[plan/dhcp-overlap]: Pool "office" hands out 192.0.2.100-192.0.2.150, which DHCP range "lan" also leases
 --> metallb/pool.yaml:8:7
  |
7 |   addresses:
8 |     - 192.0.2.100-192.0.2.150
  |       ^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: plan.yaml:7:22
  |
6 |         ranges:
7 |           - { range: 192.0.2.100-192.0.2.199, role: dhcp }
  |                      ----------------------- the DHCP range
  |
  = help: Move the pool into a service range, for example 192.0.2.200-192.0.2.250.

1 error in 12 files
`);
  });

  it('frames two places of one file together', () => {
    const other = { message: 'the other entry', location: overlap.location };
    const finding = { ...plain, location: find(pool, '192.0.2.140-192.0.2.160'), related: [other] };
    expect(text(runOf([finding]))).toBe(`\
warning[pool/unused]: No Service uses pool "office"
 --> metallb/pool.yaml:9:7
  |
7 |   addresses:
8 |     - 192.0.2.100-192.0.2.150
  |       ----------------------- the other entry
9 |     - 192.0.2.140-192.0.2.160
  |       ^^^^^^^^^^^^^^^^^^^^^^^

1 warning in 12 files
`);
  });

  it('leaves out the lines between places that are far apart', () => {
    const finding = { ...overlap, related: [{ message: 'its kind', location: find(pool, 'IPAddressPool') }] };
    expect(text(runOf([finding]))).toContain(`\
1 | apiVersion: metallb.io/v1beta1
2 | kind: IPAddressPool
  |       ------------- its kind
...
7 |   addresses:
8 |     - 192.0.2.100-192.0.2.150
  |       ^^^^^^^^^^^^^^^^^^^^^^^
  |
`);
  });

  it('lines up numbers of different lengths', () => {
    const long = new Source('long.yaml', `${'\n'.repeat(98)}first: 1\nsecond: 2\n`);
    const finding = { ...plain, location: find(long, 'second') };
    expect(text(runOf([finding], {}, [long]))).toContain(`
   --> long.yaml:100:1
    |
 99 | first: 1
100 | second: 2
    | ^^^^^^
`);
  });

  it('gives advice in brief', () => {
    expect(text(runOf([{ ...advice, help: 'Install one.' }]))).toBe(`\
info[service/direct-http]: Use an Ingress
 --> metallb/pool.yaml:4:9
  = help: Install one.

1 info in 12 files
`);
  });

  it('names the place alone where the file is not at hand', () => {
    const finding = { ...overlap, location: { ...overlap.location, file: 'gone.yaml' } };
    expect(text({ ...runOf([finding]), sourceOf: () => undefined })).toBe(`\
error[plan/dhcp-overlap]: Pool "office" hands out 192.0.2.100-192.0.2.150, which DHCP range "lan" also leases
 --> gone.yaml:8:7
 ::: plan.yaml:7:22 the DHCP range
  = help: Move the pool into a service range, for example 192.0.2.200-192.0.2.250.

1 error in 12 files
`);
  });

  it('counts what it found, and is content where there is nothing', () => {
    expect(
      text(runOf([overlap, plain, plain, advice]))
        .split('\n')
        .at(-2),
    ).toBe('1 error, 1 warning, 1 info in 12 files'.replace('1 warning', '2 warnings'));
    expect(text(runOf([]))).toBe('no findings in 12 files\n');
  });

  it('says what was not read', () => {
    const report = reportOn([]);
    const coverage = { ...report.coverage, notRendered: 1, templates: 2 };
    expect(text(runOf([], { report: { ...report, coverage } }))).toBe(
      '1 overlay not rendered, 2 templates not read\nno findings in 12 files\n',
    );
  });

  it('prints errors only where it is to be quiet, and nothing without any', () => {
    expect(text(runOf([plain, overlap], { quiet: true }))).toContain('\n1 error in 12 files\n');
    expect(text(runOf([plain, overlap], { quiet: true }))).not.toContain('warning');
    expect(text(runOf([plain], { quiet: true }))).toBe('');
  });

  it('says of which cluster it speaks where there are several', () => {
    const report = reportOn([overlap]);
    const summary = { ...report.summary, clusters: 2 };
    expect(text(runOf([], { report: { ...report, summary } }))).toContain(
      '\n --> metallb/pool.yaml:8:7 (office/prod)\n',
    );
  });

  it('says once what is said of several clusters', () => {
    const lab = { ...overlap, cluster: 'lab', fingerprint: '0000000000000000' };
    const report = text(runOf([overlap, lab]));
    expect(report).toContain('\n --> metallb/pool.yaml:8:7 (office/prod, office/lab)\n');
    expect(report.match(/error\[/g)).toHaveLength(1);
    expect(report).toContain('\n2 errors in 12 files\n');
  });

  it('colors words and marks, and nothing without being asked', () => {
    const [first = '', second] = text(runOf([overlap], { color: true })).split('\n');
    expect(first).toBe(`\u001b[1;31merror[plan/dhcp-overlap]\u001b[0m\u001b[1m: ${overlap.message}\u001b[0m`);
    expect(second).toBe(' \u001b[34m-->\u001b[0m metallb/pool.yaml:8:7');
    expect(text(runOf([overlap, plain, advice]))).not.toContain('\u001b');
  });

  it('shows hostile text without acting on it', () => {
    const source = new Source(hostile.location.file, 'a: "\u001b[31m\u202e\u200b"\n');
    const report = text(runOf([{ ...hostile, help: hostile.message }], {}, [source]));
    expect(report).toContain('a\\u001b[2J\\n::error::b\\u202e|');
    expect(report).toContain('1 | a: "\\u001b[31m\\u202e\\u200b"');
    expect(report.replace(/[\n\x20-\x7e]/g, '')).toBe('\ufffe\ufffe');
  });
});

describe('repetition', () => {
  const repeated = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...plain,
      message: `No Service uses pool "p${index}"`,
      location: { ...plain.location, file: `p${index}.yaml` },
      help: 'Remove the pool.',
    }));

  it('of three is not folded', () => expect(text(runOf(repeated(3))).match(/warning\[/g)).toHaveLength(3));

  it('of four is shown once, with a count and the places', () => {
    expect(text(runOf(repeated(4)))).toBe(`\
warning[pool/unused]: No Service uses pool "p0"
 --> p0.yaml:4:9
  = help: Remove the pool.
  = also: at 3 other places
    p1.yaml:4:9  No Service uses pool "p1"
    p2.yaml:4:9  No Service uses pool "p2"
    p3.yaml:4:9  No Service uses pool "p3"

4 warnings in 12 files
`);
  });

  it('with the same words lists the places alone', () => {
    const same = repeated(5).map((finding) => ({ ...finding, message: 'Unused' }));
    expect(text(runOf(same))).toContain('= also: at 4 other places\n    p1.yaml:4:9\n    p2.yaml:4:9\n');
  });

  it('beyond thirty places is counted', () => {
    expect(text(runOf(repeated(41)))).toContain(
      '    p30.yaml:4:9  No Service uses pool "p30"\n    and 10 more, all of them with --format json\n',
    );
  });

  it('with other remedies is none', () => {
    const various = repeated(5).map((finding, index) => ({ ...finding, help: `Remove pool ${index}.` }));
    expect(text(runOf(various)).match(/warning\[/g)).toHaveLength(5);
  });
});

it('says how many files could not be read', () => {
  const incomplete = ['a.yaml', 'b.yaml'].map((file) => ({ file, reason: 'It is too large' }));
  expect(text(runOf([], { report: reportOn([], { incomplete }) }))).toBe(
    '2 files could not be read\nno findings in 12 files\n',
  );
});
