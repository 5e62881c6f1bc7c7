import type { Db } from "@/db/client";
import { foldCommentsOf } from "@/db/rollups/fold-comments";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey } from "@/db/testing/store-scores";

/** A survey that asks from 0 to 10 whether one recommends, and why. */
export function makeCommentSurvey(db: Db, scope: WorkspaceScope): Promise<string> {
  return makeSurvey(db, scope, {
    questions: [
      { id: "score", kind: "nps", title: { en: "Recommend?" } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    series: [{ question: "score", scale: "nps", metric: "nps" }],
  });
}

/** Counts the comments that wait, as the worker does. */
export async function foldAllComments(db: Db, scope: WorkspaceScope): Promise<void> {
  while ((await foldCommentsOf(db, scope)) > 0) {
    // Each portion is a transaction of its own.
  }
}
