import { type AnsweredAt, answeredAt } from "@/domain/imports/answered-at";
import { compilePattern } from "@/domain/imports/date-pattern";
import { parseIsoDate, type WrittenDate } from "@/domain/imports/iso-date";
import type { Mapping } from "@/domain/imports/mapping";
import { zoneClock } from "@/domain/imports/zone-clock";

const MOST_REMEMBERED = 20_000;

/**
 * Compiles the date part of a mapping to a reader: cells in the order of its columns → when the answer counts, or null.
 * Remembers what it just read: in a file of answers the same days come again and again. `zone` is the workspace's.
 */
export function compileDates(date: Mapping["date"], zone: string): (written: readonly string[]) => AnsweredAt | null {
  const { columns } = date;
  const patterns = date.pattern.map((one) => compilePattern(one, columns));
  const workspace = zoneClock(zone);
  const file = date.zone === null ? workspace : zoneClock(date.zone);
  const known = new Map<string, AnsweredAt | null>();

  function parse(written: readonly string[]): WrittenDate | null {
    if (patterns.length === 0) return parseIsoDate(written[0] ?? "");
    for (const pattern of patterns) {
      const found = pattern.ok ? pattern.read((column) => written[columns.indexOf(column)] ?? "") : null;
      if (found) return found;
    }
    return null;
  }

  return (written) => {
    const key = written.join("\n");
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const found = parse(written);
    const at = found === null ? null : answeredAt(found, file, workspace);
    known.set(key, at);
    return at;
  };
}
