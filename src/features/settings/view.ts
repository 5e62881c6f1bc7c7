import type { KeyScope, Role } from "@/db/scope";

/** A role as people read it: its name and what it may do. */
export const ROLE_WORDS: Record<Role, { name: string; may: string }> = {
  owner: { name: "Owner", may: "everything, and may delete the workspace" },
  admin: { name: "Admin", may: "everything but owners and deletion: members, keys, settings" },
  editor: { name: "Editor", may: "designs surveys, imports, works follow-ups" },
  analyst: { name: "Analyst", may: "reads all answers and exports" },
  viewer: { name: "Viewer", may: "reads dashboards only" },
};

/** What a key may do, as people read it. */
export const SCOPE_WORDS: Record<KeyScope, { name: string; may: string }> = {
  read: { name: "Read", may: "reads surveys, answers and numbers" },
  write: { name: "Write", may: "also makes and changes them" },
  admin: { name: "Admin", may: "also deletes" },
};

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** First days of a week to choose from: ISO numbers, 1 Monday … 7 Sunday. */
export const WEEK_STARTS = [1, 6, 7].map((value) => ({ value, label: WEEKDAYS[value - 1] ?? "" }));

/** First months of a fiscal year to choose from, 1 … 12. */
export const FISCAL_STARTS = MONTHS.map((label, index) => ({ value: index + 1, label }));

/** Lengths of the default range to choose from, in complete days. */
export const RANGES = [7, 14, 28, 90, 365].map((value) => ({ value, label: `The last ${value} complete days` }));

/** Languages to choose from, each in its own words. */
export const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "de", label: "Deutsch" },
  { value: "fr", label: "Français" },
  { value: "es", label: "Español" },
  { value: "ja", label: "日本語" },
  { value: "ar", label: "العربية" },
];

/** Zones to choose from: those this server knows, with `current` among them whatever its name. */
export function zoneChoices(current: string): string[] {
  return [...new Set([current, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}

/** A day as "5 May 2026", in a zone. */
export function dayWords(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: zone }).format(
    instant,
  );
}

/** A moment as "5 May 2026, 14:03", in a zone. */
export function momentWords(instant: Date, zone: string): string {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instant);
  return `${dayWords(instant, zone)}, ${time}`;
}

/** A browser as people know it, from what it calls itself: "Firefox on Linux". */
export function browserWords(userAgent: string): string {
  const browser = firstOf(userAgent, [
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrome\//, "Chrome"],
    [/Safari\//, "Safari"],
  ]);
  const system = firstOf(userAgent, [
    [/iPhone|iPad/, "iOS"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Mac OS X/, "macOS"],
    [/Linux/, "Linux"],
  ]);
  if (browser === null) return "Another program";
  return system === null ? browser : `${browser} on ${system}`;
}

function firstOf(text: string, table: readonly [RegExp, string][]): string | null {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
