/** One measured thing beside its baseline of the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly name: string; readonly value: number };
  /** Value over baseline. */
  readonly ratio?: number;
  /** What the ratio (or, without a baseline, the value) should keep to; a bench reports, it never fails. */
  readonly target?: { readonly atLeast?: number; readonly atMost?: number };
}

/** A figure with its ratio to a baseline. */
export function compared(
  name: string,
  value: number,
  unit: string,
  baseline: { name: string; value: number },
  target?: Figure["target"],
): Figure {
  return { name, value, unit, baseline, ratio: value / baseline.value, ...(target ? { target } : {}) };
}

/** The figures as a table for people. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${number(figure.value)} ${figure.unit}`,
    figure.baseline ? `${figure.baseline.name}: ${number(figure.baseline.value)}` : "",
    figure.ratio === undefined ? "" : `${number(figure.ratio)} ×`,
    verdict(figure),
  ]);
  const all = [["figure", "value", "baseline of this run", "ratio", "target"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function verdict({ value, ratio, target }: Figure): string {
  if (!target) return "reported";
  const measured = ratio ?? value;
  const { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY } = target;
  const words = target.atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
  return `${words}: ${measured >= atLeast && measured <= atMost ? "holds" : "MISSED"}`;
}

function number(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toPrecision(3);
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
