import { describe, expect, test } from "vitest";
import type { DeliveryRow, WebhookRow } from "@/db/queries/webhooks/find-webhook";
import {
  deliveryView,
  isMoving,
  listedWebhook,
  nameOf,
  sayStanding,
  troubleOf,
  type WebhookWords,
} from "@/features/webhooks/view";
import { translatorIn } from "@/platform/i18n/translator";

const now = new Date("2026-11-05T14:03:00Z");
const words: WebhookWords = { t: translatorIn("en", "webhooks"), locale: "en", zone: "Europe/Berlin", now };

const webhook: WebhookRow = {
  ...{ workspaceId: "w", id: "h", url: "https://chat.example.com/hooks/s3cret", description: "", surveyId: null },
  format: "json",
  ...{ events: ["response.completed"], state: "active", stateReason: null, stateAt: now, createdAt: now },
  ...{ generation: 1, previousUntil: null, createdBy: null },
};

const delivery: DeliveryRow = {
  ...{ workspaceId: "w", id: "d", webhookId: "h", event: "response.completed", subjectId: "r", occasionId: "r" },
  ...{ state: "waiting", attempts: 0, nextAttemptAt: now, attemptedAt: null, createdAt: now, endedAt: null },
  ...{ status: null, failure: null, reply: "", tookMs: null },
};

const failed: DeliveryRow = {
  ...{ ...delivery, attempts: 2, attemptedAt: now, nextAttemptAt: new Date("2026-11-05T14:33:00Z") },
  ...{ status: 500, failure: "status", reply: "moved out", tookMs: 1_400 },
};

const shown = (row: DeliveryRow, of: Partial<WebhookRow> = {}, opened = false) =>
  deliveryView(row, { webhook: { ...webhook, ...of }, href: "", opened }, words);

const standing = (of: Partial<WebhookRow>, more: { waiting?: number; fails?: number } = {}) => ({
  ...{ row: { ...webhook, ...of }, waiting: 0, fails: 0, last: null, ...more },
});

test("without a description a webhook is called by its host: the rest of its address may be a password", () => {
  expect(nameOf(webhook)).toEqual({ name: "chat.example.com", host: null });
  expect(nameOf({ ...webhook, description: "Chat" })).toEqual({ name: "Chat", host: "chat.example.com" });
});

test("the list says of a webhook that it is told in words; JSON is the rule, and not said", () => {
  const listed = (of: Partial<WebhookRow>) => listedWebhook(standing(of), "/webhooks", new Map(), words).format;
  expect([listed({}), listed({ format: "chat" }), listed({ format: "teams" })]).toEqual([
    null,
    "As text for a chat",
    "As a card for Microsoft Teams",
  ]);
});

describe("a delivery", () => {
  test("that waits for its first attempt is on its way; one that failed says when it is tried again", () => {
    expect(shown(delivery)).toMatchObject({ state: { name: "waiting" }, next: "Now", reply: "", mayRepeat: false });
    expect(shown(failed)).toMatchObject({
      ...{ state: { name: "retrying", words: "Tried again later" }, attempts: "2", reply: "500", took: "1.4 sec" },
      ...{ next: "15:33", mayRepeat: true },
    });
  });

  test("of a paused webhook waits for that, and cannot be sent again", () => {
    expect(shown(failed, { state: "paused" })).toMatchObject({ next: "Once it is switched on", mayRepeat: false });
  });

  test("that got no reply says in a few words why", () => {
    expect(shown({ ...failed, status: null, failure: "tls" }).reply).toBe("No valid certificate");
  });

  test("of an anonymous survey, kept at the beginning of its day, shows no time", () => {
    expect(shown({ ...delivery, createdAt: new Date("2026-11-04T23:00:00Z") }).when).toBe("5 Nov 2026");
    expect(shown(delivery).when).toBe("15:03");
  });

  test("says more once it is opened: its ids as programs know them, why it failed, what was replied", () => {
    expect(shown(failed).facts).toBeNull();
    expect(shown(failed, {}, true).facts?.map(({ told, as }) => [as, told])).toEqual([
      ["code", "response.completed"],
      ["code", "d"],
      ["words", "5 Nov 2026, 15:03:00"],
      ["words", "The address replied 500. Only a status from 200 to 299 says that a message arrived."],
      ["reply", "moved out"],
    ]);
  });
});

test("a webhook says what it does and what waits", () => {
  expect(sayStanding(standing({}, { waiting: 2 }), words)).toBe(
    "It sends what happens, since 5 Nov 2026. 2 messages wait.",
  );
  expect(sayStanding(standing({}, { waiting: 1_000 }), words)).toContain("1,000 messages or more wait.");
});

test("trouble is told where something is to be mended", () => {
  const told = (of: Partial<WebhookRow>, fails = 0) => troubleOf(standing(of, { fails }), new Map(), words)?.title;
  expect(told({}, 2)).toBeUndefined();
  expect(told({}, 3)).toBe("The last 3 attempts failed.");
  expect(told({ state: "paused" }, 3)).toBeUndefined();
  expect(told({ surveyId: "gone" })).toBe("The survey of this webhook was deleted.");
  expect(told({ state: "disabled", stateReason: "endpoint_gone" })).toContain("(410)");
  expect(told({ state: "disabled", stateReason: "failing" })).toBe("Nothing has arrived for three days.");
});

test("a page is worth showing anew while something on it is about to be sent", () => {
  expect(isMoving(webhook, [delivery], now)).toBe(true);
  expect(isMoving(webhook, [failed], now)).toBe(false);
  expect(isMoving({ state: "paused" }, [delivery], now)).toBe(false);
});
