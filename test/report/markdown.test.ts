import { describe, expect, it } from 'vitest';
import { markdown } from '../../src/report/markdown.ts';
import { advice, hostile, overlap, plain, reportOn, runOf } from './example.ts';

describe('the Markdown report', () => {
  it('is a table', () =>
    expect(markdown(runOf([overlap, advice]))).toBe(`\
### mlb-lint: 1 error, 1 info in 12 files

| Severity | Where | Finding |
| --- | --- | --- |
| error | \`metallb/pool.yaml:8\` | **Pool "office" hands out 192.0.2.100-192.0.2.150, which DHCP range "lan" also leases** \`plan/dhcp-overlap\`<br>the DHCP range: \`plan.yaml:7\`<br>*Help:* Move the pool into a service range, for example 192.0.2.200-192.0.2.250. |
| info | \`metallb/pool.yaml:4\` | **Use an Ingress** \`service/direct-http\` |
`));

  it('folds what repeats', () => {
    const repeated = [1, 2, 3, 4].map((line) => ({ ...plain, location: { ...plain.location, line } }));
    expect(markdown(runOf(repeated))).toContain(
      '<details><summary>and at 3 other places</summary>`metallb/pool.yaml:2`<br>`metallb/pool.yaml:3`<br>`metallb/pool.yaml:4`</details> |\n',
    );
  });

  it('keeps a finding in its row, whatever it holds', () => {
    const rows = markdown(runOf([hostile]))
      .trimEnd()
      .split('\n')
      .slice(4);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.match(/(?<!\\)\|/g)).toHaveLength(4);
  });

  it('says so where there is nothing', () =>
    expect(markdown(runOf([]))).toBe('### mlb-lint: no findings\n\nNothing found in 12 files.\n'));

  it('counts rows that a job summary would not bear', () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ ...plain, help: `Remove ${index}.` }));
    expect(markdown(runOf(many))).toMatch(/\n\nAnd 50 more\.\n$/);
  });

  it('calls nothing clean of which a file could not be read', () => {
    const incomplete = [{ file: 'a|b.yaml', reason: 'It is **too** large' }];
    expect(markdown(runOf([], { report: reportOn([], { incomplete }) }))).toBe(
      '### mlb-lint: 1 file could not be read\n\nNothing found in 12 files.\n\n**1 file could not be read**\n\n- `a\\|b.yaml` It is \\*\\*too\\*\\* large\n',
    );
    const both = markdown(runOf([plain], { report: reportOn([plain], { incomplete }) }));
    expect(both).toMatch(/^### mlb-lint: 1 warning in 12 files\n[\s\S]*\|\n\n\*\*1 file could not be read\*\*\n\n- `a/);
  });
});
