import { readPackageFile } from '../files/package-file.ts';
import type { RuleFacts } from '../lint/rule-facts.ts';
import { didYouMean } from '../text/nearest.ts';
import { rules } from './rules.ts';
import { UsageError } from './usage-error.ts';

/** A rule and its page. */
export interface Explanation extends RuleFacts {
  /** Its documentation as Markdown: why, bad and good examples, edge cases, when it is fine. */
  readonly page: string;
}

/** Explains one rule by its name, `family/rule`. Throws UsageError where there is none of that name. */
export async function explain({ rule }: { readonly rule: string }): Promise<Explanation> {
  const { rules: known } = await rules();
  const found = known.find(({ name }) => name === rule);
  if (found === undefined)
    throw new UsageError(
      `unknown rule "${rule}"${didYouMean(
        rule,
        known.map(({ name }) => name),
      )}`,
    );
  return { ...found, page: readPackageFile(`rules/${found.name}.md`) };
}
