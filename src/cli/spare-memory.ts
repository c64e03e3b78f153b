import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 look for garbage when it holds a little more than twice what it held after it last did; by itself it waits for up
 * to four times as much, and a million files or ten thousand findings would take twice their memory. Only where the flag is
 * known to be there: a V8 that lacks it complains. `version` is Node's.
 */
export function spareMemory(version: string): void {
  const major = Number.parseInt(version, 10);
  if (major >= OLDEST && major <= NEWEST) setFlagsFromString('--heap-growing-percent=120');
}

const OLDEST = 20;
const NEWEST = 24;
