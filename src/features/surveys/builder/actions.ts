"use server";

import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { saveDraft as store } from "@/features/surveys/builder/save-draft";
import type { SaveReply } from "@/features/surveys/builder/view";
import { mapError } from "@/platform/http/map-error";
import { sayFieldError } from "@/platform/http/say-problem";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/**
 * Stores a draft while it is worked on. `definition` is JSON: a document of 200 questions is read faster so than as an
 * action's argument. Answers with the draft of somebody else who stored one meanwhile; never throws but to sign in.
 */
export async function saveDraft(slug: string, id: string, definition: string, basedOn: string): Promise<SaveReply> {
  try {
    const { db, scope } = await requireAction(slug, "survey.write");
    const now = new Date();
    const input = { definition: parse(definition), basedOn };
    const saved = await withTenant(db, scope, (tx) => store(tx, scope, id, input, now));
    if (saved.kind === "conflict") return { ...saved, at: saved.at.toISOString() };
    return { ...saved, at: now.toISOString() };
  } catch (error) {
    unstable_rethrow(error);
    const problem = mapError(error, { logger: runtime().logger, route: "action save-draft" });
    const t = await getTranslations("problems");
    if (problem.status === 503) return { kind: "failed", message: t("unavailable") };
    const [first] = problem.errors ?? [];
    const words = { problems: t, faults: await getTranslations("faults") };
    const text = first ? sayFieldError(first, words) : problem.key ? t(problem.key) : (problem.detail ?? problem.title);
    const { reference } = problem;
    return { kind: "failed", message: reference === undefined ? text : t("reference", { text, reference }) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
