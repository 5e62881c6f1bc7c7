"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { askRecount } from "@/features/settings/data/ask-recount";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Asks for a recount now. */
export async function recountNow(slug: string): Promise<FormState> {
  return ask(slug, "person");
}

/** Asks for the tallies to be set right, and counted again after that. */
export async function rebuildNow(slug: string): Promise<FormState> {
  return ask(slug, "rebuild");
}

function ask(slug: string, cause: "person" | "rebuild"): Promise<FormState> {
  return runAction("recount", async () => {
    const { db, scope } = await requireAction(slug, "workspace.settings");
    const begun = await askRecount(db, scope, cause, new Date());
    revalidatePath(`/w/${slug}/settings/data`);
    const t = await getTranslations("data.recount");
    if (!begun) return refused(t("runs"));
    return done(t(cause === "rebuild" ? "rebuildBegun" : "begun"));
  });
}
