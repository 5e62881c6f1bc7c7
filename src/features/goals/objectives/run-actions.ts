import "server-only";
import { revalidatePath } from "next/cache";
import { type Tx, withTenant } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { GoalWords } from "@/features/goals/goal-words";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import {
  archiveObjective,
  createObjective,
  renameObjective,
  reorderObjective,
} from "@/features/goals/objectives/change-objectives";
import { done, type FormState } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** What can be done to an objective from the page of objectives. */
export type ObjectiveDeed = "rename" | "up" | "down" | "archive" | "restore";

/** Makes an objective of the name that was typed. */
export function runCreateObjective(slug: string, form: FormData): Promise<FormState> {
  return change(slug, "create-objective", "objectives.created", (tx, scope, words) =>
    createObjective(tx, scope, words, nameOf(form)),
  );
}

/** Renames, moves, archives or brings back one objective. */
export function runObjective(slug: string, id: string, deed: ObjectiveDeed, form: FormData): Promise<FormState> {
  const now = new Date();
  switch (deed) {
    case "rename":
      return change(slug, "rename-objective", "objectives.renamed", (tx, scope, words) =>
        renameObjective(tx, scope, words, id, nameOf(form)),
      );
    case "up":
    case "down":
      return change(slug, "move-objective", "objectives.moved", (tx, scope) =>
        reorderObjective(tx, scope, id, deed === "up"),
      );
    case "archive":
      return change(slug, "archive-objective", "objectives.didArchive", (tx, scope, words) =>
        archiveObjective(tx, scope, words, id, now),
      );
    case "restore":
      return change(slug, "restore-objective", "objectives.didRestore", (tx, scope, words) =>
        archiveObjective(tx, scope, words, id, null),
      );
  }
}

function change(
  slug: string,
  name: string,
  said:
    | "objectives.created"
    | "objectives.renamed"
    | "objectives.moved"
    | "objectives.didArchive"
    | "objectives.didRestore",
  work: (tx: Tx, scope: WorkspaceScope, words: GoalWords) => Promise<void>,
): Promise<FormState> {
  return runAction(name, async () => {
    const { db, scope } = await requireAction(slug, "goal.write");
    const words = await loadGoalWords();
    await withTenant(db, scope, (tx) => work(tx, scope, words));
    revalidatePath(`/w/${slug}/goals`, "layout");
    return done(words.t(said));
  });
}

function nameOf(form: FormData): string {
  return String(form.get("name") ?? "").trim();
}
