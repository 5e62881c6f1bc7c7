import type { ClosedFigure } from "@/db/queries/periods/find-closed-number";
import type { MetricId } from "@/domain/metrics/metric-id";
import type { ScaleId } from "@/domain/metrics/scale";
import { shortName } from "@/features/dashboards/describe-number";
import {
  type CountedReading,
  closedReading,
  isSame,
  wasUnsettled,
} from "@/features/dashboards/periods/compare-numbers";
import { periodWordsIn } from "@/features/dashboards/periods/period-words";
import { decimalsOfBoth, sayReading } from "@/features/dashboards/periods/say-reading";
import { describeDays } from "@/features/dashboards/survey/describe-days";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayInstant } from "@/platform/i18n/say-days";

/** What a screen over exactly the days of a closed period says: when it was closed, the number then, the number today. */
export interface ClosedNoteView {
  readonly text: string;
  readonly href: string;
  readonly link: string;
}

/** Says it; null where the days were never closed. */
export function describeClosedNote(
  locale: AppLocale,
  slug: string,
  found: ClosedFigure | null,
  today: { readonly metric: MetricId; readonly scale: ScaleId | null; readonly reading: CountedReading },
): ClosedNoteView | null {
  if (found === null) return null;
  const words = periodWordsIn(locale);
  const { p } = words;
  const { period, number } = found;
  const at = period.closedAt ? sayInstant(period.closedAt, period.zone, locale) : "";
  const name = describeDays({ from: period.fromDay, to: period.toDay }, locale);
  const closed = p("note.closed", { name, at });
  const link = { href: `/w/${slug}/periods/${period.id}`, link: p("note.link") };
  if (number === null) return { text: closed, ...link };
  const { metric, scale, reading } = today;
  const before = closedReading(number);
  const decimals = decimalsOfBoth(metric, before, reading);
  const say = (one: CountedReading) => {
    const { text, count } = sayReading(words, metric, scale, one, decimals);
    return count === "" ? text : `${text} (${count})`;
  };
  const figures = { metric: shortName(words, metric), before: say(before) };
  const told = wasUnsettled(metric, before)
    ? p("note.unsettled", { ...figures, today: say(reading) })
    : isSame(before, reading)
      ? p("note.same", figures)
      : p("note.number", { ...figures, today: say(reading) });
  return { text: `${closed} ${told}`, ...link };
}
