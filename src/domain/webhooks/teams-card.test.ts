import { expect, test } from "vitest";
import { teamsCard } from "@/domain/webhooks/teams-card";

const LINK = "https://candor.example/w/larkway/feedback?open=1";
const card = (lines: string[], rightToLeft = false) => teamsCard({ lines }, LINK, { open: "Open", rightToLeft });

test("a message is one card: each line words without markup, the first bold, and one button that leads to us", () => {
  expect(card(["New answer", "", "“Fine.”"])).toEqual({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "New answer", weight: "Bolder" }] },
            { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "“Fine.”" }] },
          ],
          actions: [{ type: "Action.OpenUrl", title: "Open", url: LINK }],
          msteams: { width: "Full" },
        },
      },
    ],
  });
  expect(card(["إجابة"], true)).toMatchObject({ attachments: [{ content: { rtl: true } }] });
});

test("what people typed is neither markup, a mention nor an address in a card either", () => {
  const told = JSON.stringify(
    card(["[our page](https://evil.example) <at>Nora</at> **now** {{DATE(2026-01-01T00:00:00Z)}}"]),
  );
  expect(told).not.toMatch(/\]\(|<at>|\*\*|\{\{|evil\.example|https:\/\/evil/);
});

test.each([
  ["emojis", "😀"],
  ["names", "@"],
  ["hosts", "a.x"],
  ["half a pair", "\ud800"],
  ["quotes", '"'],
])("a card of four lines as long as can be, all of them %s, is below half of the 28 KB that Teams takes", (_, sign) => {
  const line = sign.repeat(2_000);
  expect(Buffer.byteLength(JSON.stringify(card([line, line, line, line])))).toBeLessThan(16_000);
});
