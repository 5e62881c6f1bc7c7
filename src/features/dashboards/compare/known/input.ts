import type { KnownPopulation, PopulationUnit } from "@/db/queries/population-shares";
import { isDay } from "@/domain/calendar/day";
import { readNumber } from "@/domain/typed/read-number";
import { QUERY_LIMITS } from "@/features/dashboards/input";

/** Why a statement of known groups cannot be stored; `line` counts from 1. */
export type PopulationProblem =
  | { readonly field: "dimension"; readonly code: "noDimension" }
  | { readonly field: "asOf"; readonly code: "noDay" }
  | { readonly field: "rows"; readonly code: "noRows" | "oneRow" | "tooMany" | "allZero" }
  | { readonly field: "rows"; readonly code: "notHundred"; readonly sum: number }
  | { readonly field: "rows"; readonly code: "twice" | "badNumber" | "longName"; readonly line: number };

const MOST_GROUPS = 200;

/** What a form says of known groups: an attribute, a unit, a day, and lines of "group, number". */
export interface PopulationForm {
  readonly dimension: string;
  readonly unit: string;
  readonly asOf: string;
  readonly rows: string;
}

/**
 * Reads known groups as they are typed, or pasted from two columns of a table: a group, then its number, between them a tab,
 * semicolon, comma or space. Lines without a number are left out, so that a prepared list need not be complete.
 */
export function readPopulation(form: PopulationForm): KnownPopulation | PopulationProblem {
  const dimension = form.dimension.trim();
  if (dimension === "" || dimension.length > QUERY_LIMITS.name) return { field: "dimension", code: "noDimension" };
  if (!isDay(form.asOf) || form.asOf < "1900" || form.asOf >= "3000") return { field: "asOf", code: "noDay" };
  const unit: PopulationUnit = form.unit === "percent" ? "percent" : "customers";
  const groups: { value: string; amount: number }[] = [];
  const seen = new Set<string>();
  for (const [place, text] of form.rows.split(/\r\n|\r|\n/).entries()) {
    const line = place + 1;
    if (text.trim() === "") continue;
    const read = readLine(text);
    if (read === null) continue;
    if (read.amount === null) return { field: "rows", code: "badNumber", line };
    const { value, amount } = read;
    if (value === "" || value.length > QUERY_LIMITS.value || value.includes("\u0000"))
      return { field: "rows", code: "longName", line };
    if (seen.has(value)) return { field: "rows", code: "twice", line };
    seen.add(value);
    groups.push({ value, amount });
  }
  if (groups.length === 0) return { field: "rows", code: "noRows" };
  if (groups.length === 1) return { field: "rows", code: "oneRow" };
  if (groups.length > MOST_GROUPS) return { field: "rows", code: "tooMany" };
  const sum = groups.reduce((total, { amount }) => total + amount, 0);
  if (sum === 0) return { field: "rows", code: "allZero" };
  // Shares are rounded where they come from: a whole percent either way is still all of them.
  if (unit === "percent" && Math.abs(sum - 100) > 1) return { field: "rows", code: "notHundred", sum };
  return { dimension, unit, asOf: form.asOf, groups };
}

/** Whether a reading is a problem. */
export function isProblem(read: KnownPopulation | PopulationProblem): read is PopulationProblem {
  return "code" in read;
}

/** Known groups as the form's lines, which `readPopulation` reads back as the same. */
export function writeRows(groups: KnownPopulation["groups"]): string {
  return groups.map(({ value, amount }) => `${value}\t${amount}`).join("\n");
}

/** One line; null where it names a group without a number. A group's own name may hold spaces, commas and digits. */
function readLine(text: string): { value: string; amount: number | null } | null {
  const columns = text.includes("\t") ? splitAt(text, text.lastIndexOf("\t")) : splitPlain(text);
  if (columns === null) return null;
  const [value, number] = columns;
  if (number.trim() === "") return null;
  return { value: unquote(value.trim()), amount: readAmount(number) };
}

function splitPlain(text: string): [string, string] | null {
  const found = /^(.*?)\s*[;,\s]\s*([-−]?[\d٠-٩۰-۹.,٫٬'\u00a0\u202f]*[\d٠-٩۰-۹]\s*[%٪]?)\s*$/.exec(text.trim());
  return found ? [found[1] ?? "", found[2] ?? ""] : null;
}

function splitAt(text: string, place: number): [string, string] {
  return [text.slice(0, place), text.slice(place + 1)];
}

/** "1,450", "1.450", "46 %", "12.5", "12,5": a separator before exactly three last digits groups thousands. */
function readAmount(text: string): number | null {
  const amount = readNumber(text, { dotGroups: true });
  return amount !== null && amount >= 0 && amount <= 1e12 ? amount : null;
}

function unquote(text: string): string {
  return /^"(.*)"$/.exec(text)?.[1] ?? text;
}
