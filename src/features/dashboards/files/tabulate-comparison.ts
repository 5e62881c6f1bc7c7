import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import type { Side } from "@/features/dashboards/compare/choose-sides";
import { hasChange } from "@/features/dashboards/compare/describe-outcome";
import type { PageWords } from "@/features/dashboards/compare/page-words";
import type { Comparison } from "@/features/dashboards/compare/read-comparison";
import { decimalsFor, shortName } from "@/features/dashboards/describe-number";
import { tabulateMissing, tabulateSplit, tabulateWeighing } from "@/features/dashboards/files/tabulate-parts";
import { type FileWords, tabulateReading } from "@/features/dashboards/files/tabulate-reading";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import { sayInstant } from "@/platform/i18n/say-days";

/**
 * A comparison as rows: both sides with their change, the groups of the first against the second, what the change is made of,
 * what is left of it in proportion, and who is missing.
 */
export function tabulateComparison(
  found: Comparison,
  file: {
    readonly workspaceName: string;
    readonly zone: string;
    readonly now: Date;
    readonly words: PageWords & FileWords;
  },
): NumberSheet {
  const { outline, tab, sides, current, previous, comparison, segments, by } = found;
  const { words, workspaceName, zone, now } = file;
  const { files, locale } = words;
  const { metric } = tab;
  const decimals = decimalsFor(metric, current.answer.value, comparison, false);
  const same = { metric, decimals };
  const name = (side: Side) => sideName(side, locale);
  const ranges = { current: sides.current.range, previous: sides.previous.range };
  // Where the screen has no change to tell, it does not say what that is made of.
  const told = hasChange(found);
  const rows: NumberRow[] = [
    tabulateReading(
      words,
      { ...same, part: "total", name: name(sides.current), scale: current.scale, days: sides.current.range },
      { ...current.answer, comparison },
    ),
    tabulateReading(
      words,
      { ...same, part: "compared", name: name(sides.previous), scale: previous.scale, days: sides.previous.range },
      { ...previous.answer, comparison: null },
    ),
    ...segments.map(({ value, result }) =>
      tabulateReading(
        words,
        { ...same, part: "group", name: value, attribute: by ?? "", scale: current.scale, days: sides.current.range },
        result,
      ),
    ),
    ...(told ? tabulateSplit(words, found.split, sides.current.range) : []),
    ...(told ? tabulateWeighing(words, metric, found.weighing, ranges) : []),
    ...tabulateMissing(words, found.missing, sides.current.range),
  ];
  return {
    name: [outline.name, shortName(words, metric), sides.current.range.from, sides.current.range.to].join(" · "),
    facts: [
      [files("facts.workspace"), workspaceName],
      [files("facts.survey"), outline.name],
      [files("facts.question"), tab.title],
      [files("facts.days"), name(sides.current)],
      [files("facts.compared"), name(sides.previous)],
      [files("facts.zone"), zone],
      [files("facts.computed"), `${sayInstant(now, zone, locale)} (${now.toISOString()})`],
      [files("facts.interval"), files("facts.intervalText")],
      [files("facts.hidden"), files("facts.hiddenText")],
    ],
    rows,
  };
}

/** "June 2026, country: DE". */
function sideName({ range, filters }: Side, locale: string): string {
  return [describeDays(range, locale), ...Object.entries(filters).map(([name, value]) => `${name}: ${value}`)].join(
    ", ",
  );
}
