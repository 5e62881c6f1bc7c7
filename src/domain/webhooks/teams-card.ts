import { type ChatMessage, chatLines } from "@/domain/webhooks/chat-text";

/** What the button below a card says, and whether the card is read from right to left. */
export interface CardWords {
  readonly open: string;
  readonly rightToLeft: boolean;
}

/**
 * A message as the workflows of Microsoft Teams take it: one Adaptive Card. Its lines are rich text, which knows no markup, and not
 * text blocks, which read Markdown; the one address in it is that of the button. Far below the 28 KB that Teams takes.
 */
export function teamsCard(message: Pick<ChatMessage, "lines">, link: string, { open, rightToLeft }: CardWords): object {
  const card = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    ...(rightToLeft ? { rtl: true } : {}),
    body: chatLines(message).map((text, place) => ({
      type: "RichTextBlock",
      inlines: [{ type: "TextRun", text, ...(place === 0 ? { weight: "Bolder" } : {}) }],
    })),
    actions: [{ type: "Action.OpenUrl", title: open, url: link }],
    msteams: { width: "Full" },
  };
  const contentType = "application/vnd.microsoft.card.adaptive";
  return { type: "message", attachments: [{ contentType, contentUrl: null, content: card }] };
}
