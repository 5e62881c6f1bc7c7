import { formatNumber, formatValue } from "@/domain/metrics/display";
import { ownWords } from "@/features/dashboards/questions/name-option";
import type { QuestionWords } from "@/features/dashboards/questions/question-words";
import type { QuestionsData } from "@/features/dashboards/questions/read-questions";
import { sayBetween } from "@/platform/i18n/metric-words";

/** How far those who began came, in words. */
export interface DropOffView {
  /** "412 began, 371 finished: 90%, between 87 and 93." */
  readonly lead: string;
  /** "23 stopped after question 2, more than anywhere else." */
  readonly most: string | null;
  readonly lines: readonly {
    readonly place: string;
    readonly title: string;
    readonly reached: string;
    readonly share: string;
    readonly answered: string;
    readonly stopped: string;
    readonly width: number;
  }[];
  /** Those who left before they answered anything. */
  readonly before: string | null;
}

/** Says where unfinished answers stopped; null where it is not known. */
export function describeDropOff(
  { outline, questions, dropOff }: QuestionsData,
  words: QuestionWords,
): DropOffView | null {
  const { questions: t, locale } = words;
  if (dropOff === null) return null;
  const { began, finished, completion, steps, stoppedBefore } = dropOff;
  const number = (value: number) => formatNumber(value, { locale });
  const percent = (value: number | null) => (began < 10 ? "" : formatValue(value, "percent", { locale }));
  const [most, next] = [...steps].sort((a, b) => b.stopped - a.stopped);
  const lead =
    began < 10
      ? t("dropOff.few", { began, finished })
      : t("dropOff.lead", {
          ...{ began, finished, share: percent(completion.value) },
          between: sayBetween(words, completion.interval, "percent"),
        });
  return {
    lead,
    most:
      most && most.stopped > Math.max(next?.stopped ?? 0, stoppedBefore)
        ? t("dropOff.most", { place: most.place, n: most.stopped })
        : null,
    before: stoppedBefore > 0 ? t("dropOff.before", { n: stoppedBefore }) : null,
    lines: steps.map(({ place, reached, share, stopped }) => {
      const own = questions.find((one) => one.place === place);
      return {
        place: number(place),
        title: own ? ownWords(outline, own.asked.question.title) : "",
        reached: number(reached),
        share: percent(share.value),
        answered: own === undefined || own.hidden ? "—" : number(own.counts.answered),
        stopped: number(stopped),
        width: share.value ?? 0,
      };
    }),
  };
}
