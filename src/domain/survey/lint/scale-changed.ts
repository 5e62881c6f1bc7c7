import { withoutBanding } from "@/domain/metrics/scale";
import type { Found, LintRule } from "@/domain/survey/lint/finding";
import { layoutOf, scaleOf, scoreQuestions } from "@/domain/survey/outline";

/** A score question on another scale, with another banding or laid out otherwise, than what respondents see now. */
export const scaleChanged: LintRule = {
  id: "scale-changed",
  severity: "know",
  find: (definition, { published }) =>
    scoreQuestions(definition).flatMap((question): Found[] => {
      const before = published && scoreQuestions(published).find(({ id }) => id === question.id);
      if (!before) return [];
      const path = `questions.${question.id}`;
      const [from, to] = [scaleOf(before), scaleOf(question)];
      if (from !== to) {
        const banding = withoutBanding(from) === withoutBanding(to);
        return [{ path, code: banding ? "bandingChanged" : "scaleChanged" }];
      }
      return layoutOf(before) === layoutOf(question) ? [] : [{ path, code: "layoutChanged" }];
    }),
};
