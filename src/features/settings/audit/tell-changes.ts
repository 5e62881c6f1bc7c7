import { isDay } from "@/domain/calendar/day";
import { showControls } from "@/features/settings/audit/show-controls";
import { commaOf } from "@/platform/i18n/locale";
import { sayDay, sayInstant } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";
import { API_SCOPES, isRole } from "@/platform/roles";

/** One thing that changed: its name, and what it was and became; null where it was not there. */
export interface ChangeView {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What changes are said with. `nameOf` names what an id is of; null where nobody knows. */
export interface ChangeWords {
  readonly t: Translator<"audit">;
  readonly roles: Translator<"settings">;
  readonly metrics: Translator<"metrics">;
  readonly locale: string;
  readonly zone: string;
  readonly nameOf: (id: string) => string | null;
}

type Plain = string | number | boolean | null;
type Leaf = { readonly path: readonly string[]; readonly value: Plain | readonly Plain[] };

/** What people wrote themselves: a survey that is named "link" is no sign-in link. */
const FREE: ReadonlySet<string> = new Set([
  ...["name", "tag", "label", "fileName", "title", "description", "note", "value", "segmentName", "segmentValue"],
]);
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** What lies deeper is shown as it is stored. */
const DEEPEST = 8;

/** What a row's detail says, field by field: what is the same before and after is left out. */
export function tellChanges(before: unknown, after: unknown, words: ChangeWords): ChangeView[] {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.flatMap((name) => {
    const [left, right] = [was.get(name), is.get(name)];
    const path = (left ?? right)?.path ?? [];
    const [from, to] = [left, right].map((leaf) => (leaf ? sayValue(leaf, words) : null));
    if (from === to && left && right) return [];
    return [{ field: path.map((key) => sayField(key, words)).join(" › "), before: from ?? null, after: to ?? null }];
  });
}

/** The ids that a detail mentions, so that they can be named. */
export function idsWithin(detail: unknown): { readonly key: string; readonly id: string }[] {
  return [...leavesOf(detail).values()].flatMap(({ path, value }) => {
    const key = path.findLast((part) => !/^\d+$/.test(part)) ?? "";
    return [value].flat().flatMap((one) => (typeof one === "string" && isUuid(one) ? [{ key, id: one }] : []));
  });
}

/** The plain values of a detail by where they stand in it. */
function leavesOf(detail: unknown): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  const walk = (value: unknown, path: readonly string[]): void => {
    if (value === undefined) return;
    if (isPlain(value)) return void found.set(path.join("\u0000"), { path, value });
    if (Array.isArray(value) && value.every(isPlain)) return void found.set(path.join("\u0000"), { path, value });
    if (path.length >= DEEPEST) return void found.set(path.join("\u0000"), { path, value: JSON.stringify(value) });
    const parts = Array.isArray(value)
      ? value.map((one, place) => [String(place + 1), one] as const)
      : Object.entries(Object(value));
    for (const [key, one] of parts) walk(one, [...path, key]);
  };
  if (detail !== null && detail !== undefined) walk(detail, []);
  return found;
}

function isPlain(value: unknown): value is Plain {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function sayField(key: string, { t, locale }: ChangeWords): string {
  if (/^\d+$/.test(key)) return new Intl.NumberFormat(locale).format(Number(key));
  const known = `fields.${key}` as "fields.name";
  return isWord(key) && t.has(known) ? t(known) : showControls(key);
}

function sayValue({ path, value }: Leaf, words: ChangeWords): string {
  const key = path.at(-1) ?? "";
  if (!Array.isArray(value)) return sayPlain(key, value as Plain, words);
  return value.length === 0
    ? words.t("nothing")
    : value.map((one) => sayPlain(key, one, words)).join(commaOf(words.locale));
}

function sayPlain(key: string, value: Plain, words: ChangeWords): string {
  const { t, roles, metrics, locale, zone, nameOf } = words;
  if (value === null || value === "") return t("nothing");
  if (typeof value === "boolean") return t(value ? "values.yes" : "values.no");
  if (typeof value === "number") return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  if (key === "fields") return sayField(value, words);
  if (isUuid(value)) return showControls(nameOf(value) ?? value);
  if (key === "role" && isRole(value)) return roles(`roles.${value}.name`);
  const scope = key === "scope" ? API_SCOPES.find((one) => one === value) : undefined;
  if (scope) return roles(`scopes.${scope}.name`);
  const metric = `names.${value}` as "names.nps";
  if (key === "metric" && metrics.has(metric)) return metrics(metric);
  if (isDay(value)) return sayDay(value, locale);
  if (INSTANT.test(value) && !Number.isNaN(Date.parse(value))) return sayInstant(new Date(value), zone, locale);
  const known = `values.${value}` as "values.yes";
  return !FREE.has(key) && isWord(value) && t.has(known) ? t(known) : showControls(value);
}

/** Whether it could be the name of a message; what every object has is none. */
function isWord(text: string): boolean {
  return /^\w+$/.test(text) && !(text in {});
}
