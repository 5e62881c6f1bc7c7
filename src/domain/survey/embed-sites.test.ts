import { describe, expect, it } from "vitest";
import { isOneOf, parseSite } from "@/domain/survey/embed-sites";

describe("a site that may show a survey", () => {
  it("is an https origin, however it was typed", () => {
    for (const typed of ["https://shop.example", " Shop.Example ", "https://shop.example/cart?x#y", "shop.example:443"])
      expect(parseSite(typed), typed).toBe("https://shop.example");
    expect(parseSite("shop.example:8443")).toBe("https://shop.example:8443");
    expect(parseSite("*.shop.example")).toBe("https://*.shop.example");
    expect(parseSite("https://*.shop.example/")).toBe("https://*.shop.example");
    expect(parseSite("http://localhost:5173")).toBe("http://localhost:5173");
    expect(parseSite("https://münchen.example")).toBe("https://xn--mnchen-3ya.example");
  });

  it("is nothing else: what would let anybody in, or say more than one thing to a policy, is refused", () => {
    const refused = [
      "",
      "*",
      "https://*",
      "https:",
      "null",
      "'self'",
      "http://shop.example",
      "ftp://shop.example",
      "javascript://shop.example",
      "data://shop.example",
      "*.example..com",
      "*.*.example",
      "https://a.example https://b.example",
      "a.example;script-src *",
      "https://user:pass@shop.example",
      "shop",
      "*.com.",
      "*.127.0.0.1",
      "https://sh*p.example",
      "a.example,b.example",
      "a".repeat(400),
    ];
    for (const typed of refused) expect(parseSite(typed), typed).toBe(null);
  });

  it("is found by the origin that a browser says, and by nothing like it", () => {
    const sites = ["https://shop.example", "https://*.care.example", "http://localhost:5173"];
    for (const origin of [
      "https://shop.example",
      "https://a.care.example",
      "https://a.b.care.example",
      "http://localhost:5173",
    ])
      expect(isOneOf(sites, origin), origin).toBe(true);
    for (const origin of [
      "http://shop.example",
      "https://shop.example.evil.example",
      "https://evilshop.example",
      "https://shop.example:8443",
      "https://care.example",
      "https://evilcare.example",
      "https://x.care.example:8443",
      "http://localhost:5174",
      "https://shop.example/",
      "https://SHOP.example",
      "https://*.care.example",
      "null",
      "",
      "https://a.care.example; x",
    ])
      expect(isOneOf(sites, origin), origin).toBe(false);
    expect(isOneOf([], "https://shop.example")).toBe(false);
  });
});
