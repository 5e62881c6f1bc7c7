import type { AlertRuleRow } from "@/db/queries/alerts/find-rule";
import { type JudgedNumber, judgeNumber, type Span } from "@/domain/alerts/judge-number";
import type { Period } from "@/domain/calendar/period";
import { adjustFamily, type Change, verdictOf } from "@/domain/metrics/change";
import { firstWeekOf } from "@/features/alerts/followed-weeks";
import type { AlertFigure, FollowedWeeks } from "@/features/alerts/number-reader";

/** A figure over days, both included. */
interface DatedFigure {
  readonly days: { readonly from: string; readonly to: string };
  readonly figure: AlertFigure;
}

/** How one followed number stands, and what is to be told of it. */
export interface RuleFinding extends Pick<AlertRuleRow, "weeks" | "judgedWeek" | "baselineFrom"> {
  readonly standing: NonNullable<AlertRuleRow["standing"]>;
  readonly out: {
    readonly rule: "drift" | "point" | "change";
    readonly direction: "up" | "down";
    /** The first day of the week in which the change began, and of that in which the number left its usual range. */
    readonly since: string;
    readonly leftOn: string;
    readonly before: DatedFigure;
    readonly after: DatedFigure;
    readonly change: Change;
  } | null;
}

/**
 * Judges many numbers by their weeks: each against its own usual range; those without one, together as one family, by the last
 * 28 days against the 28 before.
 */
export async function findFindings(
  rules: readonly Pick<AlertRuleRow, "baselineFrom">[],
  numbers: readonly (FollowedWeeks | null)[],
  weeks: readonly Period[],
): Promise<RuleFinding[]> {
  const judged = rules.map((rule, place) => {
    const number = numbers[place] ?? null;
    return number && judgeNumber(number.weeks, number.kind, Math.max(firstWeekOf(rule, weeks), number.comparableFrom));
  });
  const recent = await compareRecent(numbers, judged, weeks);
  const found: RuleFinding[] = [];
  for (const [place, one] of judged.entries()) {
    const number = numbers[place] ?? null;
    const baselineFrom = rules[place]?.baselineFrom ?? null;
    if (number === null || one === null) {
      found.push({ standing: "gone", weeks: 0, judgedWeek: null, baselineFrom, out: null });
      continue;
    }
    const judgedWeek = weeks.at(-1)?.end ?? null;
    const base = { weeks: one.chart.seen, judgedWeek, baselineFrom: baselineFrom ?? startOf(one, weeks) };
    const { chart, out } = one;
    if (one.start === null) found.push({ ...base, standing: "silent", out: null });
    else if (chart.baseline === null) {
      const change = recent.get(place) ?? null;
      found.push({ ...base, standing: change ? "out" : "young", out: change });
    } else if (out === null) found.push({ ...base, standing: "usual", out: null });
    else {
      const dates = { since: weeks[out.began]?.start ?? "", leftOn: weeks[out.left]?.start ?? "" };
      const { rule, direction } = out;
      found.push({
        ...base,
        standing: "out",
        out: { rule, direction, ...dates, ...(await compare(number, out, weeks)) },
      });
    }
  }
  return found;
}

/** The numbers without a usual range whose last 28 days clearly changed, corrected over all that are looked at so. */
async function compareRecent(
  numbers: readonly (FollowedWeeks | null)[],
  judged: readonly (JudgedNumber | null)[],
  weeks: readonly Period[],
): Promise<Map<number, NonNullable<RuleFinding["out"]>>> {
  const compared: { place: number; after: Span; told: Awaited<ReturnType<typeof compare>> }[] = [];
  for (const [place, one] of judged.entries()) {
    const number = numbers[place];
    if (!one?.recent || !number) continue;
    compared.push({ place, after: one.recent.after, told: await compare(number, one.recent, weeks) });
  }
  const adjusted = adjustFamily(compared.map(({ told }) => told.change.pValue));
  const clear = new Map<number, NonNullable<RuleFinding["out"]>>();
  for (const [i, { place, after, told }] of compared.entries()) {
    const { verdict } = verdictOf(told.change, adjusted[i] ?? null, "up");
    if (verdict !== "up" && verdict !== "down") continue;
    const since = weeks[after.first]?.start ?? "";
    clear.set(place, { rule: "change", direction: verdict, since, leftOn: since, ...told });
  }
  return clear;
}

async function compare(number: FollowedWeeks, spans: { before: Span; after: Span }, weeks: readonly Period[]) {
  const { before, after, change } = await number.compare(spans.before, spans.after);
  const days = ({ first, last }: Span) => ({ from: weeks[first]?.start ?? "", to: weeks[last]?.end ?? "" });
  return {
    before: { days: days(spans.before), figure: before },
    after: { days: days(spans.after), figure: after },
    change,
  };
}

function startOf({ start }: JudgedNumber, weeks: readonly Period[]): string | null {
  return start === null ? null : (weeks[start]?.start ?? null);
}
