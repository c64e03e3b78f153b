import { suppressionsIn } from '../../src/lint/find-suppressions.ts';
import { spanOf } from '../../src/lint/stamp.ts';
import { holdsOn, readSuppression } from '../../src/lint/suppression.ts';
import { Source } from '../../src/text/source.ts';
import { lintFiles, POOL } from '../../test/lint/example.ts';
import { demandSpan } from '../laws.ts';
import { demand, type Target } from '../target.ts';

/** Suppressions in comments and annotations: what they name, and what they silence. */
export const target: Target = {
  dictionary: [
    ...[
      '# mlb-lint-ignore ',
      '# mlb-lint-ignore-file ',
      '# mlb-lint-ignore: ',
      'mlb-lint/ignore: ',
      'pool/entry',
      'lint/unused-ignore',
    ],
    ...[
      ' -- ',
      '--',
      ' a reason',
      ' until 2027-01-01',
      ' until 2020-02-30',
      ', ',
      ' #',
      '\n',
      '\r',
      '---\n',
      '"',
      "'",
      '|\n',
      '[',
      '{',
    ],
    ...['annotations:\n', '\ufeff', '\u0085', '\u2028', '- 192.0.2.0/28', '    '],
  ],
  seeds: [
    `# mlb-lint-ignore-file pool/entry -- a lab until 2027-01-01\n${POOL}`,
    POOL.replace('28\n', '28 # mlb-lint-ignore pool/entry -- shared on purpose\n'),
    POOL.replace('addresses:', 'addresses: # mlb-lint-ignore pool/entry, lint/unused-ignore -- all of it'),
    POOL.replace('office', 'office\n  annotations: { mlb-lint/ignore: "pool/entry -- because" }'),
    POOL.replace('28\n', '28 # mlb-lint-ignore pool/entry\n'),
    POOL.replace('28\n', '28 # mlb-lint-ignore pool/enrty -- misspelt until 2020-01-01\n'),
  ],
  run: (input) => {
    const source = new Source('pool.yaml', input.toString());
    for (const { at, mentions, until } of suppressionsIn(source)) {
      demandSpan(spanOf(at));
      for (const { rule, at: place } of mentions) {
        const { start, end } = spanOf(place);
        demandSpan(spanOf(place));
        demand(source.text.slice(start, end) === rule, 'a mention stands where it is written');
      }
      holdsOn(until, '2026-06-15');
    }
    readSuppression(source.text);
  },
  inspect: (input) => {
    const text = input.toString();
    const kept = lintFiles({ 'pool.yaml': text }).filter(({ reported }) => reported.rule === 'pool/entry');
    const open = text.replaceAll('mlb-lint', 'xlb-lint');
    const all = lintFiles({ 'pool.yaml': open }).filter(({ reported }) => reported.rule === 'pool/entry');
    demand(kept.length <= all.length, 'a suppression adds nothing');
    const isReasoned = /mlb-lint[\s\S]*--[\s\S]*[\p{L}\p{N}]/u.test(text);
    demand(kept.length === all.length || isReasoned, 'nothing is silenced without a reason');
  },
};
