const codes = {
  error: '1;31',
  warning: '1;33',
  info: '1;36',
  strong: '1',
  gutter: '34',
  related: '36',
  help: '1;32',
  good: '32',
  faint: '2',
} as const;

/** Gives text a meaning that a terminal shows as a color. */
export type Paint = (style: keyof typeof codes, text: string) => string;

/** Paints with a terminal's colors, or leaves text as it is. */
export function paintWith(color: boolean): Paint {
  return (style, text) => (color && text !== '' ? `\u001b[${codes[style]}m${text}\u001b[0m` : text);
}
