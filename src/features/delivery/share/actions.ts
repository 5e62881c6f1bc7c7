"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changeLink } from "@/features/delivery/share/change-link";
import { linkChangeInput, linkIdInput, linkInput, MOST_LINK_DAYS } from "@/features/delivery/share/input";
import { MOST_OPEN_LINKS, makeLink } from "@/features/delivery/share/make-link";
import { revokeLink } from "@/features/delivery/share/revoke-link";
import { done, type FormState, refused } from "@/platform/form-state";
import { checkForm, typedValues } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

const ERRORS = ["site", "sites", "days", "day", "label", "form"] as const;

/** Makes a link to a view and leads to the list, where it stands ready to copy. */
export async function makeShareLink(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("make-share-link", async () => {
    const { db, scope } = await requireAction(slug, "share.make");
    const t = await getTranslations("share.errors");
    const input = checkForm(linkInput, form);
    if (!input.ok) return sayRefusal(t, input.refusal);
    const made = await makeLink(db, scope, runtime().authSecret, input.value, new Date());
    if ("refused" in made) return refused(made.refused === "gone" ? t("gone") : t("many", { n: MOST_OPEN_LINKS }));
    revalidatePath(`/w/${slug}/settings/links`);
    redirect(`/w/${slug}/settings/links?made=${made.id}`);
  });
}

/** Changes an open link; its address stays. */
export async function changeShareLink(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("change-share-link", async () => {
    const { db, scope, workspace } = await requireAction(slug, "share.make");
    const t = await getTranslations("share.errors");
    const input = checkForm(linkChangeInput, form);
    if (!input.ok) return sayRefusal(t, input.refusal);
    const done = await changeLink(db, scope, input.value, { zone: workspace.zone, now: new Date() });
    if (done !== "changed") {
      const kept = { values: typedValues(form) };
      if (done.refused === "ended") return { ...refused(t("notOpen")), ...kept };
      return { ...refused(null, { until: t(done.refused, { days: MOST_LINK_DAYS }) }), ...kept };
    }
    revalidatePath(`/w/${slug}/settings/links`);
    redirect(`/w/${slug}/settings/links?changed=${input.value.id}`);
  });
}

/** Ends a link for good. */
export async function revokeShareLink(slug: string, form: FormData): Promise<FormState> {
  const state = await runAction("revoke-share-link", async () => {
    const { db, scope } = await requireAction(slug, "share.make");
    const t = await getTranslations("share");
    const input = checkForm(linkIdInput, form);
    const ended = input.ok && (await revokeLink(db, scope, input.value.id, new Date()));
    return ended ? done(t("list.gone")) : refused(t("errors.notOpen"));
  });
  revalidatePath(`/w/${slug}/settings/links`);
  return state;
}

/** Fields whose errors stand beside them. */
const SHOWN = ["label", "until", "sites"];

function sayRefusal(t: Errors, refusal: FormState): FormState {
  const errors = Object.fromEntries(Object.entries(refusal.errors).map(([field, told]) => [field, sayError(t, told)]));
  const { "": whole, ...fields } = errors;
  const lost = whole ?? (Object.keys(fields).some((field) => !SHOWN.includes(field)) ? t("form") : null);
  return { ...refusal, message: lost, errors: fields };
}

type Errors = Awaited<ReturnType<typeof getTranslations<"share.errors">>>;

function sayError(t: Errors, told: string): string {
  const [key, text = ""] = told.split(/:(.*)/s);
  const known = ERRORS.find((name) => name === key) ?? "form";
  return known === "site" ? t("site", { text }) : t(known);
}
