import { describe, expect, it } from "vitest";
import { lintSurvey } from "@/domain/survey/lint/lint-survey";
import { hostAllowed, readHosts } from "@/domain/survey/outside-hosts";
import { TEMPLATES } from "@/domain/survey/templates/templates";

describe("readHosts", () => {
  it("reads what people write", () => {
    expect(readHosts("Larkway.example, https://shop.larkway.example/club?x=1\n larkway.example.").hosts).toEqual([
      "larkway.example",
      "shop.larkway.example",
    ]);
    expect(readHosts("münchen.example").hosts).toEqual(["xn--mnchen-3ya.example"]);
    expect(readHosts("  ")).toEqual({ hosts: [], wrong: null });
  });

  it.each([
    "localhost",
    "http://larkway.example",
    "*.larkway.example",
    "larkway",
    "1.2.3.4",
    "[::1]",
    "javascript:alert(1)",
    "a..b",
  ])("%s is no host", (text) => expect(readHosts(`larkway.example ${text}`)).toEqual({ hosts: [], wrong: text }));
});

it("a host stands for its subdomains, and for nothing that only looks alike", () => {
  const allowed = ["larkway.example"];
  expect(hostAllowed("https://larkway.example/x", allowed)).toBe(true);
  expect(hostAllowed("https://SHOP.larkway.example./x", allowed)).toBe(true);
  expect(hostAllowed("https://evillarkway.example/", allowed)).toBe(false);
  expect(hostAllowed("https://larkway.example.evil.example/", allowed)).toBe(false);
  expect(hostAllowed("https://larkway.example@evil.example/", allowed)).toBe(false);
  expect(hostAllowed("nonsense", allowed)).toBe(false);
});

describe("links that lead out", () => {
  const made = TEMPLATES.nps({ name: "Larkway", color: "#484188" });
  const link = { url: "https://shop.larkway.example/club", label: { en: "Club" } };
  const definition = { ...made, endings: made.endings.map((one) => ({ ...one, link })) };
  const found = (allowedHosts?: string[]) =>
    lintSurvey(definition, { published: null, ...(allowedHosts ? { allowedHosts } : {}) })
      .open.filter(({ rule }) => rule === "outside-link")
      .map(({ severity, path }) => `${severity} ${path}`);

  it("are told where no hosts are named, block where theirs is not, and are fine where it is", () => {
    expect(found([])).toContain(`know endings.${made.endings[0]?.id}.link`);
    expect(found(["larkway.example"])).toEqual([]);
    expect(found(["other.example"])).toContain(`blocks endings.${made.endings[0]?.id}.link`);
    expect(found()).toEqual([]);
    expect(lintSurvey({ ...made, link }, { published: null, allowedHosts: [] }).open.map(({ path }) => path)).toContain(
      "link",
    );
  });
});
