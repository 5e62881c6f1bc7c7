import { type CalendarDocument, type CalendarFault, readCalendar, WEEKDAYS } from "@/domain/calendar/read-calendar";
import type { Translator } from "@/platform/i18n/translator";

const LONGEST_NAME = 80;

/** Reads a calendar's form; what is wrong is said by field, with its line where a field has several. */
export function readCalendarForm(
  form: FormData,
  { t, now }: { readonly t: Translator<"promises">; readonly now: Date },
):
  | { readonly calendar: { readonly name: string; readonly document: CalendarDocument } }
  | { readonly errors: Readonly<Record<string, string>> } {
  const text = (name: string) => String(form.get(name) ?? "");
  const name = text("name").normalize("NFC").replace(/\s+/g, " ").trim();
  const errors: Record<string, string> = {};
  if (name === "") errors.name = t("errors.nameMissing");
  if (name.length > LONGEST_NAME) errors.name = t("errors.nameLong");
  const [mon, tue, wed, thu, fri, sat, sun] = WEEKDAYS.map(text);
  const weekly = {
    mon: mon ?? "",
    tue: tue ?? "",
    wed: wed ?? "",
    thu: thu ?? "",
    fri: fri ?? "",
    sat: sat ?? "",
    sun: sun ?? "",
  };
  const written = { timeZone: text("timeZone"), weekly, holidays: text("holidays"), special: text("special") };
  const read = readCalendar(written, now.getTime());
  if (!("faults" in read))
    return Object.keys(errors).length > 0 ? { errors } : { calendar: { name, document: read.calendar } };
  for (const fault of read.faults) {
    const said = sayFault(fault, t);
    const before = errors[fault.field];
    errors[fault.field] = before === undefined ? said : `${before} ${said}`;
  }
  return { errors };
}

function sayFault({ code, text, line }: CalendarFault, t: Translator<"promises">): string {
  const problem = t(`errors.${code}`, { text });
  return line === undefined ? problem : t("errors.line", { line, problem });
}
