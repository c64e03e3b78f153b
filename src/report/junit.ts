import type { Reported } from '../lint/reported.ts';
import { compareText } from '../text/compare.ts';
import { append } from '../text/group-by.ts';
import { visible, xmlText } from './escape.ts';
import { counted, countWords, type Run, reportOf } from './run.ts';

/**
 * The report as JUnit XML: a test case for every file judged, which fails where it has errors or warnings, and has an
 * error where it could not be read.
 */
export function junit(run: Run): string {
  const { findings, incomplete = [] } = reportOf(run);
  const missed = new Map(incomplete.map(({ file, reason }) => [file, reason]));
  const byFile = new Map<string, Reported[]>([...run.files(), ...missed.keys()].map((file) => [file, []]));
  for (const finding of findings) {
    const { file } = finding.location;
    append(byFile, file, finding);
  }
  const cases = [...byFile].sort(([a], [b]) => compareText(a, b));
  const failed = cases.filter(([, own]) => failures(own).length > 0).length;
  const counts = `tests="${cases.length}" failures="${failed}" errors="${missed.size}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mlb-lint" ${counts}>`,
    `  <testsuite name="mlb-lint" ${counts}>`,
    ...cases.flatMap(([file, own]) => testCase(file, own, missed.get(file))),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(file: string, findings: readonly Reported[], missed: string | undefined): readonly string[] {
  const open = `    <testcase name="${xmlText(file)}" classname="mlb-lint"`;
  if (findings.length === 0 && missed === undefined) return [`${open}/>`];
  const failed = failures(findings);
  const advice = findings.filter((finding) => !failed.includes(finding));
  return [
    `${open}>`,
    ...(missed === undefined ? [] : [`      <error message="${xmlText(missed)}" type="not read"/>`]),
    ...(failed.length === 0 ? [] : [failure(failed)]),
    ...(advice.length === 0 ? [] : [`      <system-out>${xmlLines(advice)}</system-out>`]),
    '    </testcase>',
  ];
}

/** Readers take one failure a case, so all findings stand in it. */
function failure(findings: readonly Reported[]): string {
  const type = findings.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  const words = countWords(findings) ?? counted(0, 'error');
  return `      <failure message="${words}" type="${type}">${xmlLines(findings)}</failure>`;
}

function failures(findings: readonly Reported[]): readonly Reported[] {
  return findings.filter(({ severity }) => severity !== 'info');
}

function xmlLines(findings: readonly Reported[]): string {
  return findings.flatMap(described).map(xmlText).join('\n');
}

function described({ severity, rule, message, help, location, related = [] }: Reported): readonly string[] {
  return [
    `${location.line}:${location.column} ${severity}[${rule}]: ${visible(message)}`,
    ...related.map(
      (one) => `  ${visible(one.message)}: ${one.location.file}:${one.location.line}:${one.location.column}`,
    ),
    ...(help === undefined ? [] : [`  help: ${visible(help)}`]),
  ];
}
