import { main } from '../../src/cli/main.ts';

/** What a run of the program gave. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in this process, on a terminal of 100 columns without colors. */
export async function run(
  args: readonly string[],
  { cwd = process.cwd(), color = false, debug = false } = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const print = (text: string) => {
    out += text;
  };
  const say = (line: string) => {
    err += `${line}\n`;
  };
  const status = await main(args, { cwd, color, width: 100, print, say }, debug);
  return { status, out, err };
}
