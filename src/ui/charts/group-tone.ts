/** The three bands of a scale, low to high: detractor, passive, promoter; dissatisfied, neutral, satisfied; difficult, neutral, easy. */
export type GroupTone = "low" | "middle" | "high";

/** The colour of a band's marks. */
export const GROUP_MARK: Record<GroupTone, string> = {
  low: "var(--color-worse-mark)",
  middle: "var(--color-same-mark)",
  high: "var(--color-better-mark)",
};

/** The class of a band's words. */
export const GROUP_TEXT: Record<GroupTone, string> = {
  low: "text-worse",
  middle: "text-same",
  high: "text-better",
};

/** A band with its words: "224" "detractors" "17.4%". */
export interface ScoreBand {
  tone: GroupTone;
  name: string;
  count: number;
  countText: string;
  shareText: string;
  /** Where these answers are listed. */
  href?: string;
}
