import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { sarif } from '../../src/report/sarif.ts';
import { everything, find, hostile, incomplete, overlap, plain, pool, runOf } from './example.ts';
import { faults } from './faults.ts';

describe('the SARIF log', () => {
  it('keeps to the official schema', () => {
    const { $schema: _, id: __, ...schema } = sarifSchema;
    expect(faults(schema, sarif(runOf(everything)))).toEqual([]);
    expect(faults(schema, sarif(runOf([], incomplete)))).toEqual([]);
    expect(faults(schema, sarif(runOf([plain])).replace('"warning"', '"bad"'))).not.toEqual([]);
  });

  it('carries repairs, file by file, and says which change the meaning', () => {
    const replacements = [
      { location: find(pool, '192.0.2.100-192.0.2.150'), text: '192.0.2.200-192.0.2.250' },
      { location: find(pool, '    - 192.0.2.140-192.0.2.160\n'), text: '' },
    ];
    const fix = { title: 'Move it', safety: 'unsafe', replacements } as const;
    const log = sarif({ ...runOf([overlap]), fixes: new Map([[overlap.fingerprint, fix]]) });
    const { $schema: _, id: __, ...schema } = sarifSchema;
    expect(faults(schema, log)).toEqual([]);
    expect(JSON.parse(log).runs[0].results[0].fixes).toEqual([
      {
        description: { text: 'Move it (changes what the configuration means)' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'metallb/pool.yaml' },
            replacements: [
              {
                deletedRegion: { startLine: 8, startColumn: 7, endLine: 8, endColumn: 30 },
                insertedContent: { text: '192.0.2.200-192.0.2.250' },
              },
              { deletedRegion: { startLine: 9, startColumn: 1, endLine: 10, endColumn: 1 } },
            ],
          },
        ],
      },
    ]);
  });

  it('has a result with region, fingerprint and related places', () => {
    const [run] = JSON.parse(sarif(runOf([overlap]))).runs;
    expect(run.columnKind).toBe('utf16CodeUnits');
    expect(run.results).toEqual([
      {
        ruleId: 'plan/dhcp-overlap',
        ruleIndex: 0,
        level: 'error',
        message: { text: `${overlap.message}\n${overlap.help}` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'metallb/pool.yaml' },
              region: { startLine: 8, startColumn: 7, endLine: 8, endColumn: 30 },
            },
            logicalLocations: [
              { name: 'office', fullyQualifiedName: 'IPAddressPool/metallb-system/office', kind: 'resource' },
            ],
          },
        ],
        relatedLocations: [
          {
            id: 1,
            message: { text: 'the DHCP range' },
            physicalLocation: {
              artifactLocation: { uri: 'plan.yaml' },
              region: { startLine: 7, startColumn: 22, endLine: 7, endColumn: 45 },
            },
          },
        ],
        partialFingerprints: { 'mlbLint/v1': 'd3c1a7e0b4f29c58' },
        properties: { site: 'office', cluster: 'prod', addresses: ['192.0.2.100-192.0.2.150'] },
      },
    ]);
  });

  it('describes every rule', () => {
    const { rules } = JSON.parse(sarif(runOf([]))).runs[0].tool.driver;
    expect(rules[1]).toEqual({
      id: 'pool/unused',
      name: 'pool/unused',
      shortDescription: { text: 'No Service can use a pool.' },
      help: { text: 'mlb-lint explain pool/unused\nx' },
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['pool'] },
    });
  });

  it('encodes paths, and makes no link of a message', () => {
    const [result] = JSON.parse(sarif(runOf([hostile]))).runs[0].results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^[A-Za-z0-9%._-]+$/);
    expect(result.message.text).toContain('\\[x\\](https://example.org)');
  });

  it('says that a run was incomplete', () => {
    const [invocation] = JSON.parse(sarif(runOf([], incomplete))).runs[0].invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications[0].message.text).toBe('It is too large');
  });
});
