import type { Tx } from "@/db/client";
import { findQuotable, type Quotable } from "@/db/queries/find-quotable";
import { findFollowUp } from "@/db/queries/follow-ups/find-follow-up";
import type { ListedFollowUp } from "@/db/queries/follow-ups/list-follow-ups";
import type { WorkspaceScope } from "@/db/scope";
import { findRiskWords } from "@/domain/follow-up/find-risk-words";

/** A follow-up as the API shows it. */
export function toFollowUpJson(row: ListedFollowUp) {
  const { customer, survey } = row;
  return {
    id: row.id,
    reason: row.kind,
    reasons: row.reasons,
    words: row.words,
    parts: row.parts,
    checkIn: row.checkIn,
    survey: survey?.id ?? null,
    response: row.responseId,
    customer:
      customer === null ? null : { externalId: customer.externalId, name: customer.name, stopped: customer.stopped },
    question: row.questionId,
    score: row.score,
    comment: row.comment,
    owner: row.ownerId,
    state: row.state,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    answeredAt: row.answeredAt,
    firstContactAt: row.firstContactAt,
    closedAt: row.closedAt,
    cause: row.cause,
    causeWords: row.causeWords,
    note: row.note,
    recoveredAt: row.recoveredAt,
    revision: row.revision,
  };
}

/** One follow-up as others are told of it now; null where it is gone. */
export async function tellFollowUp(tx: Tx, scope: WorkspaceScope, id: string) {
  const row = await findTold(tx, scope, id);
  return row === null ? null : toFollowUpJson(row);
}

/**
 * A follow-up without what its answer said, where that may be handed round no more: the answer was excluded, deleted or its
 * person erased, perhaps since the follow-up was opened; and of words those alone that the answer still has and nobody hid.
 */
export async function findTold(tx: Tx, scope: WorkspaceScope, id: string): Promise<ListedFollowUp | null> {
  const row = await findFollowUp(tx, scope, id);
  if (row === null) return null;
  // Asked after the row was read, at one moment for all: what was taken out in between is not told.
  const { answer, texts } = row.responseId === null ? NOTHING : await findQuotable(tx, scope, row.responseId);
  const comment = texts.find((text) => text === row.comment) ?? null;
  const words = row.words.filter((entry) => texts.some((text) => findRiskWords(text, [entry]).length > 0));
  return answer ? { ...row, comment, words } : { ...row, comment, words, score: null, parts: [], named: null };
}

const NOTHING: Quotable = { answer: false, texts: [] };
