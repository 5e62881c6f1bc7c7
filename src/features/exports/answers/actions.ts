"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { withTenant } from "@/db/client";
import { deleteExport, findExport, updateExport } from "@/db/queries/exports";
import { writeAudit } from "@/platform/audit";
import { type FormState, IDLE } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

const input = z.object({ id: z.guid() });

/** Deletes an export with its file; one that is being written ends without. */
export async function removeExport(slug: string, form: FormData): Promise<FormState> {
  const state = await runAction("delete-export", async () => {
    const { db, scope } = await requireAction(slug, "export.run");
    const given = checkForm(input, form);
    if (!given.ok) return given.refusal;
    const { id } = given.value;
    await withTenant(db, scope, async (tx) => {
      if (await deleteExport(tx, scope, id)) await writeAudit(tx, scope, { action: "export.deleted", subject: id });
    });
    return { ...IDLE, ok: true };
  });
  revalidatePath(`/w/${slug}/settings/data`);
  return state;
}

/** Puts the notice of one's own export away. */
export async function dismissExport(slug: string, form: FormData): Promise<void> {
  await runAction("dismiss-export", async () => {
    const { db, scope, user } = await requireAction(slug, "export.run");
    const given = checkForm(input, form);
    if (!given.ok) return given.refusal;
    await withTenant(db, scope, async (tx) => {
      const run = await findExport(tx, scope, given.value.id);
      if (run?.createdBy === user.userId) await updateExport(tx, scope, run.id, { seenAt: new Date() });
    });
    return { ...IDLE, ok: true };
  });
  revalidatePath(`/w/${slug}`, "layout");
}
