import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import reportSchema from '../../schemas/report.schema.json' with { type: 'json' };
import { github } from '../../src/report/github.ts';
import { gitlab } from '../../src/report/gitlab.ts';
import { json } from '../../src/report/json.ts';
import { junit } from '../../src/report/junit.ts';
import { markdown } from '../../src/report/markdown.ts';
import { reporters } from '../../src/report/reporters.ts';
import { sarif } from '../../src/report/sarif.ts';
import { advice, hostile, overlap, plain, reportOn, runOf } from './example.ts';

const everything = [overlap, plain, advice, hostile];
const incomplete = { report: reportOn(everything, { incomplete: [{ file: 'big.yaml', reason: 'It is too large' }] }) };

/** What is wrong with a text against a schema. */
function faults(schema: object, text: string): unknown {
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  ajv.validate(schema, JSON.parse(text));
  return ajv.errors ?? [];
}

describe('every format', () => {
  const names = Object.entries(reporters);

  it.each(names)('%s is the same for the same run, and ends its last line', (_, report) => {
    expect(report(runOf(everything))).toBe(report(runOf(everything)));
    expect(report(runOf(everything))).toMatch(/[^\n]\n$/);
  });

  it.each(names)('%s prints nothing that a terminal acts upon', (_, report) => {
    const unseen = [...report(runOf(everything)).matchAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu)].map(([character]) => character);
    expect(unseen.filter((character) => character !== '\n')).toEqual([]);
  });

  it.each(names)('%s says errors only where it is to be quiet', (_, report) => {
    const quiet = report(runOf(everything, { quiet: true }));
    expect(quiet).toContain('also leases');
    expect(quiet).not.toContain('Use an Ingress');
  });
});

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

describe('the SARIF log', () => {
  it('keeps to the official schema', () => {
    const { $schema: _, id: __, ...schema } = sarifSchema;
    expect(faults(schema, sarif(runOf(everything)))).toEqual([]);
    expect(faults(schema, sarif(runOf([], incomplete)))).toEqual([]);
    expect(faults(schema, sarif(runOf([plain])).replace('"warning"', '"bad"'))).not.toEqual([]);
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

describe('the JUnit report', () => {
  it('has a test case for every file judged, which fails on errors and warnings', () => {
    expect(junit(runOf([overlap, { ...advice, location: { ...advice.location, file: 'plan.yaml' } }]))).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="mlb-lint" tests="2" failures="1" errors="0">
  <testsuite name="mlb-lint" tests="2" failures="1" errors="0">
    <testcase name="metallb/pool.yaml" classname="mlb-lint">
      <failure message="1 error" type="error">8:7 error[plan/dhcp-overlap]: Pool &quot;office&quot; hands out 192.0.2.100-192.0.2.150, which DHCP range &quot;lan&quot; also leases
  the DHCP range: plan.yaml:7:22
  help: Move the pool into a service range, for example 192.0.2.200-192.0.2.250.</failure>
    </testcase>
    <testcase name="plan.yaml" classname="mlb-lint">
      <system-out>4:9 info[service/direct-http]: Use an Ingress</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('passes files without findings', () =>
    expect(junit(runOf([]))).toContain('    <testcase name="plan.yaml" classname="mlb-lint"/>\n'));
});

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
});

describe('the Code Quality report', () => {
  it('is what GitLab reads', () =>
    expect(JSON.parse(gitlab(runOf([overlap])))).toEqual([
      {
        description: `${overlap.message}. ${overlap.help}`,
        check_name: 'plan/dhcp-overlap',
        fingerprint: 'd3c1a7e0b4f29c58',
        severity: 'major',
        location: { path: 'metallb/pool.yaml', lines: { begin: 8, end: 8 } },
      },
    ]));

  it('has no fingerprint twice', () => {
    const issues: readonly { readonly fingerprint: string }[] = JSON.parse(gitlab(runOf([plain, plain])));
    expect(issues.map(({ fingerprint }) => fingerprint)).toEqual(['0123456789abcdef', '0123456789abcdef-2']);
  });

  it('is an empty list without findings', () => expect(gitlab(runOf([]))).toBe('[]\n'));
});

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
});
