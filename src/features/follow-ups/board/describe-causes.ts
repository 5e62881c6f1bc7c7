import type { FollowUpCauses } from "@/db/queries/follow-ups/read-follow-up-causes";
import type { Cause } from "@/domain/follow-up/causes";
import { formatNumber } from "@/domain/metrics/display";
import type { BoardWords } from "@/features/follow-ups/board/describe-row";

/** The causes of some days in words. */
export interface CausesView {
  /** "39 with a cause, 12 closed without one." */
  readonly lead: string;
  readonly rows: readonly {
    readonly cause: Cause;
    readonly name: string;
    readonly count: string;
    readonly share: string;
    /** "between 22% and 59%". */
    readonly sure: string;
    /** To the follow-ups counted; null for who may not read them. */
    readonly href: string | null;
  }[];
}

/** Says which causes were noted, how often, and what share of all that were noted each is. */
export function describeCauses(
  { causes, noted, without }: FollowUpCauses,
  { t, locale }: Pick<BoardWords, "t" | "locale">,
  hrefOf: (cause: Cause) => string | null,
): CausesView {
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(value / 100);
  return {
    lead: t("why.lead", { noted, without }),
    rows: causes.map(({ cause, count, share }) => ({
      cause,
      name: t(`causes.${cause}`),
      count: formatNumber(count, { locale }),
      share: share.value === null ? "—" : percent(share.value),
      sure:
        share.interval === null
          ? ""
          : t("numbers.between", { low: percent(share.interval.low), high: percent(share.interval.high) }),
      href: hrefOf(cause),
    })),
  };
}
