import type { SiteRule } from '../../src/lint/rule.ts';

export const syntax: SiteRule = {
  name: 'yaml/syntax',
  summary: 'A file does not parse as YAML, or a key stands twice in one mapping',
  severity: 'error',
  since: '0.1.0',
  evidence: ['YAML 1.2.2, section 3.2.1.1: the keys of a mapping are unique; kubectl refuses what does not parse'],
  *check(site) {
    for (const { message, at } of site.syntax) {
      if (at !== undefined) yield { at, message };
    }
  },
};
