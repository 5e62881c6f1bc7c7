import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { randomText, SHORT_ID_LENGTH } from "@/db/short-id";
import { renderTokens, resumeToken } from "@/features/respond/sign-tokens";
import { deriveSecret } from "@/features/webhooks/derive-secret";
import { exportToken } from "@/platform/auth/export-link";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";
import { newId } from "@/platform/id";
import { shareToken } from "@/platform/share-gate";

const TOKENS = 100_000;
const SECRET = "a secret of this test";
const [WORKSPACE, SURVEY] = [randomUUID(), randomUUID()];
const UNTIL = new Date("2026-05-01T12:00:00Z");

const nextRendered = renderTokens(SECRET, SURVEY, { version: 1, renderedAt: UNTIL, test: false });
const behindDots = (token: string) => token.slice(token.lastIndexOf(".") + 1);

/** Every kind of token that opens something, one after the other as the app makes them, and how many bits are not known of it. */
const KINDS: readonly (readonly [string, () => string, number])[] = [
  ["what follows a workspace's id in the address of a survey, which is public", () => randomText(10), 58],
  ["what follows it in an invitation", () => randomText(22), 128],
  ["a respondent's own address", () => resumeToken(SECRET, SURVEY, randomUUID()), 122],
  ["what a page was when it was rendered", () => behindDots(nextRendered()), 128],
  ["a shared link", () => shareToken(SECRET, WORKSPACE, newId()).slice(SHORT_ID_LENGTH), 128],
  ["what stops a mail", () => unsubscribeToken(SECRET, WORKSPACE, newId()).slice(2 * SHORT_ID_LENGTH), 128],
  ["an export's file", () => exportToken(SECRET, WORKSPACE, newId(), UNTIL).slice(2 * SHORT_ID_LENGTH), 128],
  [
    "a webhook's secret",
    () => deriveSecret(SECRET, { workspaceId: WORKSPACE, id: newId(), generation: 1 }).slice("whsec_".length),
    128,
  ],
];

test.each(KINDS)("%s: of 100,000 no two are alike, and none follows from those before", (_kind, make, bits) => {
  const tokens = Array.from({ length: TOKENS }, make);
  expect(new Set(tokens).size).toBe(TOKENS);
  expect(entropyOf(tokens)).toBeGreaterThan(bits - 1);
  // A token and the one made before it are as different as any two.
  const alike = tokens.slice(1).reduce((sum, token, at) => sum + commonPlaces(token, tokens[at] ?? ""), 0);
  expect(alike / TOKENS).toBeLessThan((tokens[0]?.length ?? 0) / 4);
});

/** In bits: the sum over all places of −Σ p·log2 p of the characters that stand there. */
function entropyOf(tokens: readonly string[]): number {
  let bits = 0;
  for (let place = 0; place < (tokens[0]?.length ?? 0); place++) {
    const counts = new Uint32Array(128);
    for (const token of tokens) counts[token.charCodeAt(place)] = (counts[token.charCodeAt(place)] ?? 0) + 1;
    for (const n of counts) if (n > 0) bits -= (n / tokens.length) * Math.log2(n / tokens.length);
  }
  return bits;
}

function commonPlaces(one: string, other: string): number {
  let same = 0;
  for (let place = 0; place < one.length; place++) if (one.charCodeAt(place) === other.charCodeAt(place)) same += 1;
  return same;
}
