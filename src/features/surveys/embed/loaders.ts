import "server-only";
import { notFound } from "next/navigation";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { isUuid } from "@/platform/is-uuid";
import { requireWorkspace } from "@/platform/session";

/** A survey as the try-out page shows it. */
export async function loadTryOut(slug: string, id: string) {
  const { db, scope } = await requireWorkspace(slug, "survey.read");
  const row = isUuid(id) ? await withTenant(db, scope, (tx) => findSurvey(tx, scope, id)) : null;
  if (!row) return notFound();
  const shows = row.status === "live" && row.passwordHash === null;
  return { slug, id: row.id, name: row.name, key: row.key, shows };
}
