import { describe, expect, it } from 'vitest';
import { runLint } from '../../src/command/lint.ts';
import { inFolder } from '../rules/temporary-folder.ts';
import { bgpRows } from './usually-wrong/bgp-rows.ts';
import { poolRows } from './usually-wrong/pool-rows.ts';
import { serviceRows } from './usually-wrong/service-rows.ts';

const planOf = (version: string, mode: string, network: string) => `version: 1
sites:
  - name: office
    networks: [${network}]
    clusters:
      - { name: prod, manifests: [all.yaml], metallb: { version: ${version}, ${mode} }, bgp: { prefixes: [192.0.2.0/24] } }
`;

/** What is said of a text: each severity and rule once, in order. */
function said(text: string, version = '0.15.3', mode = 'bgp: frr', network = ''): Promise<readonly string[]> {
  const files = new Map([
    ['all.yaml', text],
    ['plan.yaml', planOf(version, mode, network)],
  ]);
  return inFolder(files, async (cwd) => {
    const { report } = await runLint({ cwd, plan: 'plan.yaml', today: '2026-01-15' });
    return [...new Set(report.findings.map(({ rule, severity }) => `${severity} ${rule}`))].sort();
  });
}

/**
 * Row 32, a pool that shrinks under its Services, is for `review`. Nobody speaks where the expectation is empty: a choice
 * that MetalLB leaves to chance is what `allocate` shows, and nothing is wrong with it.
 */
describe('what MetalLB takes, and is usually wrong', () => {
  const rows = [...poolRows, ...serviceRows, ...bgpRows].map((row) => ({ title: `row ${row[0]}: ${row[1]}`, row }));
  it.each(rows)('$title', async ({ row: [, , text, expected, version, mode, network] }) => {
    expect(await said(text, version, mode, network)).toEqual(expected);
  });
});
