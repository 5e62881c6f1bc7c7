import { RISK_LANGUAGES } from "@/domain/follow-up/default-risk-words";
import { type FollowUpRules, followUpRulesSchema } from "@/domain/follow-up/rules";
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
  /** `survey/question` of every box that the form offered: one that is not ticked was said no to. */
  readonly questions: readonly string[];
}

export type ReadRules =
  | { readonly ok: true; readonly rules: FollowUpRules }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const RULES = ["lowScore", "contactAsked", "riskWords", "npsBatch", "checkIns"] as const;

/** Reads the rules out of their form; what does not fit is told by its field, in the reader's language. */
export function readRulesForm(form: FormData, { t, workers, questions }: RulesContext): ReadRules {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const on = (name: string) => form.get(name) === "on";
  const errors: Record<string, string> = {};
  const hours = (name: string) => {
    const value = readWholeNumber(text(`${name}.dueHours`)) ?? 0;
    if (value < 1 || value > 720) errors[`${name}.dueHours`] = t("errors.hours");
    return value;
  };
  const [lowScore, contactAsked, riskWords, npsBatch, checkIns] = RULES.map((name) => ({
    on: on(`${name}.on`),
    dueHours: hours(name),
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
  const parsed = followUpRulesSchema.safeParse({
    lowScore,
    npsBatch,
    contactAsked: {
      ...contactAsked,
      questions: Object.fromEntries(questions.map((name) => [name, on(`question.${name}`)])),
    },
    riskWords: { ...riskWords, words },
    checkIns: {
      ...checkIns,
      after,
      beforeRenewal: renewal?.[0] ?? null,
      yearly: on("checkIns.yearly"),
      poorExperiences: on("checkIns.poor"),
    },
    unnamed: on("unnamed"),
    files: on("files"),
    owners: readOwners(form, { t, workers }, errors),
  });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  // Each field was checked in its own words before: what is left is a form that somebody made by hand.
  return parsed.success ? { ok: true, rules: parsed.data } : { ok: false, errors: { form: t("errors.fields") } };
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
