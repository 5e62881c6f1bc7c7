import { askedTexts } from "@/domain/survey/lint/asked-texts";
import type { Found, LintRule } from "@/domain/survey/lint/finding";

/** Scales of agreement: by their anchors in any language, by their words in English, German, French and Spanish. */
export const agreeDisagree: LintRule = {
  id: "agree-disagree",
  severity: "consider",
  find: (definition) => {
    const found = new Map<string, Found>();
    for (const { question, path, masked } of askedTexts(definition)) {
      const place = `questions.${question.id}.title`;
      const anchored = question.kind === "ces" && question.anchors === "agreement";
      const labels = "labels" in question ? Object.values(question.labels ?? {}) : [];
      const labelled = labels.some((label) => Object.values(label).some((words) => AGREEMENT.test(words)));
      const worded = question.kind !== "consent" && WORDED.test(masked);
      if ((anchored || labelled || worded) && !found.has(place) && (worded || path === place))
        found.set(place, { path: place, code: "agreement" });
    }
    return [...found.values()];
  },
};

const AGREEMENT = /\b(dis)?agree\b|\bstimme .*zu\b|(?<!\p{L})d[’']accord\b|\b(de acuerdo|en desacuerdo)\b/iu;
const WORDED =
  /\bdo you (strongly |fully |completely )?(agree|disagree)\b(?! (to|on)\b)|\b(level|degree|extent) of (your )?agreement\b|\bagree or disagree\b|\b(if|whether|how (far|much|strongly)) you (dis)?agree\b|\bstimmen Sie\b.*\bzu\b|(?<!\p{L})êtes-vous d[’']accord\b(?! pour (être|que nous|recevoir))|(?<!\p{L})está (usted )?de acuerdo\b(?! en (que|recibir|ser))/iu;
