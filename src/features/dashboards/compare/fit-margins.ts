import type { Margins } from "@/domain/metrics/rake";

/** Answers of one combination of values, by score. */
export interface Cell {
  readonly values: Readonly<Record<string, string>>;
  readonly n: number;
  readonly counts: readonly number[];
}

/** Known sizes of groups by dimension and value, in any unit: people, percent, parts of one. */
export type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Cells and margins that fit each other, so that weights can be found. */
export interface FittedMargins {
  readonly cells: readonly Cell[];
  readonly margins: Margins;
  /** Answers in these cells. */
  readonly n: number;
  readonly absent: readonly { readonly dimension: string; readonly value: string; readonly share: number }[];
  readonly collapsed: readonly string[];
}

/** Under this many answers a group is weighed together with the other small ones. */
const LEAST = 20;
/** What small groups are called together; no value of a dimension begins so. */
const TOGETHER = "\u0001together";

/**
 * Makes known shares fit what was answered: answers without a share are left out, groups that nobody answered from go and
 * the other shares grow to one, and where several groups are under 20 answers they count as one.
 */
export function fitMargins(cells: readonly Cell[], shares: Shares): FittedMargins {
  const dimensions = Object.keys(shares);
  let used = cells.filter(({ values }) => dimensions.every((name) => sizeOf(shares, name, values[name]) > 0));
  const absent: { dimension: string; value: string; share: number }[] = [];
  const collapsed: string[] = [];
  const margins: Record<string, Record<string, number>> = {};
  for (const name of dimensions) {
    const all = Object.entries(shares[name] ?? {}).filter(([, size]) => size > 0);
    const whole = sum(all.map(([, size]) => size));
    const given = new Map<string, number>();
    for (const { values, n } of used) given.set(values[name] ?? "", (given.get(values[name] ?? "") ?? 0) + n);
    for (const [value, size] of all)
      if (!given.has(value)) absent.push({ dimension: name, value, share: size / whole });
    const small = all.map(([value]) => value).filter((value) => (given.get(value) ?? LEAST) < LEAST);
    const together = new Set(small.length > 1 ? small : []);
    collapsed.push(...together);
    const groupOf = (value: string) => (together.has(value) ? TOGETHER : value);
    used = used.map((cell) => ({ ...cell, values: { ...cell.values, [name]: groupOf(cell.values[name] ?? "") } }));
    const present = all.filter(([value]) => given.has(value));
    const total = sum(present.map(([, size]) => size));
    const margin: Record<string, number> = {};
    for (const [value, size] of present) margin[groupOf(value)] = (margin[groupOf(value)] ?? 0) + size / total;
    margins[name] = margin;
  }
  const merged = mergeEqual(used);
  return { cells: merged, margins, n: sum(merged.map((cell) => cell.n)), absent, collapsed };
}

function sizeOf(shares: Shares, dimension: string, value: string | undefined): number {
  const known = shares[dimension];
  return value !== undefined && known && Object.hasOwn(known, value) ? (known[value] ?? 0) : 0;
}

function mergeEqual(cells: readonly Cell[]): Cell[] {
  const merged = new Map<string, Cell>();
  for (const cell of cells) {
    const key = JSON.stringify(Object.entries(cell.values).sort());
    const same = merged.get(key);
    const counts = same ? same.counts.map((count, score) => count + (cell.counts[score] ?? 0)) : cell.counts;
    merged.set(key, { ...cell, counts, n: cell.n + (same?.n ?? 0) });
  }
  return [...merged.values()];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
