import {
  type BusinessCalendar,
  compileCalendar,
  type OpeningWindow,
  type Weekday,
} from "@/domain/calendar/business-calendar";
import { addBusinessMinutes } from "@/domain/calendar/business-time";
import { isDay } from "@/domain/calendar/day";
import { isZone } from "@/domain/calendar/zone";
import { westernNumerals } from "@/domain/typed/read-number";

export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A calendar as people write it: hours of a day in one line, one holiday or special day a line. */
export interface CalendarText {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<Weekday, string>>;
  /** "2026-12-25 Christmas": what stands behind the day is kept as its name. */
  readonly holidays: string;
  /** "2026-12-24 9–12": these hours instead of the week's; without hours closed. */
  readonly special: string;
}

/** A calendar with the names of its holidays, which count for nothing. */
export interface CalendarDocument extends BusinessCalendar {
  readonly holidayNames?: Readonly<Record<string, string>>;
}

/** What is wrong, in which field, and what was written there. */
export interface CalendarFault {
  readonly field: "timeZone" | "holidays" | "special" | "week" | Weekday;
  /** zone: unknown · hours: unreadable · order: ends before it begins · overlap · day: no such day · twice · many · never: never open. */
  readonly code: "zone" | "hours" | "order" | "overlap" | "day" | "twice" | "many" | "never";
  readonly text: string;
  /** Of a field of several lines, from 1. */
  readonly line?: number;
}

const MOST_LINES = 1_000;
const LONGEST_NAME = 80;

/**
 * Reads a calendar that somebody wrote. All that is wrong is said, not only the first. Blocks of a day may touch, not overlap;
 * a calendar that never opens from `now` (milliseconds since 1970) on is refused, as no promise could ever be due by it.
 */
export function readCalendar(
  text: CalendarText,
  now: number,
): { readonly calendar: CalendarDocument } | { readonly faults: readonly CalendarFault[] } {
  const faults: CalendarFault[] = [];
  const fault = (field: CalendarFault["field"], code: CalendarFault["code"], written: string, line?: number) =>
    void faults.push({ field, code, text: written.trim(), ...(line === undefined ? {} : { line }) });
  const timeZone = text.timeZone.trim();
  if (!isZone(timeZone)) fault("timeZone", "zone", timeZone);
  const weekly: Partial<Record<Weekday, readonly OpeningWindow[]>> = {};
  for (const day of WEEKDAYS) {
    const read = readHours(text.weekly[day]);
    if ("code" in read) fault(day, read.code, read.text);
    else if (read.windows.length > 0) weekly[day] = read.windows;
  }
  const holidayNames: Record<string, string> = {};
  const holidays = new Set<string>();
  for (const { line, written } of linesOf(text.holidays)) {
    const { day, rest } = readDay(written);
    if (day === null) fault("holidays", "day", written, line);
    else holidays.add(day);
    if (day !== null && rest !== "") holidayNames[day] = rest.slice(0, LONGEST_NAME);
  }
  const special: Record<string, readonly OpeningWindow[]> = {};
  for (const { line, written } of linesOf(text.special)) {
    const { day, rest } = readDay(written);
    const read = readHours(rest);
    if (day === null) fault("special", "day", written, line);
    else if (special[day] !== undefined) fault("special", "twice", day, line);
    else if ("code" in read) fault("special", read.code, read.text, line);
    else special[day] = read.windows;
  }
  for (const field of ["holidays", "special"] as const)
    if (linesOf(text[field]).length > MOST_LINES) fault(field, "many", String(MOST_LINES));
  if (faults.length > 0) return { faults };
  const calendar: CalendarDocument = {
    timeZone,
    weekly,
    holidays: [...holidays].sort(),
    special,
    ...(Object.keys(holidayNames).length > 0 ? { holidayNames } : {}),
  };
  if (addBusinessMinutes(compileCalendar(calendar), now, 1) === null)
    return { faults: [{ field: "week", code: "never", text: "" }] };
  return { calendar };
}

/** A calendar as `readCalendar` reads it: reading what was written gives the same calendar. */
export function writeCalendar({
  timeZone,
  weekly,
  holidays = [],
  special = {},
  holidayNames = {},
}: CalendarDocument): CalendarText {
  const of = (day: Weekday) => writeHours(weekly[day] ?? []);
  return {
    timeZone,
    weekly: {
      mon: of("mon"),
      tue: of("tue"),
      wed: of("wed"),
      thu: of("thu"),
      fri: of("fri"),
      sat: of("sat"),
      sun: of("sun"),
    },
    holidays: holidays.map((day) => `${day} ${holidayNames[day] ?? ""}`.trim()).join("\n"),
    special: Object.entries(special)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([day, windows]) => `${day} ${writeHours(windows)}`.trim())
      .join("\n"),
  };
}

/** "09:00–12:30, 13:30–17:00"; nothing for a closed day. */
export function writeHours(windows: readonly OpeningWindow[]): string {
  return windows.map(([from, to]) => `${from}–${to}`).join(", ");
}

type Hours =
  | { readonly windows: readonly OpeningWindow[] }
  | { readonly code: "hours" | "order" | "overlap"; readonly text: string };

/** "9–12:30, 13:30 to 17" as blocks in their order. */
function readHours(text: string): Hours {
  const windows: OpeningWindow[] = [];
  for (const block of text.split(/[,;،؛]|\s(?=\d{1,2}[^,;]*[-–—][^,;]*\d)/).filter((part) => part.trim() !== "")) {
    const match = /^\s*([\d:.]+)\s*(?:-|–|—|to|bis|إلى)\s*([\d:.]+)\s*$/i.exec(westernNumerals(block));
    const [from, to] = [readTime(match?.[1]), readTime(match?.[2])];
    if (from === null || to === null) return { code: "hours", text: block };
    if (from >= to) return { code: "order", text: block };
    windows.push([from, to]);
  }
  windows.sort(([a], [b]) => (a < b ? -1 : 1));
  const overlapping = windows.find(([from], i) => i > 0 && from < (windows[i - 1]?.[1] ?? ""));
  if (overlapping !== undefined) return { code: "overlap", text: writeHours([overlapping]) };
  return { windows };
}

/** "9", "9:30", "09.30" and "24:00" as HH:MM; null for no time. */
function readTime(text: string | undefined): string | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text ?? "");
  if (match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

/** The day a line begins with, as 2026-12-25 or 25.12.2026, and what stands behind it. */
function readDay(line: string): { readonly day: string | null; readonly rest: string } {
  const [, written = "", rest = ""] = /^\s*([\d.-]+)\s*[:,;]?\s*(.*)$/.exec(westernNumerals(line)) ?? [];
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(written) ?? [];
  const day = year === undefined ? written : `${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`;
  return { day: isDay(day) && day >= "1970-01-01" && day < "2200-01-01" ? day : null, rest: rest.trim() };
}

function linesOf(text: string): { readonly line: number; readonly written: string }[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((written, i) => ({ line: i + 1, written }))
    .filter(({ written }) => written.trim() !== "");
}
