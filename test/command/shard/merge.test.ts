import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runLint } from '../../../src/command/lint.ts';
import { reporters } from '../../../src/report/reporters.ts';
import { inFolder } from '../../rules/temporary-folder.ts';
import { fleets } from './fleets.ts';
import { mergeTexts, printed, shardsOf } from './in-parts.ts';

const today = '2026-11-21';

describe('merge', () => {
  it('gives what an undivided run gives, in every format, whatever the fleet', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fleets, fc.constantFrom(1, 2, 7), async (files, count) => {
        await inFolder(files, async (cwd) => {
          const options = { cwd, plan: 'plan.yaml', today };
          const whole = printed(await runLint(options));
          const shards = await shardsOf(options, count);
          expect(await mergeTexts(shards)).toEqual(whole);
          expect(await mergeTexts(shards.toReversed())).toEqual(whole);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('leaves out what a baseline holds, sets severities and chooses files as an undivided run does', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fleets, fc.integer({ min: 2, max: 4 }), async (files, kept) => {
        await inFolder(files, async (cwd) => {
          const all = await runLint({ cwd, plan: 'plan.yaml', today });
          const known = { ...all.report, findings: all.report.findings.filter((_, index) => index % kept > 0) };
          const text = reporters.json({ ...all.run, report: known, color: false, width: 100, quiet: false });
          writeFileSync(join(cwd, 'baseline.json'), text);
          const options = {
            ...{ cwd: join(cwd, 'shared'), plan: '../plan.yaml', today, baseline: '../baseline.json' },
            ...{ rule: { 'plan/cluster-overlap': 'info', 'pool/unused': 'off' } as const, metallbVersion: '0.15' },
            ...(kept === 3 ? { files: ['../plan.yaml', '../site-0/c0/metallb.yaml'] } : {}),
          };
          const whole = printed(await runLint(options));
          expect(await mergeTexts(await shardsOf(options, 3))).toEqual(whole);
        });
      }),
      { numRuns: 12 },
    );
  });

  it('says no more of one file than an undivided run does', async () => {
    const expected = Array.from({ length: 600 }, (_, index) => ({ service: `shop/till-${index}` }));
    const clusters = ['a', 'b'].map((name) => ({ name, manifests: [`${name}.yaml`], expect: expected }));
    const pool = (name: string) =>
      JSON.stringify({ apiVersion: 'metallb.io/v1beta1', kind: 'IPAddressPool', metadata: { name } });
    const files = new Map([
      ['plan.yaml', JSON.stringify({ version: 1, sites: [{ name: 'home', clusters }] }, undefined, 1)],
      ['a.yaml', pool('a')],
      ['b.yaml', pool('b')],
    ]);
    await inFolder(files, async (cwd) => {
      const { run, report } = await runLint({ cwd, today });
      expect(report.findings.filter(({ rule }) => rule === 'service/missing')).toHaveLength(1000);
      expect(await mergeTexts(await shardsOf({ cwd, today }, 2))).toEqual(printed({ run }));
    });
  });
});
