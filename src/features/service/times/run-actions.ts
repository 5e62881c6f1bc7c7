import "server-only";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { readSpeedBands, writeSpeedBands } from "@/db/queries/service/speed-bands";
import { readServiceQuery } from "@/features/service/times/input";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Keeps where bands of the first response end, for everybody in the workspace. */
export function runKeepBands(slug: string, form: FormData): Promise<FormState> {
  return runAction("keep-speed-bands", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("service.speed");
    const { bands } = readServiceQuery({ bands: String(form.get("bands") ?? "") });
    const channel = String(form.get("channel") ?? "").slice(0, 200);
    if (bands === null) return refused(t("notKept"));
    await withTenant(db, scope, async (tx) => {
      const before = (await readSpeedBands(tx, scope))[channel] ?? null;
      await writeSpeedBands(tx, scope, channel, bands);
      await writeAudit(tx, scope, {
        action: "service.bands_changed",
        subject: scope.workspaceId,
        before: { channel, bands: before },
        after: { channel, bands },
      });
    });
    revalidatePath(`/w/${slug}`, "layout");
    return done(t("kept"));
  });
}
