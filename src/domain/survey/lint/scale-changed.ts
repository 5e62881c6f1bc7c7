import { withoutBanding } from "@/domain/metrics/scale";
import type { LintRule } from "@/domain/survey/lint/finding";
import { layoutOf, scaleOf, scoreQuestions } from "@/domain/survey/outline";

/** A score question on another scale, with another banding or laid out otherwise, than what respondents see now. */
export const scaleChanged: LintRule = {
  id: "scale-changed",
  severity: "know",
  why: "Answers on another scale, by another banding or in another layout are another measurement, so the trend breaks on the day you publish.",
  source: "Scales: Toepoel 2019, 10.1177/0759106319834665. Layout: websm 18884, 18857",
  mend: "Keep the scale, or publish knowing that a new series begins.",
  find: (definition, { published }) =>
    scoreQuestions(definition).flatMap((question) => {
      const before = published && scoreQuestions(published).find(({ id }) => id === question.id);
      if (!before) return [];
      const path = `questions.${question.id}`;
      const [from, to] = [scaleOf(before), scaleOf(question)];
      if (from !== to) {
        const part = withoutBanding(from) === withoutBanding(to) ? "banding" : "scale";
        return [{ path, what: `The ${part} is not the one published last.` }];
      }
      return layoutOf(before) === layoutOf(question)
        ? []
        : [{ path, what: "The layout is not the one published last." }];
    }),
};
