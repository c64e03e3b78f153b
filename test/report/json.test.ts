import { describe, expect, it } from 'vitest';
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' };
import { json } from '../../src/report/json.ts';
import { everything, incomplete, overlap, plain, reportOn, runOf } from './example.ts';
import { faults } from './faults.ts';

describe('the JSON report', () => {
  it('has the form and order of the contract', () => {
    const shuffled = Object.fromEntries(Object.entries(overlap).reverse());
    expect(json(runOf([{ ...overlap, ...shuffled }]))).toBe(`\
{
  "schemaVersion": 1,
  "tool": {
    "name": "mlb-lint",
    "version": "0.1.0"
  },
  "findings": [
    {
      "rule": "plan/dhcp-overlap",
      "severity": "error",
      "message": "Pool \\"office\\" hands out 192.0.2.100-192.0.2.150, which DHCP range \\"lan\\" also leases",
      "help": "Move the pool into a service range, for example 192.0.2.200-192.0.2.250.",
      "site": "office",
      "cluster": "prod",
      "resource": {
        "apiVersion": "metallb.io/v1beta1",
        "kind": "IPAddressPool",
        "namespace": "metallb-system",
        "name": "office"
      },
      "location": {
        "file": "metallb/pool.yaml",
        "line": 8,
        "column": 7,
        "endLine": 8,
        "endColumn": 30
      },
      "related": [
        {
          "message": "the DHCP range",
          "location": {
            "file": "plan.yaml",
            "line": 7,
            "column": 22,
            "endLine": 7,
            "endColumn": 45
          }
        }
      ],
      "addresses": [
        "192.0.2.100-192.0.2.150"
      ],
      "fingerprint": "d3c1a7e0b4f29c58"
    }
  ],
  "summary": {
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "files": 12,
    "documents": 40,
    "resources": 9,
    "clusters": 1
  },
  "coverage": {
    "services": {
      "known": 7,
      "partlyKnown": 0
    },
    "templates": 0,
    "notRendered": 0,
    "dormant": 0,
    "skipped": 0,
    "unknownValues": 0
  }
}
`);
  });

  it('keeps to its schema', () => {
    expect(faults(reportSchema, json(runOf(everything)))).toEqual([]);
    expect(faults(reportSchema, json(runOf([], incomplete)))).toEqual([]);
    expect(faults(reportSchema, json(runOf([{ ...plain, fingerprint: 'X' }])))).toHaveLength(1);
  });

  it('says what could not be read, and is silent where all was', () => {
    expect(JSON.parse(json(runOf([], incomplete))).incomplete).toEqual([
      { file: 'big.yaml', reason: 'It is too large' },
    ]);
    expect(JSON.parse(json(runOf([], { report: reportOn([], { incomplete: [] }) })))).not.toHaveProperty('incomplete');
  });
});
