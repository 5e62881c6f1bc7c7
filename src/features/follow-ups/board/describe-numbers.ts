import type { FollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { formatMinutes, formatNumber } from "@/domain/metrics/display";
import type { Reading } from "@/domain/metrics/reading";
import type { BoardWords } from "@/features/follow-ups/board/describe-row";

/** One number at the top of the board, in words. */
export interface NumberView {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  /** "between 60 % and 80 %, of 40 closed". */
  readonly small: string | null;
  readonly hint: string | null;
  /** The list of just those that it counts; null where there is none. */
  readonly href: string | null;
}

/** Says how following up goes: counts of now, shares with their intervals, the median time to the first contact. */
export function describeNumbers(
  numbers: FollowUpNumbers,
  { t, locale }: Pick<BoardWords, "t" | "locale">,
  /** Where open ones are listed, for who may read them. */
  listOf: (tab: "open" | "overdue") => string | null = () => null,
): NumberView[] {
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(value / 100);
  const said = (reading: Reading, say: (value: number) => string, of: string) => ({
    value: reading.value === null ? t("numbers.none") : say(reading.value),
    small: reading.value === null ? null : [between(reading, say, t), of].filter((text) => text !== null).join(", "),
  });
  const { closedInTime, recovered, firstContact } = numbers;
  const count = (value: number) => formatNumber(value, { locale });
  return [
    ...(["open", "overdue"] as const).map((key) => ({
      ...{ key, label: t(`numbers.${key}`), value: count(numbers[key]), small: null, hint: null },
      href: numbers[key] === 0 ? null : listOf(key),
    })),
    {
      key: "inTime",
      label: t("numbers.inTime"),
      ...said(closedInTime, percent, t("numbers.of", { n: closedInTime.n })),
      ...{ hint: null, href: null },
    },
    {
      key: "recovered",
      label: t("numbers.recovered"),
      ...said(recovered, percent, t("numbers.ofClosed", { n: recovered.n })),
      ...{ hint: t("numbers.recoveredHint"), href: null },
    },
    {
      key: "contact",
      label: t("numbers.contact"),
      ...said(
        firstContact,
        (minutes) => formatMinutes(minutes, locale),
        t("numbers.ofContacted", { n: firstContact.n }),
      ),
      ...{ hint: null, href: null },
    },
  ];
}

function between({ interval }: Reading, say: (value: number) => string, t: BoardWords["t"]): string | null {
  if (interval === null) return null;
  const [low, high] = [say(interval.low), say(interval.high)];
  return low === high ? null : t("numbers.between", { low, high });
}
