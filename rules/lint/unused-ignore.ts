import type { UnusedIgnore } from '../../src/lint/ignores.ts';
import type { IgnoreRule } from '../../src/lint/rule.ts';

export const unusedIgnore: IgnoreRule = {
  name: 'lint/unused-ignore',
  summary: 'A suppression that suppresses nothing',
  severity: 'warning',
  since: '0.1.0',
  evidence: ['A suppression that outlives its reason hides the next fault in its place'],
  *checkIgnores(unused) {
    for (const ignore of unused) yield { at: ignore.at, ...wordsOf(ignore), blamed: ignore.rule };
  },
};

function wordsOf({ reason, rule, meant, until }: UnusedIgnore): { readonly message: string; readonly help: string } {
  switch (reason) {
    case 'nothing':
      return { message: `There is no "${rule}" here to suppress`, help: 'Remove the suppression.' };
    case 'no-rule':
      return {
        message: 'A suppression that names no rule suppresses nothing',
        help: 'Name the rule: "mlb-lint-ignore RULE -- reason".',
      };
    case 'unknown-rule': {
      const help = meant === undefined ? 'The rules are listed by "mlb-lint rules".' : `Did you mean "${meant}"?`;
      return { message: `No rule is called "${rule}", so nothing is suppressed`, help };
    }
    case 'no-reason':
      return {
        message: `The suppression of "${rule}" gives no reason, and without one it suppresses nothing`,
        help: `Say why: "mlb-lint-ignore ${rule} -- reason".`,
      };
    case 'lapsed':
      return {
        message: `The suppression of "${rule}" has lapsed${until === undefined ? '' : `: it held until ${until}`}`,
        help: 'Repair what it hid, or give it a new date.',
      };
  }
}
