"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { linkIdInput, linkInput } from "@/features/delivery/share/input";
import { MOST_OPEN_LINKS, makeLink } from "@/features/delivery/share/make-link";
import { revokeLink } from "@/features/delivery/share/revoke-link";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

const ERRORS = ["site", "sites", "days", "label", "form"] as const;

/** Makes a link to a view and leads to the list, where it stands ready to copy. */
export async function makeShareLink(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("make-share-link", async () => {
    const { db, scope } = await requireAction(slug, "share.make");
    const t = await getTranslations("share.errors");
    const input = checkForm(linkInput, form);
    if (!input.ok) {
      const errors = Object.entries(input.refusal.errors).map(([field, told]) => [field, sayError(t, told)]);
      const { "": whole, ...fields } = Object.fromEntries(errors);
      const lost = whole ?? (Object.keys(fields).some((field) => !SHOWN.includes(field)) ? t("form") : null);
      return { ...input.refusal, message: lost, errors: fields };
    }
    const made = await makeLink(db, scope, runtime().authSecret, input.value, new Date());
    if ("refused" in made) return refused(made.refused === "gone" ? t("gone") : t("many", { n: MOST_OPEN_LINKS }));
    revalidatePath(`/w/${slug}/settings/links`);
    redirect(`/w/${slug}/settings/links?made=${made.id}`);
  });
}

/** Fields whose errors stand beside them. */
const SHOWN = ["label", "until", "sites"];

/** Ends a link for good. */
export async function revokeShareLink(slug: string, form: FormData): Promise<void> {
  await runAction("revoke-share-link", async () => {
    const { db, scope } = await requireAction(slug, "share.make");
    const t = await getTranslations("share");
    const input = checkForm(linkIdInput, form);
    const ended = input.ok && (await revokeLink(db, scope, input.value.id, new Date()));
    return ended ? done(t("list.gone")) : refused(t("errors.notOpen"));
  });
  revalidatePath(`/w/${slug}/settings/links`);
}

function sayError(t: Awaited<ReturnType<typeof getTranslations<"share.errors">>>, told: string): string {
  const [key, text = ""] = told.split(/:(.*)/s);
  const known = ERRORS.find((name) => name === key) ?? "form";
  return known === "site" ? t("site", { text }) : t(known);
}
