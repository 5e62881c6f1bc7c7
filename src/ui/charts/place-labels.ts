/** A stretch of a row that a label fills, in pixels. */
export interface LabelSpan {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

export interface PlacedLabel {
  readonly row: number;
  /** Which end of the text is held at its mark: it runs towards the other side. */
  readonly anchor: "start" | "end";
}

interface Mark {
  readonly x: number;
  readonly width: number;
}

/** Air between two labels of a row, and between a label and another's upright. */
const GAP = 8;

/**
 * Lays labels of marks into `rows` rows above a chart, as many as find room: none lies on another, on what is `taken`, past the
 * ends, or on the upright that leads to a higher label. Null for one without room: its mark stands alone. Tries all ways, so
 * it is for a handful of marks.
 */
export function placeLabels(
  marks: readonly Mark[],
  room: { readonly from: number; readonly to: number; readonly rows: number },
  taken: readonly LabelSpan[] = [],
): (PlacedLabel | null)[] {
  const ways = Array.from({ length: room.rows }, (_, row) => [
    { row, anchor: "end" } as const,
    { row, anchor: "start" } as const,
  ]).flat();
  const fits = (mark: Mark, way: PlacedLabel) => {
    const { from, to } = spanOf(mark, way);
    return from >= room.from && to <= room.to && !taken.some((span) => overlap(span, { row: way.row, from, to }));
  };
  let best: (PlacedLabel | null)[] = marks.map(() => null);
  const placeNext = (placed: readonly (PlacedLabel | null)[]) => {
    const mark = marks[placed.length];
    if (mark === undefined) {
      if (count(placed) > count(best)) best = [...placed];
      return;
    }
    if (count(placed) + marks.length - placed.length <= count(best)) return;
    for (const way of ways) {
      const clear = placed.every((other, i) => {
        const neighbour = marks[i];
        return other === null || neighbour === undefined || apart([mark, way], [neighbour, other]);
      });
      if (clear && fits(mark, way)) placeNext([...placed, way]);
    }
    placeNext([...placed, null]);
  };
  placeNext([]);
  return best;
}

const count = (placed: readonly (PlacedLabel | null)[]) => placed.filter((one) => one !== null).length;

function spanOf({ x, width }: Mark, { row, anchor }: PlacedLabel): LabelSpan {
  return anchor === "start" ? { row, from: x, to: x + width } : { row, from: x - width, to: x };
}

function overlap(a: LabelSpan, b: LabelSpan): boolean {
  return a.row === b.row && a.from < b.to + GAP && b.from < a.to + GAP;
}

function apart(a: [Mark, PlacedLabel], b: [Mark, PlacedLabel]): boolean {
  if (overlap(spanOf(...a), spanOf(...b))) return false;
  const [high, low] = a[1].row > b[1].row ? [a, b] : [b, a];
  const below = spanOf(...low);
  return high[1].row === low[1].row || high[0].x < below.from - GAP / 2 || high[0].x > below.to + GAP / 2;
}
