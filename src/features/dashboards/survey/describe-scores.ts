import { formatNumber } from "@/domain/metrics/display";
import { SCALES } from "@/domain/metrics/scale";
import { bandsOf, bandWord, sharesText } from "@/features/dashboards/describe-number";
import type { AnswerLinks } from "@/features/dashboards/survey/answer-links";
import type { DashboardWords } from "@/features/dashboards/survey/dashboard-words";
import type { DashboardNumbers } from "@/features/dashboards/survey/read-dashboard";
import type { ScoreBar } from "@/ui/charts/distribution-chart";
import type { ScoreBand } from "@/ui/charts/group-tone";

type Scored = DashboardNumbers["score"];

/** How many answers fall into each band of the scale, each with the way to them. */
export function describeBands(
  words: DashboardWords,
  { scale, tally }: Scored,
  decimals: number,
  links: AnswerLinks | null,
): ScoreBand[] {
  const bands = bandsOf(scale).map((band) => ({
    ...band,
    count: band.scores.reduce((sum, point) => sum + (tally.counts[point] ?? 0), 0),
  }));
  const shares = sharesText(
    bands.map((band) => band.count),
    decimals,
    words.locale,
  );
  return bands.map((band, place) => ({
    tone: band.tone,
    name: bandWord(words, band.name, band.count),
    count: band.count,
    countText: formatNumber(band.count, { locale: words.locale }),
    shareText: shares[place] ?? "",
    ...(links && band.count > 0 ? { href: links.scores(band.scores) } : {}),
  }));
}

/** How often each point of the scale was given, each with the way to them. */
export function describeBars(
  { t, locale }: DashboardWords,
  { scale, tally }: Scored,
  decimals: number,
  links: AnswerLinks | null,
): ScoreBar[] {
  const points = bandsOf(scale)
    .flatMap((band) => band.scores.map((point) => ({ point, tone: band.tone })))
    .sort((a, b) => a.point - b.point);
  const counts = points.map(({ point }) => tally.counts[point] ?? 0);
  const shares = sharesText(counts, decimals, locale);
  return points.map(({ point, tone }, place) => {
    const count = counts[place] ?? 0;
    return {
      score:
        SCALES[scale].metric === "completion_rate"
          ? t(point === 1 ? "scores.completed" : "scores.begun")
          : String(point),
      count,
      countText: formatNumber(count, { locale }),
      shareText: shares[place] ?? "",
      tone,
      ...(links && count > 0 ? { href: links.scores([point]) } : {}),
    };
  });
}
