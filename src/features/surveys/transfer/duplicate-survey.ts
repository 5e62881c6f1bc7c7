import type { Tx } from "@/db/client";
import { copySurvey } from "@/db/queries/copy-survey";
import type { SurveyRow } from "@/db/queries/find-survey";
import type { WorkspaceScope } from "@/db/scope";
import { requireSurvey } from "@/features/surveys/change-survey";
import { writeAudit } from "@/platform/audit";

const LONGEST_NAME = 120;

/**
 * A new draft like another survey, as its draft stands: the document, the look and every setting, but none of its answers,
 * versions or links. Throws 404 for a survey that is not this workspace's.
 */
export async function duplicateSurvey(tx: Tx, scope: WorkspaceScope, id: string, now: Date): Promise<SurveyRow> {
  const from = await requireSurvey(tx, scope, id);
  const name = copyName(from.name);
  const made = await copySurvey(tx, scope, from, name, now);
  await writeAudit(tx, scope, { action: "survey.created", subject: made, after: { name, from: id } });
  return requireSurvey(tx, scope, made);
}

/** "Was it easy? (copy)"; a copy of a copy is numbered. */
function copyName(name: string): string {
  const [, stem = name, number] = /^(.*?) \(copy(?: (\d{1,4}))?\)$/.exec(name) ?? [];
  const again = stem === name ? "" : ` ${Number(number ?? 1) + 1}`;
  const end = ` (copy${again})`;
  return `${[...stem].slice(0, LONGEST_NAME - end.length).join("")}${end}`;
}
