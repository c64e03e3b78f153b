import { describe, expect, it } from 'vitest';
import { commentBodies } from '../../src/action/comment-body.ts';
import { cut, SUMMARY } from '../../src/action/fit.ts';
import type { Reported } from '../../src/lint/reported.ts';
import type { MapPair } from '../../src/report/review/map-changes.ts';
import type { Repairs } from '../../src/report/review/patch.ts';
import type { Review, ServiceReview } from '../../src/review/review.ts';
import type { MapReport } from '../../src/site/map.ts';

const around = {
  id: 'mlb-lint',
  summaryUrl: 'https://github.com/acme/site/actions/runs/42',
  urlOf: () => 'https://github.com/acme/site/blob/0/plan.yaml#L1',
};

const location = { file: 'k8s/pools.yaml', line: 4, column: 1, endLine: 4, endColumn: 9 };

function finding(index: number): Reported {
  const message = `Pool "apps-${index}" hands out 192.168.20.${index % 256}, which DHCP range "clients" also leases`;
  const help = 'Move the pool into a service range, for example 192.168.20.200-192.168.20.239.';
  return { rule: 'plan/dhcp-overlap', severity: 'error', message, help, location, fingerprint: String(index) };
}

function moving(index: number): ServiceReview {
  const state = { namespace: 'shop', name: `web-${index}`, status: 'assigned', orderDependent: false } as const;
  return {
    namespace: 'shop',
    name: `web-${index}`,
    change: 'changes',
    before: { ...state, addresses: ['192.0.2.1'] },
    after: { ...state, addresses: ['192.0.2.2'] },
    reason: 'it may not keep its address, and is given the next free one',
    mentions: [{ message: 'mentions 192.0.2.1', location }],
  };
}

function reviewWith(findings: number, moves: number): Review {
  const many = <T>(count: number, of: (index: number) => T) => Array.from({ length: count }, (_, index) => of(index));
  return {
    schemaVersion: 1,
    base: '0'.repeat(40),
    head: null,
    findings: { new: many(findings, finding), fixed: [], unchanged: [] },
    clusters: [],
    pools: [],
    services: many(moves, moving),
  };
}

describe('a comment', () => {
  it('says everything where that fits', () => {
    const [body = ''] = commentBodies(reviewWith(20, 20), {}, around);
    expect(body).toContain('*Move the pool into a service range, for example 192.168.20.200-192.168.20.239.*');
    expect(body).not.toContain('the job summary');
  });

  it('calls nothing clean where a file could not be read', () => {
    const incomplete = [{ file: 'k8s/a|b.yaml', reason: 'It is **too** large' }];
    const [body = ''] = commentBodies({ ...reviewWith(0, 0), incomplete }, {}, around);
    expect(body).toContain('> [!WARNING]\n');
    expect(body).toContain('**1 file could not be read**\n\n- `k8s/a\\|b.yaml` It is \\*\\*too\\*\\* large\n');
  });

  it('leaves out reasons and places where they do not fit', () => {
    const [body = ''] = commentBodies(reviewWith(100, 250), {}, around);
    expect(body).not.toContain('may not keep');
    expect(body.match(/^\| `shop\/web-\d+` \| \*\*moves\*\* \| 192\.0\.2\.1 \| 192\.0\.2\.2 \|$/gm)).toHaveLength(250);
    expect(body).toContain(`Reasons and places stand in [the job summary](${around.summaryUrl}).`);
  });

  it('is cut between rows where 5,000 findings do not fit, and says how many are missing', () => {
    const [body = '', least = ''] = commentBodies(reviewWith(5000, 10), {}, around);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.length).toBeGreaterThan(64_000);
    const shown = body.match(/^- \*\*error\*\* .* also leases$/gm)?.length ?? 0;
    expect(body.trimEnd().split('\n').at(-1)).toBe(
      `${5000 - shown} more rows, with reasons and places, stand in [the job summary](${around.summaryUrl}).`,
    );
    expect(least.length).toBeLessThan(500);
  });

  it('ends a table before it says what is missing', () => {
    const [body = ''] = commentBodies(reviewWith(0, 5000), {}, around);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/\|\n\n\d+ more rows, /);
  });
});

