import { describe, expect, it } from "vitest";
import { isSameOrigin } from "@/platform/http/same-origin";

const site = "https://cx.example.com";
const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), site);

describe("isSameOrigin", () => {
  it("takes the site's own address and the host that was asked", () => {
    expect(from({ origin: site, host: "10.0.0.5:3000" })).toBe(true);
    expect(from({ origin: "http://localhost:3000", host: "localhost:3000" })).toBe(true);
  });

  it("refuses foreign, sandboxed and missing origins", () => {
    expect(from({ origin: "https://evil.example", host: "cx.example.com" })).toBe(false);
    expect(from({ origin: "https://cx.example.com.evil.example", host: "cx.example.com" })).toBe(false);
    expect(from({ origin: "http://localhost:3001", host: "localhost:3000" })).toBe(false);
    expect(from({ origin: "null", host: "cx.example.com", "sec-fetch-site": "cross-site" })).toBe(false);
    expect(from({ host: "cx.example.com" })).toBe(false);
    expect(from({ origin: "not a url", host: "cx.example.com" })).toBe(false);
  });

  it("believes the browser where it leaves the origin out", () => {
    expect(from({ origin: "null", host: "cx.example.com", "sec-fetch-site": "same-origin" })).toBe(true);
    expect(from({ host: "cx.example.com", "sec-fetch-site": "same-origin" })).toBe(true);
    expect(from({ host: "cx.example.com", "sec-fetch-site": "same-site" })).toBe(false);
  });
});
