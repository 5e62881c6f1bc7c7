import { expect, test } from "vitest";
import { isForeignOrigin, type OriginFacts } from "@/platform/http/foreign-origin";

const facts: OriginFacts = {
  method: "POST",
  path: "/w/acme/settings",
  host: "app.example.com",
  origin: "https://app.example.com",
  fetchSite: "same-origin",
  publicOrigin: null,
};

test.each<[string, Partial<OriginFacts>, boolean]>([
  ["our own page", {}, false],
  ["another site", { origin: "https://evil.example" }, true],
  ["a subdomain is another site", { origin: "https://x.app.example.com" }, true],
  ["a sandboxed frame or a data: page", { origin: "null" }, true],
  ["behind a proxy that rewrites Host", { host: "10.0.0.7:3000", publicOrigin: "https://app.example.com" }, false],
  ["no browser: no Origin, no Sec-Fetch-Site", { origin: null, fetchSite: null }, false],
  ["a browser that withholds Origin", { origin: null, fetchSite: "cross-site" }, true],
  ["reading is free", { method: "GET", origin: "https://evil.example" }, false],
  ["the page of a survey", { path: "/s/abc", origin: "https://evil.example" }, false],
  ["the program's door of a survey", { path: "/api/v1/s/abc/responses", origin: "https://evil.example" }, false],
  [
    "a mail program that stops a mail for its reader",
    { path: "/unsubscribe/abc", origin: "https://mail.example" },
    false,
  ],
  ["a path that only begins alike", { path: "/settings", origin: "https://evil.example" }, true],
])("%s", (_name, change, foreign) => {
  expect(isForeignOrigin({ ...facts, ...change })).toBe(foreign);
});
