import { isDay } from "@/domain/calendar/day";
import type { MetricId } from "@/domain/metrics/metric-id";

/** Days, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** What a screen knows of a number's change and its days alone do not say: handed on in the address of its explanation. */
export interface HandedOn {
  /** The days it is compared with, where no name says them. */
  readonly compared?: Days;
  /** Among how many comparisons of the screen its p-value was corrected, and by which factor. */
  readonly family?: { readonly size: number; readonly factor: number };
}

type Raw = Readonly<Record<string, string | readonly string[] | undefined>>;

/** So many comparisons a screen may make: of its numbers a dozen, of all groups of all attributes some hundreds. */
const MOST = 500;

/** The ledger of a number of these days and these records, compared as its page compares it. */
export function ledgerPath(
  home: string,
  metric: MetricId,
  { from, to, filters = {}, ...handed }: Days & HandedOn & { readonly filters?: Readonly<Record<string, string>> },
): string {
  const params = new URLSearchParams({ from, to });
  for (const [name, value] of [...handedOnParams(handed), ...Object.entries(filters).map(prefixed)])
    params.append(name, value);
  return `${home}/explain/${metric}?${params}`;
}

/** As it stands in an address: what {@link readHandedOn} reads back as the same. */
export function handedOnParams({ compared, family }: HandedOn): [name: string, value: string][] {
  const days: [string, string][] = compared
    ? [
        ["against.from", compared.from],
        ["against.to", compared.to],
      ]
    : [];
  if (family === undefined) return days;
  return [...days, ["among", String(family.size)], ["factor", String(family.factor)]];
}

/**
 * Reads it; what cannot be is left out. No correction makes a p-value smaller, or larger than by the number of comparisons: a
 * factor beyond that was made up.
 */
export function readHandedOn(raw: Raw): HandedOn {
  const [from, to] = [raw["against.from"], raw["against.to"]];
  const compared = isAskable(from) && isAskable(to) && from <= to ? { from, to } : null;
  const [size, factor] = [Number(raw.among), Number(raw.factor)];
  const family = Number.isInteger(size) && size > 1 && size <= MOST && factor >= 1 && factor <= size;
  return { ...(compared ? { compared } : {}), ...(family ? { family: { size, factor } } : {}) };
}

function prefixed([name, value]: [string, string]): [string, string] {
  return [`filter.${name}`, value];
}

function isAskable(day: Raw[string]): day is string {
  return typeof day === "string" && isDay(day) && day >= "1900" && day < "3000";
}
