import type { AnswerChoice } from "@/domain/survey/results/answer-choice";
import { writeChoice } from "@/domain/survey/results/answer-choice";
import { type DropOffView, describeDropOff } from "@/features/dashboards/questions/describe-drop-off";
import {
  describeQuestion,
  type QuestionLinks,
  type QuestionView,
} from "@/features/dashboards/questions/describe-question";
import type { QuestionWords } from "@/features/dashboards/questions/question-words";
import type { QuestionsData } from "@/features/dashboards/questions/read-questions";
import { describeChosen } from "@/features/dashboards/survey/describe-days";
import { type Choice, filterChoices, type ScopeView } from "@/features/dashboards/survey/describe-scope";
import { type DashboardQuery, dashboardHref, dashboardParams } from "@/features/dashboards/survey/input";
import { rowLinks } from "@/features/dashboards/survey/row-links";
import { nameGroup } from "@/platform/i18n/name-group";
import { sayRangeChoices } from "@/platform/i18n/range-words";
import { sayInstant } from "@/platform/i18n/say-days";
import type { OwnDays } from "@/ui/shell/days-form";

/** What is shown, as one sentence: days and filters. */
export interface QuestionsScope {
  readonly days: string;
  readonly dayChoices: readonly Choice[];
  readonly form: OwnDays;
  readonly filters: ScopeView["filters"];
  readonly dimensions: ScopeView["dimensions"];
}

/** The results of every question in words and addresses: what its components print. */
export interface QuestionsView {
  readonly name: string;
  readonly resultsPath: string;
  readonly scope: QuestionsScope;
  readonly notices: readonly string[];
  readonly title: string;
  readonly lead: string;
  readonly questions: readonly QuestionView[];
  readonly dropOff: DropOffView | null;
  readonly dropOffSlow: boolean;
  readonly empty: { readonly title: string; readonly text: string } | null;
  readonly footer: readonly string[];
}

/** What the results are shown with. */
export interface QuestionsContext {
  readonly workspacePath: string;
  readonly zone: string;
  readonly mayRead: boolean;
  readonly query: DashboardQuery;
  readonly ignored: readonly string[];
  readonly now: Date;
  readonly words: QuestionWords;
}

/** Says the results of every question. */
export function toQuestionsView(data: QuestionsData, context: QuestionsContext): QuestionsView {
  const { outline, questions, began, hidden, days } = data;
  const { words, query, workspacePath, mayRead, ignored, now, zone } = context;
  const { questions: t, locale } = words;
  const survey = `${workspacePath}/surveys/${outline.id}`;
  const links = linksOf(data, survey, query);
  const asked = questions.filter((one) => one.asked.current).length;
  return {
    name: outline.name,
    resultsPath: survey,
    scope: describeScope(data, query, `${survey}/questions`, words),
    notices: [
      ...(ignored.length === 0 ? [] : [t("ignored", { parts: ignored.join(", ") })]),
      ...(outline.minimumGroup === null ? [] : [t("anonymous", { least: outline.minimumGroup })]),
    ],
    title: t("title", { n: asked }),
    lead: began === null || hidden || began === 0 ? "" : t("lead", { n: began, days: describeChosen(days, words) }),
    questions: questions.map((one) => describeQuestion(data, one, links, mayRead, words)),
    dropOff: describeDropOff(data, words),
    dropOffSlow: data.dropOffSlow,
    empty: emptyOf(data, words),
    footer: [t("computed", { at: sayInstant(now, zone, locale), zone }), t("from"), t("interval")],
  };
}

function describeScope(
  { days, dimensions, filters }: QuestionsData,
  query: DashboardQuery,
  path: string,
  words: QuestionWords,
): QuestionsScope {
  const to = (changes: Parameters<typeof dashboardHref>[2]) => dashboardHref(path, query, changes);
  const anew = { from: undefined, to: undefined };
  const without = (name: string) => Object.fromEntries(Object.entries(filters).filter(([one]) => one !== name));
  return {
    days: describeChosen(days, words),
    dayChoices: sayRangeChoices(words.locale, days.chosen, (preset) => to({ ...anew, preset })),
    form: {
      action: path,
      ...days.range,
      hidden: dashboardParams({ ...query, preset: undefined, ...anew } as DashboardQuery),
    },
    filters: Object.entries(filters).map(([name, value]) => ({
      text: `${name}: ${nameGroup(name, value, words.locale)}`,
      href: to({ filters: without(name) }),
    })),
    dimensions: filterChoices(dimensions, filters, words.locale, (chosen) => to({ filters: chosen })),
  };
}

function linksOf({ outline, days, filters }: QuestionsData, survey: string, query: DashboardQuery): QuestionLinks {
  const { from, to } = days.range;
  const rows = (own: Record<string, string>) => {
    const params = new URLSearchParams({ ...own, from, to });
    for (const [name, value] of Object.entries(filters)) params.set(`filter.${name}`, value);
    return `${survey}/answers?${params}`;
  };
  return {
    choice: (choice: AnswerChoice) => rows({ choice: writeChoice(choice), columns: `q.${choice.questionId},when` }),
    scores: (questionId, scale, score) =>
      rowLinks(survey, { question: { questionId, scale, series: outline.series }, filters, from, to }).scores([
        Number(score),
      ]),
    answered: (questionId) => rows({ answered: questionId, columns: `q.${questionId},when` }),
    metric: (questionId) => dashboardHref(survey, query, { question: questionId }),
  };
}

function emptyOf({ began, hidden, questions }: QuestionsData, { questions: t }: QuestionWords) {
  if (began === null) return { title: t("slow.title"), text: t("slow.text") };
  if (hidden) return { title: t("small.title"), text: t("small.text") };
  if (began === 0 || questions.length === 0) return { title: t("nothing.title"), text: t("nothing.text") };
  return null;
}
