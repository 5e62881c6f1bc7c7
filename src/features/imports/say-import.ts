import type { Tx } from "@/db/client";
import { findImport, type ImportRow } from "@/db/queries/find-import";
import type { WorkspaceScope } from "@/db/scope";
import { type ChatMessage, setApart } from "@/domain/webhooks/chat-text";
import { sayImportFault } from "@/features/imports/say-import-fault";
import { statusOf } from "@/features/imports/view";
import type { ChatWords } from "@/platform/i18n/chat-words";
import { translatorIn } from "@/platform/i18n/translator";

const MOST_NAME = 100;

/** An import in two lines: its file and how it ended, and what became of its rows or why there are none. */
export async function sayImport(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  words: ChatWords,
): Promise<ChatMessage | null> {
  const run = await findImport(tx, scope, id);
  if (run === null) return null;
  const state = translatorIn(words.locale, "imports")(`states.${statusOf(run)}`);
  const what = words.t("chat.import", { file: setApart(run.fileName, MOST_NAME), state });
  return { lines: [what, sayRows(run, words), sayFault(run, words)], path: `imports/${id}` };
}

function sayRows({ rows, stored, duplicates, rejected }: ImportRow, { t }: ChatWords): string {
  return rows === 0 ? "" : t("chat.rows", { rows, stored, duplicates, rejected });
}

function sayFault({ fault, error }: ImportRow, { locale }: ChatWords): string {
  return fault ? sayImportFault(translatorIn(locale, "imports"), fault) : (error ?? "");
}
