import type { Tx } from "@/db/client";
import { lockSurvey } from "@/db/queries/lock-survey";
import { updateSurveyRow } from "@/db/queries/update-survey";
import type { WorkspaceScope } from "@/db/scope";
import { MOST_SITES, parseSite } from "@/domain/survey/embed-sites";
import { requireSurvey } from "@/features/surveys/change-survey";
import { writeAudit } from "@/platform/audit";
import { invalid } from "@/platform/http/problem";

/**
 * Sets which sites may show a survey's page in a frame, as they were typed; none by default. It holds at once, without
 * publishing. Throws 404, and 422 at `embedOn` naming the first that is no site.
 */
export async function saveSites(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  typed: readonly string[],
  now: Date,
): Promise<string[]> {
  await requireSurvey(tx, scope, id);
  await lockSurvey(tx, scope, id);
  const { embedOn: before } = await requireSurvey(tx, scope, id);
  const sites = [...new Set(typed.map(readSite))];
  if (sites.length > MOST_SITES)
    throw refused(`At most ${MOST_SITES} sites. One for all below a name: *.shop.example.`);
  await updateSurveyRow(tx, scope, id, { embedOn: sites, updatedAt: now });
  await writeAudit(tx, scope, {
    action: "survey.embed_sites_changed",
    subject: id,
    before: { embedOn: before },
    after: { embedOn: sites },
  });
  return sites;
}

function readSite(text: string): string {
  const site = parseSite(text);
  if (site !== null) return site;
  throw refused(`“${text.trim().slice(0, 80)}” is no site. Write it as https://shop.example, or *.shop.example.`);
}

function refused(message: string) {
  return invalid([{ path: "embedOn", message }]);
}
