import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import type { FollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { formatNumber, formatValue } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import { isScaleId, SCALES } from "@/domain/metrics/scale";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import { sayInstant } from "@/platform/i18n/say-days";

/** How following up goes, and whom to call. */
export interface UnhappyView {
  readonly all: string;
  /** Whose they are, where the rest of the page is of some alone. */
  readonly whose: string;
  /** A figure with what it counts, and the list of just those; null where there is none. */
  readonly lines: readonly {
    readonly figure: string;
    readonly text: string;
    readonly late: boolean;
    readonly href: string | null;
  }[];
  /** Those who are due first, the longest overdue before all others. */
  readonly first: readonly {
    readonly id: string;
    readonly href: string;
    readonly who: string;
    readonly words: string;
    readonly due: string;
    readonly late: boolean;
  }[];
}

/** Says the follow-ups of the page; single ones only to who may read answers. */
export function describeUnhappy(
  { overview: t, metrics, locale }: OverviewWords,
  numbers: FollowUpNumbers,
  due: readonly ListedFollowUp[],
  context: {
    readonly workspacePath: string;
    readonly zone: string;
    readonly mayRead: boolean;
    readonly now: Date;
    /** The page is of some alone; of everybody where it is left out. */
    readonly narrowed?: boolean;
  },
): UnhappyView {
  const { workspacePath, zone, mayRead, now, narrowed = false } = context;
  const count = (n: number) => formatNumber(n, { locale });
  const share = ({ value, n, interval }: Reading, message: "unhappy.inTime" | "unhappy.recovered") => {
    if (value === null) return [];
    const print = (end: number) => formatNumber(end, { locale });
    const between =
      interval === null ? "" : `(${t("tile.to", { low: print(interval.low), high: print(interval.high) })})`;
    const part = Math.round((value * n) / 100);
    const figure = n < 10 ? metrics("counts.part", { k: part, n }) : formatValue(value, "percent", { locale });
    return [{ figure, text: t(message, { between: n < 10 ? "" : between }).trim(), late: false, href: null }];
  };
  const { open, overdue } = numbers;
  const listOf = (tab: "open" | "overdue", n: number) =>
    mayRead && n > 0 ? `${workspacePath}/feedback?tab=${tab}` : null;
  return {
    all: `${workspacePath}/feedback`,
    whose: narrowed ? t("unhappy.everybodys") : "",
    lines: [
      { figure: count(open), text: t("unhappy.open", { n: open }), late: false, href: listOf("open", open) },
      ...(overdue > 0
        ? [{ figure: count(overdue), text: t("unhappy.overdue"), late: true, href: listOf("overdue", overdue) }]
        : []),
      ...share(numbers.closedInTime, "unhappy.inTime"),
      ...share(numbers.recovered, "unhappy.recovered"),
    ],
    first: mayRead
      ? due.map((one) => {
          const late = one.dueAt !== null && one.dueAt < now;
          const when = one.dueAt === null ? "" : sayInstant(one.dueAt, zone, locale);
          return {
            id: one.id,
            href: `${workspacePath}/feedback?open=${one.id}`,
            who: one.customer?.name || one.customer?.email || one.customer?.externalId || t("unhappy.someone"),
            words: one.comment ?? sayWhy(t, one),
            due: when === "" ? "" : t(late ? "unhappy.late" : "unhappy.due", { when }),
            late,
          };
        })
      : [],
  };
}

/** Why somebody who wrote nothing is on the list: "low score: 2 of 5". */
function sayWhy(t: OverviewWords["overview"], { kind, scale, score }: ListedFollowUp): string {
  const why = t(`unhappy.why.${kind}`);
  const most = scale !== null && isScaleId(scale) ? SCALES[scale].max : null;
  return score === null || most === null ? why : t("unhappy.scored", { why, score, most });
}
