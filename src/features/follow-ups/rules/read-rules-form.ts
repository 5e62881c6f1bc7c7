import type { RuleQuestion } from "@/db/queries/follow-ups/list-rule-questions";
import { usualHours } from "@/domain/follow-up/choices";
import { RISK_LANGUAGES } from "@/domain/follow-up/default-risk-words";
import { type FollowUpRules, followUpRulesSchema, MOST_CHOICES } from "@/domain/follow-up/rules";
import { readWholeNumber } from "@/domain/typed/read-number";
import type { Translator } from "@/platform/i18n/translator";

/** Somebody who may work on follow-ups. */
export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What a form asks for beside its own fields. */
export interface RulesContext {
  readonly t: Translator<"followUpRules">;
  readonly workers: readonly Worker[];
  /** What the form offered: a box that is not ticked, and a choice that is not named, were said no to. */
  readonly asked: readonly RuleQuestion[];
  /** What held before: what the form did not offer stays as it was. */
  readonly before: FollowUpRules;
}

export type ReadRules =
  | { readonly ok: true; readonly rules: FollowUpRules }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const RULES = ["lowScore", "contactAsked", "riskWords", "npsBatch", "checkIns"] as const;

/** Reads the rules out of their form; what does not fit is told by its field, in the reader's language. */
export function readRulesForm(form: FormData, context: RulesContext): ReadRules {
  const { t, workers, asked, before } = context;
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const on = (name: string) => form.get(name) === "on";
  const errors: Record<string, string> = {};
  const hours = (name: string) => {
    const value = hoursOf(text(name));
    if (value === null) errors[name] = t("errors.hours");
    return value;
  };
  const [lowScore, contactAsked, riskWords, npsBatch, checkIns] = RULES.map((name) => ({
    on: on(`${name}.on`),
    dueHours: hours(`${name}.dueHours`),
  }));
  const words = Object.fromEntries(
    RISK_LANGUAGES.map((language) => {
      const lines = text(`riskWords.${language}`).split("\n");
      const list = [...new Set(lines.map((line) => line.trim()).filter(Boolean))];
      if (list.length > 200 || list.some((word) => word.length < 2 || word.length > 60))
        errors[`riskWords.${language}`] = t("errors.words");
      return [language, list];
    }),
  );
  const after = daysOf(text("checkIns.after"));
  if (after === null || after.length > 12) errors["checkIns.after"] = t("errors.days");
  const renewal = daysOf(text("checkIns.beforeRenewal"));
  if (renewal === null || renewal.length > 1) errors["checkIns.beforeRenewal"] = t("errors.days");
  const questions = asked.filter(({ asksContact }) => asksContact).map((one) => `${one.surveyId}/${one.questionId}`);
  const escalateTo = form.getAll("overdue.people").map(String);
  const parsed = followUpRulesSchema.safeParse({
    lowScore: { ...lowScore, rows: on("lowScore.rows"), matrices: on("lowScore.matrices") },
    npsBatch,
    contactAsked: {
      ...contactAsked,
      questions: {
        ...before.contactAsked.questions,
        ...Object.fromEntries(questions.map((name) => [name, on(`question.${name}`)])),
      },
    },
    riskWords: { ...riskWords, words },
    checkIns: {
      ...checkIns,
      after,
      beforeRenewal: renewal?.[0] ?? null,
      yearly: on("checkIns.yearly"),
      poorExperiences: on("checkIns.poor"),
    },
    choices: readChoices(form, context, errors),
    overdue: {
      owner: on("overdue.owner"),
      escalateAfter: hours("overdue.escalateAfter"),
      escalateTo: escalateTo.filter((id) => workers.some((one) => one.id === id)),
    },
    unnamed: on("unnamed"),
    files: on("files"),
    owners: readOwners(form, { t, workers }, errors),
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  // Each field was checked in its own words before: what is left is a form that somebody made by hand.
  return parsed.success ? { ok: true, rules: parsed.data } : { ok: false, errors: { form: t("errors.fields") } };
}

/** Which answers of choice open one, and within how many hours; a row without an answer is none. */
function readChoices(
  form: FormData,
  { t, asked, before }: RulesContext,
  errors: Record<string, string>,
): FollowUpRules["choices"] {
  const offered = asked.flatMap(({ surveyId, questionId, kind, options }) =>
    options.map(({ id }) => ({
      name: `${surveyId}/${questionId}/${id}`,
      usual: usualHours(`${questionId}/${id}`, kind),
    })),
  );
  const given = form.getAll("choice.hours").map(String);
  const said = form.getAll("choice.name").map(String);
  const named = said.flatMap((name, index) => {
    if (!offered.some((one) => one.name === name)) return [];
    const value = hoursOf(given[index] ?? "");
    if (value === null) errors[`choice.${index}`] = t("errors.hours");
    return [[name, value] as const];
  });
  const left = offered.filter(({ usual }) => usual !== null).map(({ name }) => [name, null] as const);
  const elsewhere = Object.entries(before.choices).filter(([name]) => !offered.some((one) => one.name === name));
  const choices = Object.fromEntries([...elsewhere, ...left, ...named]);
  if (Object.keys(choices).length > MOST_CHOICES) errors["choice.0"] ??= t("errors.choices", { n: MOST_CHOICES });
  return choices;
}

function hoursOf(text: string): number | null {
  const value = readWholeNumber(text.trim()) ?? 0;
  return value < 1 || value > 720 ? null : value;
}

function readOwners(
  form: FormData,
  { t, workers }: Pick<RulesContext, "t" | "workers">,
  errors: Record<string, string>,
): unknown {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const known = (id: string) => workers.some((one) => one.id === id);
  switch (text("owners.way")) {
    case "one":
      if (!known(text("owners.person"))) errors["owners.person"] = t("errors.person");
      return { way: "one", userId: text("owners.person") };
    case "turns": {
      const userIds = form.getAll("owners.people").map(String).filter(known);
      if (userIds.length === 0) errors["owners.people"] = t("errors.person");
      return { way: "turns", userIds };
    }
    case "attribute": {
      const name = text("owners.attribute");
      if (name === "" || name.length > 64) errors["owners.attribute"] = t("errors.attribute");
      const values = text("owners.values")
        .split("\n")
        .map((line) => line.trim())
        .flatMap((line, index) => {
          if (line === "") return [];
          const [value = "", email = ""] = line.split(/\s*=\s*(?=[^=]*$)/);
          const worker = workers.find((one) => one.email.toLowerCase() === email.toLowerCase());
          if (value === "" || value.length > 256 || worker === undefined)
            errors["owners.values"] ??= t("errors.values", { line: index + 1 });
          return worker === undefined ? [] : [{ value, userId: worker.id }];
        });
      const otherwise = text("owners.otherwise");
      return { way: "attribute", name, values, otherwise: known(otherwise) ? otherwise : null };
    }
    default:
      return { way: "nobody" };
  }
}

/** "30, 90 180" as ascending days; null where something is no day. */
function daysOf(text: string): number[] | null {
  const parts = text.split(/[\s,،;]+/).filter(Boolean);
  const days = parts.map(Number);
  const fit = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 730);
  return fit ? [...new Set(days)].sort((a, b) => a - b) : null;
}
