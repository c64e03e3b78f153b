/** A place in a square of 16 by 16, from its upper left corner. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** The side of the square that 256 prefixes fill. */
export const CURVE_SIDE = 16;

/**
 * Where the prefix of this place in the order of addresses lies on Hilbert's curve, so that prefixes which share a
 * longer prefix are squares of 2, 4 or 8. From 0 to 255.
 */
export function placeOf(index: number): Place {
  let column = 0;
  let row = 0;
  let rest = index;
  for (let side = 1; side < CURVE_SIDE; side *= 2) {
    const right = 1 & (rest >> 1);
    const down = 1 & (rest ^ right);
    if (down === 0) {
      if (right === 1) [column, row] = [side - 1 - column, side - 1 - row];
      [column, row] = [row, column];
    }
    column += side * right;
    row += side * down;
    rest >>= 2;
  }
  return { column, row };
}

/** Which prefix lies at a place: the inverse of the above, by row and column. */
export const CURVE_ROWS: readonly (readonly number[])[] = rowsOfCurve();

function rowsOfCurve(): readonly (readonly number[])[] {
  const rows = Array.from({ length: CURVE_SIDE }, () => Array.from({ length: CURVE_SIDE }, () => 0));
  for (let index = 0; index < CURVE_SIDE * CURVE_SIDE; index++) {
    const { column, row } = placeOf(index);
    rows[row]?.splice(column, 1, index);
  }
  return rows;
}
