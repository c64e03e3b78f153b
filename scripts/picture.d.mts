/** The SVG picture of a terminal in which a command printed a text with ANSI colors. */
export function picture(command: string, text: string): string;
