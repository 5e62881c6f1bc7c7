import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import type { DeliveryRow, WebhookRow } from "@/db/queries/webhooks/find-webhook";
import type { WorkspaceScope } from "@/db/scope";
import { type ChatMessage, chatText, setApart } from "@/domain/webhooks/chat-text";
import { type SentEvent, TEST_EVENT } from "@/domain/webhooks/events";
import { teamsCard } from "@/domain/webhooks/teams-card";
import { type ChatWords, chatWordsOf } from "@/platform/i18n/chat-words";
import { directionOf } from "@/platform/i18n/locale";

const MOST_NAME = 100;

type ToldEvent = Exclude<SentEvent, typeof TEST_EVENT>;

/** What is told of a subject, as it is now; null: there is nothing to tell any more. */
export type SubjectReader = (
  tx: Tx,
  scope: WorkspaceScope,
  event: ToldEvent,
  subjectId: string,
) => Promise<object | null>;

/** The same in words, for a chat. */
export type SubjectSayer = (
  tx: Tx,
  scope: WorkspaceScope,
  event: ToldEvent,
  subjectId: string,
  words: ChatWords,
) => Promise<ChatMessage | null>;

/** Who knows what is told, in each format. */
export interface SubjectReaders {
  readonly json: SubjectReader;
  readonly chat: SubjectSayer;
}

export interface BodyContext {
  readonly scope: WorkspaceScope;
  /** The app's own address, which links begin with. */
  readonly publicUrl: string;
}

/** The body of a delivery in its webhook's format, with what is true now; null: there is nothing to tell any more. */
export async function writeBody(
  tx: Tx,
  context: BodyContext,
  { webhook, delivery }: { readonly webhook: WebhookRow; readonly delivery: DeliveryRow },
  readers: SubjectReaders,
): Promise<string | null> {
  if (webhook.format !== "json") return chatBody(tx, context, { format: webhook.format, delivery }, readers.chat);
  const data = await readData(tx, context.scope, delivery, readers.json);
  if (data === null) return null;
  return JSON.stringify({ type: delivery.event, timestamp: delivery.createdAt.toISOString(), data });
}

async function readData(
  tx: Tx,
  scope: WorkspaceScope,
  { event, subjectId, webhookId }: DeliveryRow,
  read: SubjectReader,
) {
  if (event === TEST_EVENT) return { webhook: webhookId, message: "It works." };
  return subjectId === null ? null : read(tx, scope, event, subjectId);
}

/** Exactly a text, or a card: most chats refuse what else they are sent. */
async function chatBody(
  tx: Tx,
  { scope, publicUrl }: BodyContext,
  { format, delivery }: { readonly format: "chat" | "teams"; readonly delivery: DeliveryRow },
  say: SubjectSayer,
): Promise<string | null> {
  const { event, subjectId, webhookId } = delivery;
  const workspace = await findWorkspace(tx, scope);
  const words = chatWordsOf(workspace);
  const test = {
    lines: [words.t("chat.test", { workspace: setApart(workspace.name, MOST_NAME) })],
    path: `settings/webhooks/${webhookId}`,
  };
  const told = event === TEST_EVENT ? test : subjectId === null ? null : say(tx, scope, event, subjectId, words);
  const message = await told;
  if (message === null) return null;
  const link = `${publicUrl}/w/${workspace.slug}/${message.path}`;
  if (format === "chat") return JSON.stringify({ text: chatText(message, link) });
  const rightToLeft = directionOf(words.locale) === "rtl";
  return JSON.stringify(teamsCard(message, link, { open: words.t("chat.open"), rightToLeft }));
}
