import type { Upgrade } from '../../review/upgrade.ts';
import { jsonText } from '../escape.ts';
import { upgradeMarkdown } from './markdown.ts';
import { upgradeText } from './text.ts';

/** How an upgrade is written: by format, with colors or without. */
type UpgradeReporter = (upgrade: Upgrade, color: boolean) => string;

/** The forms of an upgrade, by the names of `--format`. */
export const upgradeReporters = {
  text: upgradeText,
  json: (upgrade) => `${jsonText(upgrade, 2)}\n`,
  markdown: upgradeMarkdown,
} as const satisfies Readonly<Record<string, UpgradeReporter>>;
