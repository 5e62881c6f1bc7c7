import "server-only";
import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { insertIndexVersion, listIndexVersions } from "@/db/queries/quality/index-weights";
import { FIRST_WEIGHTS, INDEX_PARTS } from "@/domain/metrics/service-index";
import { readWeightsForm } from "@/features/quality/service-index/read-weights-form";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Weighs the index of service quality anew, as a new version. */
export function runSaveWeights(slug: string, form: FormData): Promise<FormState> {
  return runAction("save-index-weights", async () => {
    const { db, scope, user } = await requireAction(slug, "workspace.settings");
    const t = await getTranslations("quality.index");
    const read = readWeightsForm(form);
    if ("sum" in read) return refused(t("faults.sum", { sum: read.sum }));
    if ("wrong" in read) return refused(null, Object.fromEntries(read.wrong.map((part) => [part, t("faults.weight")])));
    const { weights, from } = read;
    const saved = await withTenant(db, scope, async (tx) => {
      const [newest] = await listIndexVersions(tx, scope);
      const before = newest?.weights ?? FIRST_WEIGHTS;
      if (INDEX_PARTS.every((part) => before[part] === weights[part])) return "same";
      const row = await insertIndexVersion(tx, scope, { weights, madeBy: user.userId, from }, new Date());
      if (row)
        await writeAudit(tx, scope, {
          action: "service_index.weighed",
          subject: scope.workspaceId,
          before: { version: from, ...before },
          after: { version: row.version, ...weights },
        });
      return row;
    });
    if (saved === "same") return refused(t("faults.same"));
    if (saved === null) return refused(t("faults.meanwhile"));
    revalidatePath(`/w/${slug}`, "layout");
    return done(t("saved", { version: saved.version }));
  });
}
