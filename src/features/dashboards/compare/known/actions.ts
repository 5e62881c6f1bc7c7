"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import {
  isProblem,
  type PopulationForm,
  type PopulationProblem,
  readPopulation,
  writeRows,
} from "@/features/dashboards/compare/known/input";
import { nameWeight, statePopulation } from "@/features/dashboards/compare/known/state-population";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import type { Translator } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";
import { requireAction } from "@/platform/session";

/** What became of a statement; `undo` is what stood before, as the form's own fields. */
export interface KnownState extends FormState {
  readonly undo?: Readonly<Record<string, string>>;
}

/** States how large an attribute's groups are, or forgets it where the form says so. */
export async function statePopulationForm(
  slug: string,
  surveyId: string,
  _state: KnownState,
  form: FormData,
): Promise<KnownState> {
  return runAction<KnownState>("state-population", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const t = await getTranslations("compare");
    if (!isUuid(surveyId)) return refused(t("known.noSurvey"));
    const asked = formOf(form);
    const read =
      form.get("forget") === "1"
        ? { dimension: asked.dimension, unit: "customers" as const, asOf: "2000-01-01", groups: [] }
        : readPopulation(asked);
    if (isProblem(read)) return { ...refused(null, { [read.field]: sayProblem(t, read) }), values: { ...asked } };
    const before = await withTenant(db, scope, (tx) => statePopulation(tx, scope, surveyId, read));
    revalidatePath(`/w/${slug}/surveys/${surveyId}`, "layout");
    const n = read.groups.length;
    const message = n === 0 ? t("known.forgotten") : t("known.stated", { n });
    const { dimension, unit, asOf } = before;
    const undo: Record<string, string> =
      before.groups.length === 0
        ? { dimension, forget: "1" }
        : { dimension, unit, asOf, rows: writeRows(before.groups) };
    return { ...done(message), undo };
  });
}

/** Names the attribute with the answers' own weights; an empty one takes it back. */
export async function nameWeightForm(
  slug: string,
  surveyId: string,
  _state: KnownState,
  form: FormData,
): Promise<KnownState> {
  return runAction<KnownState>("name-weight", async () => {
    const { db, scope } = await requireAction(slug, "survey.write");
    const t = await getTranslations("compare");
    if (!isUuid(surveyId)) return refused(t("known.noSurvey"));
    const dimension = text(form, "weight").slice(0, 64);
    const before = await withTenant(db, scope, (tx) => nameWeight(tx, scope, surveyId, dimension || null));
    revalidatePath(`/w/${slug}/surveys/${surveyId}`, "layout");
    const message = dimension === "" ? t("known.weightGone") : t("known.weightNamed", { name: dimension });
    return { ...done(message), undo: { weight: before ?? "" } };
  });
}

function formOf(form: FormData): PopulationForm {
  return {
    dimension: text(form, "dimension"),
    unit: text(form, "unit"),
    asOf: text(form, "asOf"),
    rows: text(form, "rows").slice(0, 100_000),
  };
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}

function sayProblem(t: Translator<"compare">, problem: PopulationProblem): string {
  if ("line" in problem) return t(`known.problems.${problem.code}`, { line: problem.line });
  if ("sum" in problem) return t("known.problems.notHundred", { sum: Math.round(problem.sum * 10) / 10 });
  return t(`known.problems.${problem.code}`);
}
