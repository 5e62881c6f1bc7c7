import { COUNTED_AT_MOST } from "@/db/queries/answers/count-answers";
import { SCALES } from "@/domain/metrics/scale";
import { languageName } from "@/features/responses/describe-facets";
import { describeDays } from "@/features/responses/describe-when";
import { type AnswersQuery, answersHref } from "@/features/responses/input";
import { choiceName, questionName } from "@/features/responses/question-name";
import type { AnswersData } from "@/features/responses/read-answers";
import type { Words } from "@/features/responses/say-answers";

/** A filter that is on, with the address without it. */
export interface Chip {
  readonly text: string;
  readonly href: string;
}

/** Everything that narrows the list down, each with the way to take it off. */
export function describeChosen(data: AnswersData, query: AnswersQuery, path: string, words: Words): Chip[] {
  const { t } = words;
  const off = (text: string, changes: Parameters<typeof answersHref>[2]) => ({
    text,
    href: answersHref(path, query, { response: undefined, ...changes }),
  });
  const { filters } = query;
  return [
    ...(query.part ? [off(t(`parts.${query.part}`), { part: undefined })] : []),
    ...(query.part === undefined && query.state !== "counted"
      ? [off(t(`states.${query.state}`), { state: "counted" })]
      : []),
    ...(query.scores.length > 0 ? [off(scoresText(data, query.scores, words), { scores: [] })] : []),
    ...Object.entries(filters).map(([name, value]) =>
      off(`${name}: ${value}`, {
        filters: Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)),
      }),
    ),
    ...(query.without ?? []).map((name) =>
      off(t("withoutAttribute", { name }), { without: query.without?.filter((other) => other !== name) }),
    ),
    ...(query.search ? [off(t("quoted", { text: query.search }), { search: undefined })] : []),
    ...(query.comment === undefined
      ? []
      : [off(query.comment ? t("withComment") : t("noComment"), { comment: undefined })]),
    ...(query.locale === undefined ? [] : [off(languageName(query.locale), { locale: undefined })]),
    ...(query.channel === undefined ? [] : [off(query.channel, { channel: undefined })]),
    ...(query.version === undefined
      ? []
      : [off(t("version", { version: String(query.version) }), { version: undefined })]),
    ...(query.customer === undefined
      ? []
      : [off(t("ofCustomer", { customer: query.customer }), { customer: undefined })]),
    ...(query.answered === undefined
      ? []
      : [off(t("answeredTo", { question: questionName(data, query.answered) }), { answered: undefined })]),
    ...(query.choice === undefined
      ? []
      : [
          off(
            t("chose", {
              option: choiceName(data, query.choice),
              question: questionName(data, query.choice.questionId),
            }),
            { choice: undefined },
          ),
        ]),
    ...(query.from === undefined && query.to === undefined
      ? []
      : [off(describeDays(query.from, query.to, words), { from: undefined, to: undefined })]),
  ];
}

/** "151 answers", "14 answers held for review", "More than 10,000 answers". */
export function titleOf({ total, past, suppressed }: AnswersData, query: AnswersQuery, { t }: Words): string {
  if (past) return t("title.past", { n: COUNTED_AT_MOST });
  if (total === null) return t("title.many");
  if (suppressed) return t("title.few");
  if (query.part === "held" || (query.part === undefined && query.state === "held"))
    return t("title.held", { n: total });
  if (query.part !== undefined) return t("title.counted", { n: total });
  if (query.state === "excluded") return t("title.excluded", { n: total });
  if (query.state === "test") return t("title.test", { n: total });
  return t("title.counted", { n: total });
}

function scoresText({ focus }: AnswersData, scores: readonly number[], { t }: Words): string {
  const groups = focus.scale === null ? [] : SCALES[focus.scale].groups;
  const whole = groups.filter((band) => band.scores.length > 0 && band.scores.every((one) => scores.includes(one)));
  const rest = scores.filter((score) => !whole.some((band) => band.scores.includes(score)));
  const names = [
    ...whole.map((band) => t(`bands.${band.name}`)),
    ...(rest.length > 0 ? [t("score", { scores: rest.join(", ") })] : []),
  ];
  return names.join(", ");
}
