import type { Tx } from "@/db/client";
import { readCommentTexts } from "@/db/queries/board/read-comment-texts";
import type { WorkspaceScope } from "@/db/scope";
import type { CommentsBlock } from "@/domain/board/pack-document";
import { describePlacedComments } from "@/features/dashboards/overview/describe-comments";
import type { OverviewWords } from "@/features/dashboards/overview/overview-words";
import type { OverviewData } from "@/features/dashboards/overview/read-overview";
import type { PackedWords } from "@/features/dashboards/packed/tell-unknown";

/**
 * The newest comments of a survey, by the answers they stand in: their words are read anew whenever the pack is opened. Null
 * where nobody wrote; those of an anonymous survey are never among them.
 */
export async function pickForPack(
  tx: Tx,
  scope: WorkspaceScope,
  words: PackedWords & OverviewWords,
  { numbers, surveys }: OverviewData,
  zone: string,
): Promise<CommentsBlock | null> {
  if (!numbers || numbers.comments.length === 0) return null;
  const texts = await readCommentTexts(
    tx,
    scope,
    numbers.comments.map(({ responseId }) => responseId),
  );
  const said = describePlacedComments(words, numbers.comments, surveys, { workspacePath: "", zone, mayRead: false });
  const items = numbers.comments.flatMap(({ responseId, text }, place) => {
    const found = texts.find((one) => one.responseId === responseId && one.text === text);
    const view = said[place];
    if (!found || !view) return [];
    const score = view.score === null ? "" : `${view.score} (${view.groupName})`;
    return [{ responseId, questionId: found.questionId, about: [score, view.when].filter(Boolean).join(" · ") }];
  });
  return items.length === 0 ? null : { kind: "comments", title: words.board("comments.title"), items };
}
