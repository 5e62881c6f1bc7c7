import "server-only";
import { withTenant } from "@/db/client";
import { findSetBrand, findUsualBrand } from "@/db/queries/usual-brand";
import { requireWorkspace } from "@/platform/session";

/** The look that every new survey begins with, for who may set it. */
export async function loadBrand(slug: string) {
  const { db, scope } = await requireWorkspace(slug, "workspace.settings");
  return withTenant(db, scope, async (tx) => {
    const { name, color, corner = "soft", dark = "auto" } = await findUsualBrand(tx, scope);
    const own = await findSetBrand(tx, scope);
    return { slug, isSet: own !== null, current: { name, color, corner, dark }, hasLogo: own?.logo !== undefined };
  });
}

export type BrandView = Awaited<ReturnType<typeof loadBrand>>;
