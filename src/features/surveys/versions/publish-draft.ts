import type { Tx } from "@/db/client";
import { findSurveyVersion, type SurveyRow } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { listSeries } from "@/db/queries/list-series";
import { lockSurvey } from "@/db/queries/lock-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import type { WorkspaceScope } from "@/db/scope";
import { type PlannedSeries, planSeries, wordsOfFingerprint } from "@/domain/survey/diff/plan-series";
import { requireSurvey } from "@/features/surveys/change-survey";
import { sayFinding } from "@/features/surveys/say-finding";
import { markDraft } from "@/features/surveys/versions/mark-draft";
import { reviewDraft } from "@/features/surveys/versions/review-draft";
import { writeAudit } from "@/platform/audit";
import { conflict, invalid, notFound } from "@/platform/http/problem";
import { translatorIn } from "@/platform/i18n/translator";

/** How a draft is published. */
export interface PublishOptions {
  /** Score questions whose change is declared to be of spelling alone: their series go on. */
  readonly corrections?: readonly string[];
  /** The mark of the draft that somebody read before pressing; another draft is not published in its place. */
  readonly read?: string;
}

/** The code of the refusal where the draft is not the one that was read. */
export const DRAFT_CHANGED = "draft_changed";

/**
 * Publishes the draft as the next version; a closed survey opens again. Each declared correction is written down with the
 * words before and after. Throws 404; 422 for a correction that changes more than words; 409 where the linter says that it
 * cannot work, by whatever door, and for a draft that somebody read first where it is another one by now or changes nothing.
 */
export async function publishDraft(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  now: Date,
  { corrections = [], read }: PublishOptions = {},
): Promise<SurveyRow> {
  await requireSurvey(tx, scope, id);
  const row = await lockSurvey(tx, scope, id);
  if (!row) throw notFound();
  await checkDraft(tx, scope, row, read);
  const plan = planSeries(row.draft, await listSeries(tx, scope, id), corrections);
  checkCorrections(plan, corrections);
  const version = await publishSurvey(tx, scope, id, now, corrections);
  await writeAudit(tx, scope, { action: "survey.published", subject: id, after: { version } });
  for (const { question, before, fingerprint, ordinal } of plan.filter(({ fate }) => fate === "corrected")) {
    const at = { question: question.id, series: ordinal };
    await writeAudit(tx, scope, {
      action: "survey.spelling_corrected",
      subject: id,
      before: { ...at, ...wordsOfFingerprint(before ?? "") },
      after: { ...at, version, ...wordsOfFingerprint(fingerprint) },
    });
  }
  return requireSurvey(tx, scope, id);
}

async function checkDraft(tx: Tx, scope: WorkspaceScope, row: SurveyRow, read: string | undefined): Promise<void> {
  if (read !== undefined && markDraft(row) !== read)
    throw conflict(
      "The draft was changed after this page was drawn, so nothing was published. What would change now stands below.",
      DRAFT_CHANGED,
      "draftChanged",
    );
  const published =
    row.publishedVersion === null ? null : await findSurveyVersion(tx, scope, row.id, row.publishedVersion);
  const { allowedHosts } = await findWorkspace(tx, scope);
  const review = reviewDraft(row.draft, published?.definition ?? null, [], allowedHosts);
  const [blocking] = review.lint.open;
  if (review.blocked && blocking) {
    const { what, mend } = sayFinding(translatorIn("en", "findings"), blocking);
    throw conflict(`${what} ${mend}`, "conflict", "publishBlocked");
  }
  if (read !== undefined && review.nothing)
    throw conflict("There is nothing to publish: respondents see this survey already.", "conflict", "nothingToPublish");
}

function checkCorrections(plan: readonly PlannedSeries[], corrections: readonly string[]): void {
  const errors = corrections.flatMap((id, index) => {
    const planned = plan.find(({ question }) => question.id === id);
    const path = `corrections.${index}`;
    if (!planned) return [{ path, message: "There is no score question with this id." }];
    if (planned.fate === "corrected" || planned.fate === "continues") return [];
    if (planned.fate === "first") return [{ path, message: "This question is new, so there is nothing to correct." }];
    return [{ path, message: `More than spelling changed (${planned.differs.join(", ")}), so a new series begins.` }];
  });
  if (errors.length > 0) throw invalid(errors);
}
