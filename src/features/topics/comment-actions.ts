"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type Tx, withTenantAnew } from "@/db/client";
import { hideComment, setCommentTopic, tagComment, untagComment } from "@/db/queries/topics/write-comments";
import { countComments, lockComments } from "@/db/rollups/count-comments";
import { redactWords } from "@/db/rollups/redact-words";
import type { WorkspaceScope } from "@/db/scope";
import { findPersonalData, redactSpans } from "@/domain/topics/personal-data";
import { loadTopicWords } from "@/features/topics/load-topic-words";
import type { TopicWords } from "@/features/topics/topic-words";
import { writeAudit } from "@/platform/audit";
import type { AuditAction } from "@/platform/audit-actions";
import { done, type FormState, refused } from "@/platform/form-state";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** What was done to a comment, and what takes it back; null where nothing does. */
export interface CommentState extends FormState {
  readonly undo?: CommentChange | null;
}

const changeSchema = z.discriminatedUnion("what", [
  z.object({ what: z.enum(["refuse", "add", "unset"]), id: z.guid(), topic: z.guid() }),
  z.object({ what: z.literal("tag"), id: z.guid(), name: z.string().trim().min(1).max(40) }),
  z.object({ what: z.literal("untag"), id: z.guid(), tag: z.guid() }),
  z.object({ what: z.enum(["hide", "show", "redact", "redactPersonal"]), id: z.guid() }),
]);

/** What a person does to one comment. */
export type CommentChange = z.infer<typeof changeSchema>;

/** Corrects topics, tags, hides or removes words: which, the form says. */
export async function changeComment(slug: string, _state: CommentState, form: FormData): Promise<CommentState> {
  return runAction("change-comment", async (): Promise<CommentState> => {
    const given = changeSchema.safeParse(Object.fromEntries(form));
    const erases = given.success && (given.data.what === "redact" || given.data.what === "redactPersonal");
    const { db, scope } = await requireAction(slug, erases ? "response.delete" : "response.review");
    const words = await loadTopicWords();
    if (!given.success) return refused(words.t("act.failed"));
    const state = await withTenantAnew(db, scope, (tx) => apply(tx, scope, given.data, words));
    if (state.ok) revalidatePath(`/w/${slug}/feedback/topics`, "layout");
    return state;
  });
}

async function apply(tx: Tx, scope: WorkspaceScope, change: CommentChange, words: TopicWords): Promise<CommentState> {
  const { t } = words;
  const { id } = change;
  const failed = refused(t("act.failed"));
  const tell = (action: AuditAction, after?: Record<string, unknown>) =>
    writeAudit(tx, scope, { action, subject: id, ...(after ? { after } : {}) });
  switch (change.what) {
    case "refuse":
    case "add":
    case "unset": {
      const source = { refuse: "refused", add: "person", unset: "rule" } as const;
      await lockComments(tx, scope);
      if (!(await setCommentTopic(tx, scope, id, change.topic, source[change.what]))) return failed;
      await countComments(tx, scope, [id]);
      await tell("comment.topic_corrected", { topic: change.topic, what: change.what });
      if (change.what === "unset") return done(t("act.undone"));
      return { ...done(t("act.corrected")), undo: { what: "unset", id, topic: change.topic } };
    }
    case "tag": {
      const tag = await tagComment(tx, scope, id, change.name);
      if (tag === null) return failed;
      await tell("comment.tagged", { tag });
      return { ...done(t("act.tagged")), undo: { what: "untag", id, tag } };
    }
    case "untag": {
      const name = await untagComment(tx, scope, id, change.tag);
      if (name === null) return failed;
      await tell("comment.untagged", { tag: change.tag });
      return { ...done(t("act.undone")), undo: { what: "tag", id, name } };
    }
    case "hide":
    case "show": {
      const hides = change.what === "hide";
      if (!(await hideComment(tx, scope, id, hides ? new Date() : null))) return failed;
      await tell(hides ? "comment.hidden" : "comment.shown");
      return { ...done(t(hides ? "act.hiddenNow" : "act.shownNow")), undo: { what: hides ? "show" : "hide", id } };
    }
    default: {
      const whole = change.what === "redact";
      const replace = (text: string) =>
        whole ? t("personal.mark") : redactSpans(text, findPersonalData(text), (kind) => t(`personal.marks.${kind}`));
      if (!(await redactWords(tx, scope, id, replace))) return failed;
      await tell(whole ? "comment.words_removed" : "comment.personal_data_removed");
      return { ...done(t("act.redacted")), undo: null };
    }
  }
}
