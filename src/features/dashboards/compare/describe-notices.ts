import type { ReadCompareQuery } from "@/features/dashboards/compare/input";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { QUERY_LIMITS } from "@/features/dashboards/input";
import { sayDay } from "@/platform/i18n/say-days";

/** What to know before reading: what of the address was not shown as asked, and what makes the two sides unlike. */
export function describeNotices(words: PageWords, found: Comparison, asked: ReadCompareQuery): string[] {
  const { compare, locale } = words;
  const { breaks, untested, current, previous, sides } = found;
  const notices: string[] = [];
  if (asked.ignored.length > 0) notices.push(compare("notices.ignored", { names: asked.ignored.join(", ") }));
  for (const name of asked.swapped) notices.push(compare("notices.swapped", { side: sideOf(name) }));
  for (const name of asked.tooLong)
    notices.push(compare("notices.tooLong", { side: sideOf(name), years: QUERY_LIMITS.years }));
  if (untested === "overlap") notices.push(compare("notices.overlap"));
  if (sides.ahead) notices.push(compare("notices.ahead"));
  for (const { day, reason } of breaks) {
    const scale = reason === "new scale" || reason === "new banding";
    notices.push(compare(scale ? "notices.newScale" : "notices.newWording", { day: sayDay(day, locale) }));
  }
  const excluded = current.answer.excluded + previous.answer.excluded;
  if (excluded > 0 && untested !== "scales") notices.push(compare("notices.excluded", { n: excluded }));
  return notices;
}

function sideOf(name: string): "here" | "there" {
  return name.startsWith("vs.") ? "there" : "here";
}
