import { formatValue } from "@/domain/metrics/display";
import type { GoalView } from "@/features/goals/components/goal-page";
import { chanceText, stateTone, stateWord } from "@/features/goals/describe-goal";
import { formatFigure } from "@/features/goals/describe-number";
import { Badge } from "@/ui/badge";
import { Section } from "@/ui/section";

/** How likely a goal is to be reached, or how it ended. */
export function GoalChance({ view: { words, standing } }: { view: Pick<GoalView, "words" | "standing"> }) {
  const { t, locale } = words;
  const { row, judged } = standing;
  const { forecast, odds, state, reached } = judged;
  const running = row.goal.closedAt === null;
  const figure = (value: number) => formatFigure(row.goal.metric, value, locale);
  const notes = [
    state === "reached" && reached === "narrowly" ? t("page.byChance") : "",
    running && odds === null && standing.lost === null ? t("page.oddsLater") : "",
    running && odds !== null && forecast ? `${sentenceCase(chanceText(words, odds), locale)}.` : "",
    running && odds !== null && forecast
      ? t("page.oddsNote", { low: figure(forecast.low), high: figure(forecast.high) })
      : "",
  ];
  return (
    <Section title={running ? t("page.chance") : t("page.ended")}>
      <div className="mt-2 flex items-center justify-between gap-4">
        {running && odds !== null ? (
          <p className="font-semibold text-hero">{formatValue(100 * odds, "percent", { locale })}</p>
        ) : null}
        <Badge tone={stateTone(state)}>{stateWord(words, judged)}</Badge>
      </div>
      <p className="mt-1 text-muted-foreground text-xs">{notes.filter(Boolean).join(" ")}</p>
    </Section>
  );
}

function sentenceCase(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
