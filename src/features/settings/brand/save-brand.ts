import { type Db, withTenant } from "@/db/client";
import { findSetBrand, setUsualBrand } from "@/db/queries/usual-brand";
import type { WorkspaceScope } from "@/db/scope";
import type { Brand } from "@/domain/survey/definition";
import { writeAudit } from "@/platform/audit";

/** Sets the look that new surveys begin with, with what it was in the audit trail; null: that of the newest survey. */
export async function saveBrand(
  db: Db,
  scope: WorkspaceScope,
  change: (before: Brand | null) => Brand | null,
): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const before = await findSetBrand(tx, scope);
    const after = change(before);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    await setUsualBrand(tx, scope, after);
    const said = (brand: Brand | null) => ({ brand: brand?.name ?? null, color: brand?.color ?? null });
    await writeAudit(tx, scope, {
      action: "workspace.changed",
      subject: scope.workspaceId,
      before: said(before),
      after: said(after),
    });
  });
}
