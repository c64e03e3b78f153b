import { describe, expect, it } from 'vitest';
import { junit } from '../../src/report/junit.ts';
import { advice, overlap, reportOn, runOf } from './example.ts';

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

  it('has an error for a file that could not be read', () => {
    const report = reportOn([], { incomplete: [{ file: 'a&b.yaml', reason: 'It is <too> large' }] });
    const xml = junit(runOf([], { report }));
    expect(xml).toContain('<testsuites name="mlb-lint" tests="3" failures="0" errors="1">');
    expect(xml).toContain(`    <testcase name="a&amp;b.yaml" classname="mlb-lint">
      <error message="It is &lt;too&gt; large" type="not read"/>
    </testcase>
`);
  });
});
