import type { LedgerPart } from "@/db/queries/answers/answer-filter";
import { countText } from "@/domain/metrics/display";
import { SCALES } from "@/domain/metrics/scale";
import { BAND_NAMES, languageName, STATE_NAMES } from "@/features/responses/describe-facets";
import { describeDays } from "@/features/responses/describe-when";
import { type AnswersQuery, answersHref } from "@/features/responses/input";
import type { AnswersData } from "@/features/responses/read-answers";

/** A filter that is on, with the address without it. */
export interface Chip {
  readonly text: string;
  readonly href: string;
}

const PART_NAMES: Readonly<Record<LedgerPart, string>> = {
  received: "Received",
  counted: "Counted",
  missing: "Left empty",
  notApplicable: "Not applicable",
  invalid: "Outside the scale",
  superseded: "Replaced by a newer answer",
  excluded: "On another scale, or taken out",
  held: "Held for review",
};

/** Everything that narrows the list down, each with the way to take it off. */
export function describeChosen(data: AnswersData, query: AnswersQuery, path: string): Chip[] {
  const off = (text: string, changes: Parameters<typeof answersHref>[2]) => ({
    text,
    href: answersHref(path, query, { response: undefined, ...changes }),
  });
  const { filters } = query;
  return [
    ...(query.part ? [off(PART_NAMES[query.part], { part: undefined })] : []),
    ...(query.part === undefined && query.state !== "counted"
      ? [off(STATE_NAMES[query.state], { state: "counted" })]
      : []),
    ...(query.scores.length > 0 ? [off(scoresText(data, query.scores), { scores: [] })] : []),
    ...Object.entries(filters).map(([name, value]) =>
      off(`${name}: ${value}`, {
        filters: Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name)),
      }),
    ),
    ...(query.search ? [off(`“${query.search}”`, { search: undefined })] : []),
    ...(query.comment === undefined
      ? []
      : [off(query.comment ? "With a comment" : "No comment", { comment: undefined })]),
    ...(query.locale === undefined ? [] : [off(languageName(query.locale), { locale: undefined })]),
    ...(query.channel === undefined ? [] : [off(query.channel, { channel: undefined })]),
    ...(query.version === undefined ? [] : [off(`Version ${query.version}`, { version: undefined })]),
    ...(query.from === undefined && query.to === undefined
      ? []
      : [off(describeDays(query.from, query.to), { from: undefined, to: undefined })]),
  ];
}

/** "151 answers", "14 answers held for review". */
export function titleOf({ total, suppressed }: AnswersData, query: AnswersQuery): string {
  if (total === null) return "Very many answers";
  if (suppressed) return "Too few answers to show";
  const count = total === 0 ? "No answers" : countText(total);
  if (query.part === "held" || (query.part === undefined && query.state === "held")) return `${count} held for review`;
  if (query.part !== undefined) return count;
  if (query.state === "excluded") return `${count} excluded`;
  if (query.state === "test") return total === 0 ? "No test answers" : countText(total, "test answer", "test answers");
  return count;
}

function scoresText({ focus }: AnswersData, scores: readonly number[]): string {
  const groups = focus.scale === null ? [] : SCALES[focus.scale].groups;
  const whole = groups.filter((band) => band.scores.length > 0 && band.scores.every((one) => scores.includes(one)));
  const rest = scores.filter((score) => !whole.some((band) => band.scores.includes(score)));
  const names = [
    ...whole.map((band) => BAND_NAMES[band.name]),
    ...(rest.length > 0 ? [`score ${rest.join(", ")}`] : []),
  ];
  return names.join(", ");
}
