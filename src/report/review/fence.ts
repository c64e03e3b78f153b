/** The line that opens a block of code in Markdown, and the one that ends it. */
export interface Fence {
  readonly open: string;
  readonly close: string;
}

/** A fence that is longer than any in these texts, so that none of them can end it; `language` colors the block. */
export function fenceAround(texts: readonly string[], language: string): Fence {
  const longest = texts.reduce((most, text) => Math.max(most, longestRun(text)), 2);
  const fence = '`'.repeat(longest + 1);
  return { open: `${fence}${language}\n`, close: `${fence}\n` };
}

function longestRun(text: string): number {
  let most = 0;
  for (const [run] of text.matchAll(/`+/g)) most = Math.max(most, run.length);
  return most;
}
