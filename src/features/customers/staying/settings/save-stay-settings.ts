import { type Db, withTenant } from "@/db/client";
import { lockStaySettings, updateStaySettings } from "@/db/queries/staying/update-stay-settings";
import type { WorkspaceScope } from "@/db/scope";
import type { StaySettingsInput } from "@/features/customers/staying/settings/input";
import { writeAudit } from "@/platform/audit";

/**
 * Saves how staying is counted, with what it was in the audit trail. Where the days that a purchase counts change, a job
 * rewrites the stays: says so.
 */
export async function saveStaySettings(
  db: Db,
  scope: WorkspaceScope,
  input: StaySettingsInput,
): Promise<{ rebuilds: boolean }> {
  return withTenant(db, scope, async (tx) => {
    const { proposedActiveDays, ...before } = await lockStaySettings(tx, scope);
    if (JSON.stringify(before) === JSON.stringify({ ...before, ...input })) return { rebuilds: false };
    const rebuilds = (before.activeForDays ?? proposedActiveDays) !== (input.activeForDays ?? proposedActiveDays);
    await updateStaySettings(tx, scope, input, rebuilds);
    await writeAudit(tx, scope, { action: "workspace.changed", subject: scope.workspaceId, before, after: input });
    return { rebuilds };
  });
}
