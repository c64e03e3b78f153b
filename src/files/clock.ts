/** Today in UTC as `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  // Not toISOString, for which V8 loads what it knows of time zones.
  return [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()].map(twoDigits).join('-');
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

/** Milliseconds since some moment of the past, which never go back. */
export function milliseconds(): number {
  // Not performance.now(), for which Node loads more than for this.
  return Number(process.hrtime.bigint()) / 1e6;
}

/** Tells how long phases of a run take. */
export interface Stopwatch {
  /** Ends a phase: its name and the milliseconds since the one before. */
  lap(name: string): void;
  /** The phases so far, as in `12 ms plan, 80 ms manifests`. */
  words(): string;
}

/** A stopwatch that runs from now on. */
export function stopwatch(): Stopwatch {
  let start = milliseconds();
  const laps: string[] = [];
  return {
    lap: (name) => {
      const now = milliseconds();
      laps.push(`${Math.round(now - start)} ms ${name}`);
      start = now;
    },
    words: () => laps.join(', '),
  };
}
