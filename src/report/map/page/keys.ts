/** A place in a picture by its column and row. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Where a key leads in rows of marks: arrows to the neighbor, Home and End along the row, Page Up and Page Down along
 * the column. Undefined for other keys, and at the edge.
 */
export function moveIn<T>(rows: readonly (readonly T[])[], { x, y }: Place, key: string): T | undefined {
  const last = (rows[y]?.length ?? 0) - 1;
  switch (key) {
    case 'ArrowLeft':
      return x > 0 ? rows[y]?.[x - 1] : rows[y - 1]?.at(-1);
    case 'ArrowRight':
      return x < last ? rows[y]?.[x + 1] : rows[y + 1]?.[0];
    case 'ArrowUp':
      return rows[y - 1]?.[x];
    case 'ArrowDown':
      return rows[y + 1]?.[x];
    case 'Home':
      return rows[y]?.[0];
    case 'End':
      return rows[y]?.[last];
    case 'PageUp':
      return rows[0]?.[x];
    case 'PageDown':
      return rows.findLast((row) => row[x] !== undefined)?.[x];
    default:
      return undefined;
  }
}
