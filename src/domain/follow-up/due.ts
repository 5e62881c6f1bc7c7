import { addDays, startOfDay, weekday } from "@/domain/calendar/day";
import type { AnswerReason, Verdict } from "@/domain/follow-up/judge-answer";
import type { FollowUpRules } from "@/domain/follow-up/rules";
import type { Clock } from "@/domain/metrics/clock";

const HOUR_MS = 3_600_000;

/** When something is due: so many hours of the calendar after `from`; by the clock without one, or where it never opens. */
export function dueAfter(from: Date, hours: number, calendar: Clock | null): Date {
  const due = calendar?.addMinutes(from.getTime(), hours * 60) ?? from.getTime() + hours * HOUR_MS;
  return new Date(due);
}

/** The hours a verdict leaves: those of the reason that leaves least. */
export function hoursFor(
  { reasons, chosenHours }: Pick<Verdict, "reasons" | "chosenHours">,
  rules: FollowUpRules,
): number {
  return Math.min(
    ...reasons.map((reason) => (reason === "option_chosen" ? (chosenHours ?? Infinity) : hoursOf(reason, rules))),
  );
}

function hoursOf(reason: Exclude<AnswerReason, "option_chosen">, rules: FollowUpRules): number {
  if (reason === "contact_asked") return rules.contactAsked.dueHours;
  if (reason === "risk_word") return rules.riskWords.dueHours;
  return reason === "nps_batch" ? rules.npsBatch.dueHours : rules.lowScore.dueHours;
}

/** The local day the batch of an answer comes: the first day of the week after it. `weekStart` is ISO, 1 Monday … 7 Sunday. */
export function batchDayOf(day: string, weekStart: number): string {
  return addDays(day, (weekStart - weekday(day) + 7) % 7 || 7);
}

/** From when on an answer of a day is open: at once, or when its batch comes. */
export function opensAt(kind: AnswerReason, now: Date, day: string, week: { zone: string; weekStart: number }): Date {
  if (kind !== "nps_batch") return now;
  return startOfDay(batchDayOf(day, week.weekStart), week.zone);
}
