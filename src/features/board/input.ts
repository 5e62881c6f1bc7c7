import { z } from "zod";
import { PACK_SECTIONS } from "@/domain/board/pack-document";
import { addDays, countDays, isDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { MINIMUM_GROUP } from "@/domain/metrics/minimum-group";
import { readWholeNumber } from "@/domain/typed/read-number";
import { type PackOptions, packOptions } from "@/features/board/pack-options";
import { APP_LOCALES } from "@/platform/i18n/locale";

export const PERIODS = ["last_month", "last_quarter", "last_year", "custom"] as const;
const MOST_DAYS = 3 * 366;

/** What a form sent, before anything of it is believed; `fault` names the message. */
type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: Record<string, Fault> };
export type Fault = "days" | "surveys" | "sections" | "minimum" | "choice" | "recipients";

const on = (form: FormData, name: string) => form.get(name) === "on";
const text = (form: FormData, name: string) => String(form.get(name) ?? "");

/** What a pack is made of, as both forms say it. */
export function readChoices(form: FormData): Read<{ options: PackOptions; locale: (typeof APP_LOCALES)[number] }> {
  const errors: Record<string, Fault> = {};
  const follow = text(form, "follow");
  const surveys = follow === "some" ? form.getAll("surveys").map(String) : null;
  if (surveys !== null && !z.array(z.uuid()).min(1).max(100).safeParse(surveys).success) errors.surveys = "surveys";
  const sections = PACK_SECTIONS.filter((name) => form.getAll("sections").includes(name));
  if (sections.length === 0) errors.sections = "sections";
  const minimum = readWholeNumber(text(form, "minimum")) ?? Number.NaN;
  if (!(minimum >= MINIMUM_GROUP && minimum <= 1_000)) errors.minimum = "minimum";
  const locale = APP_LOCALES.find((one) => one === text(form, "locale"));
  if (locale === undefined) errors.locale = "choice";
  const compare = text(form, "compare");
  const found = packOptions.safeParse({
    ...{ compare, surveys, sections, minimum, comments: on(form, "comments"), shared: on(form, "shared") },
  });
  if (!found.success && Object.keys(errors).length === 0) errors.compare = "choice";
  if (!found.success || locale === undefined || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { options: found.data, locale } };
}

/** The days of a pack: a named period that is over, or two days. `today` is the workspace's local day. */
export function readPackDays(
  form: FormData,
  { today, fiscalYearStart }: { readonly today: string; readonly fiscalYearStart: number },
): Read<{ readonly from: string; readonly to: string }> {
  const period = PERIODS.find((one) => one === text(form, "period"));
  if (period === undefined) return { ok: false, errors: { period: "choice" } };
  if (period !== "custom") {
    const interval = ({ last_month: "month", last_quarter: "quarter", last_year: "year" } as const)[period];
    return { ok: true, value: lastPeriod(today, interval, fiscalYearStart) };
  }
  const [from, to] = [text(form, "from"), text(form, "to")];
  const days =
    isDay(from) && isDay(to) && from <= to && from >= "1970" && to < "2200" && countDays(from, to) <= MOST_DAYS;
  return days ? { ok: true, value: { from, to } } : { ok: false, errors: { from: "days" } };
}

/** The last month, quarter or year that is over. */
export function lastPeriod(today: string, interval: "month" | "quarter" | "year", fiscalYearStart: number) {
  const options = { fiscalYearStart };
  const { start, end } = periodOf(addDays(periodOf(today, interval, options).start, -1), interval, options);
  return { from: start, to: end };
}

const schedule = z.object({
  cadence: z.enum(["monthly", "quarterly", "off"]),
  monthDay: z.coerce.number().int().min(1).max(28),
  hour: z.coerce.number().int().min(0).max(23),
});

export type ScheduleWishes = z.infer<typeof schedule> & { readonly recipients: readonly string[] };

/** When packs are made by the calendar, and who gets them. */
export function readSchedule(form: FormData): Read<ScheduleWishes> {
  const given = schedule.safeParse(Object.fromEntries(form));
  const recipients = z.array(z.uuid()).max(200).safeParse(form.getAll("recipients"));
  const errors: Record<string, Fault> = {};
  for (const issue of given.error?.issues ?? []) errors[String(issue.path[0])] = "choice";
  if (!recipients.success) errors.recipients = "choice";
  if (given.success && given.data.cadence !== "off" && recipients.data?.length === 0) errors.recipients = "recipients";
  if (!given.success || !recipients.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, value: { ...given.data, recipients: recipients.data } };
}
