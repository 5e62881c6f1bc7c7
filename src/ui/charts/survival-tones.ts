/** How a curve looks; better, worse and same are the groups of a score, the others name no judgement. */
export type CurveTone = "better" | "same" | "worse" | "quiet" | "one" | "two" | "three" | "four";

/** Colour, words and dash of each: never by colour alone. */
export const TONES: Readonly<Record<CurveTone, { mark: string; text: string; dash?: string }>> = {
  better: { mark: "var(--color-better-mark)", text: "var(--color-better)" },
  same: { mark: "var(--color-same-mark)", text: "var(--color-muted-foreground)", dash: "8 3" },
  worse: { mark: "var(--color-worse-mark)", text: "var(--color-worse)", dash: "6 2 2 2" },
  quiet: { mark: "var(--color-chart-4)", text: "var(--color-chart-4)", dash: "4 3" },
  one: { mark: "var(--color-chart-1)", text: "var(--color-chart-1)" },
  two: { mark: "var(--color-chart-4)", text: "var(--color-chart-4)", dash: "6 3" },
  three: { mark: "var(--color-chart-5)", text: "var(--color-chart-5)", dash: "2 2" },
  four: { mark: "var(--color-chart-6)", text: "var(--color-muted-foreground)", dash: "8 2 2 2" },
};
