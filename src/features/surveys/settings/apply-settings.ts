import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { hasAnswers, hasKnownAnswers } from "@/db/queries/has-answers";
import { lockSurvey } from "@/db/queries/lock-survey";
import { askToSettle, type SurveyChange, updateSurveyRow } from "@/db/queries/update-survey";
import type { WorkspaceScope } from "@/db/scope";
import type { SettingsInput } from "@/features/surveys/settings/input";
import { writeAudit } from "@/platform/audit";
import { hashPassword } from "@/platform/auth/password";
import { invalid, notFound, ProblemError } from "@/platform/http/problem";

/**
 * Changes settings of a survey, with its line in the audit. What is left out stays. Throws 422 where an end lies before
 * its beginning, and 409 where the first answer has fixed what would change: whether the survey is anonymous, and how small
 * a group may be shown.
 */
export async function applySettings(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  input: SettingsInput,
  now: Date,
): Promise<void> {
  const before = await lockSurvey(tx, scope, id);
  if (!before) throw notFound("There is no survey with this id.", "noSurvey");
  const change: SurveyChange = {
    ...(input.onlyFromPage === undefined ? {} : { onlyFromPage: input.onlyFromPage }),
    ...(input.opensAt === undefined ? {} : { opensAt: input.opensAt }),
    ...(input.closesAt === undefined ? {} : { closesAt: input.closesAt }),
    ...(input.cap === undefined ? {} : { responseCap: input.cap }),
    ...(input.anonymous === undefined ? {} : { anonymous: input.anonymous }),
    ...(input.minimumGroup === undefined ? {} : { minimumGroup: input.minimumGroup }),
    ...(input.password === undefined ? {} : { passwordHash: input.password && (await hashPassword(input.password)) }),
    ...(await repeatsChange(tx, scope, before, input)),
  };
  const after = { ...before, ...change };
  if (after.opensAt && after.closesAt && after.closesAt <= after.opensAt)
    throw invalid([
      {
        path: input.closesAt ? "closesAt" : "opensAt",
        message: "The closing must lie after the opening.",
        key: "closingFirst",
      },
    ]);
  await keepPromises(tx, scope, before, after);
  await updateSurveyRow(tx, scope, id, { ...change, updatedAt: now });
  if (input.repeats !== undefined) await askToSettle(tx, scope, id);
  const changed = Object.keys(change) as (keyof typeof change)[];
  await writeAudit(tx, scope, {
    action: "survey.settings_changed",
    subject: id,
    before: told(before, changed),
    after: told(after, changed),
  });
}

/** At once where nobody known has answered; else by a job, and until it ends the old policy holds and shows. */
async function repeatsChange(
  tx: Tx,
  scope: WorkspaceScope,
  before: SurveyRow,
  { repeats }: SettingsInput,
): Promise<Pick<SurveyChange, "repeats" | "pendingRepeats">> {
  if (repeats === undefined) return {};
  if (JSON.stringify(repeats) === JSON.stringify(before.repeats)) return { pendingRepeats: null };
  return (await hasKnownAnswers(tx, scope, before.id))
    ? { pendingRepeats: repeats }
    : { repeats, pendingRepeats: null };
}

/** What respondents were told holds from the first answer on. */
async function keepPromises(tx: Tx, scope: WorkspaceScope, before: SurveyRow, after: SurveyRow): Promise<void> {
  const switched = before.anonymous !== after.anonymous;
  const lowered = before.anonymous && after.minimumGroup < before.minimumGroup;
  if (!(switched || lowered) || !(await hasAnswers(tx, scope, before.id))) return;
  const message = !switched
    ? `Stays at ${before.minimumGroup} or more: that is what people were told when they answered.`
    : before.anonymous
      ? "Stays on: people answered because their answers are anonymous. Duplicate the survey to ask with names."
      : "Cannot be switched on after the first answer: what is stored is not anonymous. Duplicate the survey instead.";
  throw new ProblemError({
    status: 409,
    code: "has_answers",
    title: "Fixed since the first answer",
    detail: "Nothing was changed.",
    key: "nothingChanged",
    errors: [
      {
        path: switched ? "anonymous" : "minimumGroup",
        message,
        key: !switched ? "groupStays" : before.anonymous ? "staysAnonymous" : "notAnonymous",
        values: { least: before.minimumGroup },
      },
    ],
  });
}

/** Settings as the audit keeps them: that there is a password, never which. */
function told(row: SurveyRow, names: readonly (keyof SurveyChange)[]): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => (name === "passwordHash" ? ["password", row[name] !== null] : [name, row[name]])),
  );
}
