import { expect, test } from "vitest";
import { readRenderToken, renderTokens, signRenderToken } from "@/features/respond/sign-tokens";

const at = new Date("2026-11-20T10:00:00.250Z");
const facts = { version: 3, renderedAt: at, test: false };

test("a render token says version, tenth of a second and test, and each is another page", () => {
  const token = signRenderToken("secret", "survey", facts);
  expect(readRenderToken("secret", "survey", token, at)).toMatchObject({
    version: 3,
    renderedAt: new Date("2026-11-20T10:00:00.200Z"),
    test: false,
  });
  const next = renderTokens("secret", "survey", facts);
  const pages = new Set(Array.from({ length: 100 }, () => readRenderToken("secret", "survey", next(), at)?.page));
  expect(pages.size).toBe(100);
  expect(pages.has(undefined)).toBe(false);
});

test("another survey's, another secret's, an old or a changed token is none", () => {
  const token = signRenderToken("secret", "survey", facts);
  const later = (days: number) => new Date(at.getTime() + days * 24 * 60 * 60 * 1000);
  expect(readRenderToken("secret", "another", token, at)).toBeNull();
  expect(readRenderToken("another", "survey", token, at)).toBeNull();
  expect(readRenderToken("secret", "survey", token, later(6))).not.toBeNull();
  expect(readRenderToken("secret", "survey", token, later(8))).toBeNull();
  for (let place = 0; place < token.length; place++) {
    const changed = `${token.slice(0, place)}${token[place] === "1" ? "2" : "1"}${token.slice(place + 1)}`;
    expect(readRenderToken("secret", "survey", changed, at), changed).toBeNull();
  }
});
