import type { Tx } from "@/db/client";
import type { SurveyRow } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { ListedResponse, ResponseListQuery } from "@/db/queries/list-responses";
import { countOnDays, listSmallDays } from "@/db/queries/list-small-days";
import type { WorkspaceScope } from "@/db/scope";
import { startOfDay } from "@/domain/calendar/day";

/**
 * What of an anonymous survey's rows may leave the server: no attributes, as several together point at one person, and for
 * a day on which too few answered only its month. Null where so few answered on the days asked for that none may.
 */
export async function hidePeople(
  tx: Tx,
  scope: WorkspaceScope,
  survey: SurveyRow,
  asked: Pick<ResponseListQuery, "from" | "to" | "state">,
): Promise<((row: ListedResponse) => ListedResponse) | null> {
  const { id, minimumGroup } = survey;
  if ((await countOnDays(tx, scope, id, asked, minimumGroup)) < minimumGroup) return null;
  const small = await listSmallDays(tx, scope, id, minimumGroup);
  const { zone } = await findWorkspace(tx, scope);
  return (row) => {
    const monthOnly = startOfDay(`${row.day.slice(0, 7)}-01`, zone);
    const told = withoutPerson(row);
    if (!small.has(row.day)) return told;
    const completedAt = row.completedAt === null ? null : monthOnly;
    return { ...told, answeredAt: monthOnly.toISOString(), completedAt };
  };
}

/** A row without what points at a person. The submission id of a file's row is made of that row: who has the file finds it. */
export function withoutPerson(row: ListedResponse): ListedResponse {
  return { ...row, submissionId: row.id, attributes: {} };
}
