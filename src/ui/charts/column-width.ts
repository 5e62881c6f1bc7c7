/** Letters are about so wide on average, digits a little wider than this; in widths of a zero. */
const LETTER = 0.95;

/**
 * How wide a column must be for its head and its longest text to stand on one line, as CSS. `least` and `headRoom` (the room
 * beside the head, so that the axis' last mark keeps its distance) are in rem.
 */
export function columnWidth(
  head: string,
  texts: readonly string[],
  { least, headRoom }: { least: number; headRoom: number },
): string {
  const longest = Math.max(0, ...texts.map((text) => text.length));
  return `max(${least}rem, ${(longest * LETTER).toFixed(1)}ch + 0.75rem, ${(head.length * LETTER).toFixed(1)}ch + ${headRoom}rem)`;
}
