import type { SurveyOutline } from "@/db/queries/read-outlines";
import { COMPLETION } from "@/db/rollups/stored-answer";
import type { ScoreMetricId } from "@/domain/metrics/metric-id";
import { isScaleId, SCALES } from "@/domain/metrics/scale";
import { textIn } from "@/domain/survey/locale";
import { scaleOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";

/** One score question of a survey, as the dashboard chooses between them. */
export interface ScoreTab {
  readonly questionId: string;
  readonly metric: ScoreMetricId;
  /** The question's words, with the brand's name in place. */
  readonly title: string;
}

/** What a survey without a score question is told by: how many finished. */
export const WITHOUT_SCORE: ScoreTab = { questionId: COMPLETION, metric: "completion_rate", title: "Completion" };

/** The score questions of a survey: those it asks now in their order, then those it used to ask. */
export function listTabs(outline: SurveyOutline): ScoreTab[] {
  const { locale, brandName } = outline;
  const words = (text: string) => plainWords(text, brandName);
  const now = outline.scoreQuestions.flatMap((one) => {
    const { metric } = SCALES[scaleOf(one)];
    return metric === null ? [] : [{ questionId: one.id, metric, title: words(textIn(one.title, locale, locale)) }];
  });
  const once = [...outline.series].reverse().flatMap((one) => {
    const metric = isScaleId(one.scale) ? SCALES[one.scale].metric : null;
    return metric === null ? [] : [{ questionId: one.questionId, metric, title: words(one.title) }];
  });
  const tabs = new Map<string, ScoreTab>();
  for (const tab of [...now, ...once]) if (!tabs.has(tab.questionId)) tabs.set(tab.questionId, tab);
  return [...tabs.values()];
}
