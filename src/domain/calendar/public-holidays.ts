import { addDays, dayOf, weekday } from "@/domain/calendar/day";

/** Countries whose nationwide holidays can be proposed. */
export const HOLIDAY_COUNTRIES = ["de", "gb", "fr", "us"] as const;

export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number];

type Rule = readonly [name: string, day: (year: number) => string];

const fixed =
  (month: number, date: number) =>
  (year: number): string =>
    dayOf(year, month, date);

const fromEaster =
  (days: number) =>
  (year: number): string =>
    addDays(easterSunday(year), days);

/** The nth such weekday of a month (ISO, 1 Monday); the last one where n is −1. */
const nth =
  (month: number, n: number, wanted: number) =>
  (year: number): string => {
    const first = dayOf(year, n === -1 ? month + 1 : month, 1);
    const gap = (wanted - weekday(first) + 7) % 7;
    return addDays(first, n === -1 ? gap - 7 : gap + 7 * (n - 1));
  };

/** In Britain what falls on a weekend is kept on the next working day; two in a row move on together. */
const working =
  (month: number, date: number, second = false) =>
  (year: number): string => {
    const day = dayOf(year, month, date);
    const on = weekday(day);
    const moved = on >= 6 || (second && on === 1);
    if (!moved) return day;
    if (second) return addDays(day, on === 1 ? 1 : 2);
    return addDays(day, on === 6 ? 2 : 1);
  };

/** In the United States a Saturday's is kept on Friday, a Sunday's on Monday. */
const observed =
  (month: number, date: number) =>
  (year: number): string => {
    const day = dayOf(year, month, date);
    const on = weekday(day);
    return addDays(day, on === 6 ? -1 : on === 7 ? 1 : 0);
  };

const RULES: Readonly<Record<HolidayCountry, readonly Rule[]>> = {
  de: [
    ["Neujahr", fixed(1, 1)],
    ["Karfreitag", fromEaster(-2)],
    ["Ostermontag", fromEaster(1)],
    ["Tag der Arbeit", fixed(5, 1)],
    ["Christi Himmelfahrt", fromEaster(39)],
    ["Pfingstmontag", fromEaster(50)],
    ["Tag der Deutschen Einheit", fixed(10, 3)],
    ["1. Weihnachtstag", fixed(12, 25)],
    ["2. Weihnachtstag", fixed(12, 26)],
  ],
  gb: [
    ["New Year’s Day", working(1, 1)],
    ["Good Friday", fromEaster(-2)],
    ["Easter Monday", fromEaster(1)],
    ["Early May bank holiday", nth(5, 1, 1)],
    ["Spring bank holiday", nth(5, -1, 1)],
    ["Summer bank holiday", nth(8, -1, 1)],
    ["Christmas Day", working(12, 25)],
    ["Boxing Day", working(12, 26, true)],
  ],
  fr: [
    ["Jour de l’an", fixed(1, 1)],
    ["Lundi de Pâques", fromEaster(1)],
    ["Fête du Travail", fixed(5, 1)],
    ["Victoire 1945", fixed(5, 8)],
    ["Ascension", fromEaster(39)],
    ["Lundi de Pentecôte", fromEaster(50)],
    ["Fête nationale", fixed(7, 14)],
    ["Assomption", fixed(8, 15)],
    ["Toussaint", fixed(11, 1)],
    ["Armistice 1918", fixed(11, 11)],
    ["Noël", fixed(12, 25)],
  ],
  us: [
    ["New Year’s Day", observed(1, 1)],
    ["Martin Luther King Jr. Day", nth(1, 3, 1)],
    ["Presidents’ Day", nth(2, 3, 1)],
    ["Memorial Day", nth(5, -1, 1)],
    ["Juneteenth", observed(6, 19)],
    ["Independence Day", observed(7, 4)],
    ["Labor Day", nth(9, 1, 1)],
    ["Columbus Day", nth(10, 2, 1)],
    ["Veterans Day", observed(11, 11)],
    ["Thanksgiving", nth(11, 4, 4)],
    ["Christmas Day", observed(12, 25)],
  ],
};

/**
 * The nationwide holidays of a country, as lines that a calendar takes: "2026-12-25 Christmas Day". What a region keeps and
 * what a government adds once is not among them; they are a start, to be read over. Years from 1971 to 2199.
 */
export function publicHolidays(country: HolidayCountry, years: readonly number[]): string[] {
  return years
    .flatMap((year) => RULES[country].map(([name, day]) => `${day(year)} ${name}`))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Easter Sunday of the Gregorian calendar. Source: Meeus, Astronomical Algorithms, chapter 8 (Butcher). */
function easterSunday(year: number): string {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}
