"use server";

import { revalidatePath } from "next/cache";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import type { FollowUpState } from "@/domain/follow-up/move-state";
import { type Changed, changeFollowUps } from "@/features/follow-ups/change-follow-ups";
import { changeSchema, targetsSchema, undoSchema } from "@/features/follow-ups/input";
import { undoChanges } from "@/features/follow-ups/undo-changes";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** What became of a change: the rows as they are now, what can be taken back, and how many others had changed. */
export interface WorkState extends FormState {
  readonly rows?: readonly {
    readonly id: string;
    readonly revision: number;
    readonly state: FollowUpState;
    readonly ownerId: string | null;
  }[];
  readonly undo?: Changed["undo"];
  readonly stale?: number;
}

/** Changes follow-ups: state, owner, cause, note. */
export async function change(slug: string, targets: unknown, what: unknown): Promise<WorkState> {
  return runAction("change-follow-ups", async () => {
    const { db, scope } = await requireAction(slug, "followup.work");
    const t = await getTranslations("followUps");
    const [given, said] = [targetsSchema.safeParse(targets), changeSchema.safeParse(what)];
    if (!given.success || !said.success) return refused(t("act.failed"));
    const changed = await withTenant(db, scope, (tx) => changeFollowUps(tx, scope, given.data, said.data, new Date()));
    revalidatePath(`/w/${slug}/feedback`);
    return stateOf(changed);
  });
}

/** Takes changes back. */
export async function undo(slug: string, events: unknown): Promise<WorkState> {
  return runAction("undo-follow-ups", async () => {
    const { db, scope } = await requireAction(slug, "followup.work");
    const t = await getTranslations("followUps");
    const given = undoSchema.safeParse(events);
    if (!given.success) return refused(t("act.failed"));
    const changed = await withTenant(db, scope, (tx) => undoChanges(tx, scope, given.data, new Date()));
    revalidatePath(`/w/${slug}/feedback`);
    return { ...stateOf(changed), message: t("act.undone") };
  });
}

function stateOf({ rows, undo: events, stale }: Changed): WorkState {
  return {
    ...done(""),
    rows: rows.map(({ id, revision, state, ownerId }) => ({ id, revision, state, ownerId })),
    undo: events,
    stale: stale.length,
  };
}