/** Maps whose pictures are as long as they get, with a title. */
function mapsWith(title: string): MapPair {
  const map = (first: number): MapReport => {
    const part = (from: string, to: string) => ({ range: `192.168.20.${from}-192.168.${to}`, size: 1 });
    const segments = [
      { ...part('0', `20.${first - 1}`), state: 'unassigned' },
      { ...part(String(first), '20.209'), state: 'pool', pool: { name: 'apps' } },
      { ...part('210', '23.255'), state: 'unassigned' },
    ] as const;
    const block = { range: '192.168.20.0/22', size: 1024, segments };
    const area = { kind: 'network', name: title, gateways: [], blocks: [block], rows: [], conflicts: [] } as const;
    return { schemaVersion: 1, sites: [{ site: 'office', areas: [area] }] };
  };
  return { before: map(200), after: map(201) };
}

function repairsOf(count: number, letters: number): Repairs {
  const files = Array.from({ length: count }, (_, index) => ({
    path: `k8s/${String(index).padStart(3, '0')}.yaml`,
    original: `${'x'.repeat(letters)}\n`,
    lines: [{ text: 'short\n', origin: undefined }],
    hasMark: false,
  }));
  return { count, files };
}

describe('a comment with a map and a patch', () => {
  const extras = { maps: mapsWith('lan'), repairs: repairsOf(3, 100) };

  it('has both where they fit, the patch last', () => {
    const [body = ''] = commentBodies(reviewWith(20, 20), extras, around);
    expect(body).toMatch(/\*\*Addresses\*\* before[\s\S]+\*\*New findings\*\*[\s\S]+<details>[\s\S]+<\/details>\n$/);
    expect(body).not.toContain('the job summary');
  });

  it('loses the map first', () => {
    const room = 65_536 - (commentBodies(reviewWith(220, 0), {}, around)[0] ?? '').length;
    const repairs = repairsOf(1, room - 500);
    const [body = ''] = commentBodies(reviewWith(220, 0), { ...extras, repairs }, around);
    expect(body).not.toContain('**Addresses**');
    expect(body).toContain('*Move the pool into a service range');
    expect(body).toMatch(/<\/details>\n$/);
    expect(body).not.toContain('the job summary');
  });

  it('is cut between the files of the patch, which still ends, and says how many are missing', () => {
    const [body = ''] = commentBodies(reviewWith(20, 20), { ...extras, repairs: repairsOf(100, 1000) }, around);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.length).toBeGreaterThan(63_000);
    const shown = body.match(/^\+\+\+ b\/k8s/gm)?.length ?? 0;
    expect(body.match(/^\+short$/gm)).toHaveLength(shown);
    expect(body).toMatch(
      /^\+short\n```\n\n<\/details>\n\nThe patch of \d+ files stands in \[the job summary\]\(.*\)\.\n$/m,
    );
    expect(body).toContain(`The patch of ${100 - shown} files stands`);
    expect(body).toContain('*Move the pool into a service range');
  });

  it('says where the patch is of which no file fits', () => {
    const [body = ''] = commentBodies(reviewWith(1, 0), { repairs: repairsOf(2, 70_000) }, around);
    expect(body).not.toContain('<details>');
    expect(body).toMatch(/The patch of 2 files stands in \[the job summary\]\(.*\)\.\n$/);
  });

  it('gives reasons and the patch up before it gives up a finding', () => {
    const [body = ''] = commentBodies(reviewWith(5000, 10), extras, around);
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body).not.toMatch(/<details>|\*\*Addresses\*\*/);
    expect(body).toMatch(/\d+ more rows, with reasons and places, stand in/);
  });
});

describe('cut', () => {
  it('measures what GitHub measures: a summary in bytes', () => {
    const rows = Array.from({ length: 400_000 }, () => 'ä€😀\n');
    const text = cut([{ head: 'head\n', rows }], SUMMARY, (missing) => `${missing} more`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_048_576);
    expect(text).toMatch(/ä€😀\n\n\d+ more$/);
  });

  it('leaves out a row that is longer than all there is, and goes on with the next section', () => {
    const limit = { most: 40, sizeOf: (text: string) => text.length };
    const long = { head: 'a\n', rows: ['x'.repeat(100)] };
    expect(cut([long, { head: 'b\n', rows: ['y\n'] }], limit, (missing) => `${missing} more`)).toBe('b\ny\n\n1 more');
  });
});
