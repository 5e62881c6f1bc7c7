import type { Tx } from "@/db/client";
import { findQuotable } from "@/db/queries/find-quotable";
import { type AnswerRow, answersOf } from "@/db/rollups/stored-answer";
import type { WorkspaceScope } from "@/db/scope";
import type { Definition } from "@/domain/survey/definition";
import { pointsOf } from "@/domain/survey/labels";
import { textIn } from "@/domain/survey/locale";
import { isScoreQuestion } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { type ChatMessage, setApart } from "@/domain/webhooks/chat-text";
import { findTold } from "@/features/respond/tell-response";
import type { ChatWords } from "@/platform/i18n/chat-words";

const MOST = { name: 100, question: 160, words: 300 };

/**
 * A response in a few lines, where it may be told of: its survey, its first score, how its longest words begin. Of one that was
 * taken out by now, or that another of the same person goes before, it says that alone, and never what a later change took off
 * the path or somebody hid.
 */
export async function sayResponse(
  tx: Tx,
  scope: WorkspaceScope,
  { event, id }: { readonly event: "response.created" | "response.completed"; readonly id: string },
  words: ChatWords,
): Promise<ChatMessage | null> {
  const told = await findTold(tx, scope, id);
  if (told === null) return null;
  const { survey, row, definition } = told;
  const { t } = words;
  const named = { survey: setApart(survey.name, MOST.name) };
  const path = `surveys/${survey.id}/answers?response=${id}`;
  if (row.state === "excluded" || row.state === "superseded") return { lines: [t(`chat.${row.state}`, named)], path };
  const what = t(event === "response.created" ? "chat.created" : "chat.completed", named);
  // Asked after the answers were read: what was taken out in between is not said.
  const { answer, texts } = await findQuotable(tx, scope, id);
  const given = row.answers.filter((one) => answer && !one.offPath);
  const kept = given.filter(({ text }) => text !== null && texts.includes(text));
  const score = definition ? sayScore(definition, given, words) : "";
  const said = definition ? sayWords(definition, kept, words) : "";
  return { lines: [row.state === "held" ? t("chat.held", { what }) : what, score, said], path };
}

/** The first score as it counts, on which scale, and what was asked; "" where there is none. */
function sayScore(definition: Definition, rows: readonly AnswerRow[], { t, locale }: ChatWords): string {
  const answers = answersOf(definition, rows, "asCounted");
  for (const question of definition.questions) {
    const score = answers[question.id];
    if (!isScoreQuestion(question) || typeof score !== "number") continue;
    const asked = plainWords(textIn(question.title, locale, definition.locale), definition.brand.name);
    const max = pointsOf(question, locale, definition.locale).at(-1)?.score ?? score;
    return t("chat.score", { question: setApart(asked, MOST.question), score, max });
  }
  return "";
}

/** How the longest text begins: of an address nothing, which is no comment. */
function sayWords({ questions }: Definition, rows: readonly AnswerRow[], { t }: ChatWords): string {
  const texts = questions.flatMap(({ id, kind }) => {
    const text = kind === "long_text" || kind === "short_text" ? rows.find((row) => row.questionId === id)?.text : null;
    return text ? [text] : [];
  });
  const [longest] = texts.sort((a, b) => b.length - a.length);
  return longest === undefined ? "" : t("chat.words", { words: setApart(longest, MOST.words) });
}
