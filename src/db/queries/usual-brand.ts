import { and, desc, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { findWorkspace, type WorkspaceRow } from "@/db/queries/find-workspace";
import { survey } from "@/db/schema/survey";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import type { Brand } from "@/domain/survey/definition";

/** The look that a workspace set for its surveys; null where it set none. */
export async function findSetBrand(tx: Tx, scope: WorkspaceScope): Promise<Brand | null> {
  const { brand } = await findWorkspace(tx, scope);
  return brand.name === "" ? null : brand;
}

/** The look that programs and files begin a survey with: the workspace's own, else its name in the first colour. */
export function brandOf({ brand, name }: Pick<WorkspaceRow, "brand" | "name">): Brand {
  return brand.name === "" ? { ...brand, name } : brand;
}

/** The look that people begin a survey with: the workspace's own, else that of its newest survey. */
export async function findUsualBrand(tx: Tx, scope: WorkspaceScope): Promise<Brand> {
  const own = await findWorkspace(tx, scope);
  if (own.brand.name !== "") return own.brand;
  const [newest] = await tx
    .select({ draft: survey.draft })
    .from(survey)
    .where(and(eq(survey.workspaceId, scope.workspaceId), isNull(survey.deletedAt)))
    .orderBy(desc(survey.createdAt))
    .limit(1);
  return newest?.draft.brand ?? brandOf(own);
}

const FIRST_COLOR = "#1f6f5c";

/** Sets the look that new surveys begin with; null lets them follow the newest survey again. */
export async function setUsualBrand(tx: Tx, scope: WorkspaceScope, brand: Brand | null): Promise<void> {
  await tx
    .update(workspace)
    .set({ brand: brand ?? { name: "", color: FIRST_COLOR } })
    .where(eq(workspace.id, scope.workspaceId));
}
