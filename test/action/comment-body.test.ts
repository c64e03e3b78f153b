import { describe, expect, it } from 'vitest';
import { commentBodies } from '../../src/action/comment-body.ts';
import { cut, SUMMARY } from '../../src/action/fit.ts';
import type { Reported } from '../../src/lint/reported.ts';
import type { Review, ServiceReview } from '../../src/review/review.ts';

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
