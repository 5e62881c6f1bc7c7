import { describe, expect, it } from "vitest";
import { parseDefinition } from "@/domain/survey/definition";
import { reviewSiteOf } from "@/domain/survey/review-sites";

const SITE = "https://uk.trustpilot.com/evaluate/larkway.example";
const happy = { question: "score", op: "at_least", value: 9 };
const link = (url: string, more = {}) => ({ url, label: { en: "Review us" }, ...more });

function errors(change: Record<string, unknown>) {
  const parsed = parseDefinition({
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions: [{ id: "score", kind: "nps", title: { en: "Score" } }],
    ...change,
  });
  return parsed.ok ? [] : parsed.errors;
}
const end = (id: string, more = {}) => ({ id, title: { en: id }, ...more });

describe("reviewSiteOf", () => {
  it.each([
    ["https://g.page/r/abc/review", "Google"],
    ["https://search.google.com/local/writereview?placeid=x", "Google"],
    ["https://www.google.co.uk/maps/place/x", "Google"],
    ["https://WWW.Trustpilot.com./review/x", "Trustpilot"],
    ["https://www.tripadvisor.co.uk/UserReviewEdit", "Tripadvisor"],
    ["https://www.yelp.de/biz/x", "Yelp"],
    ["https://apps.apple.com/app/id1?action=write-review", "App Store"],
    ["https://www.g2.com/products/x/take_survey", "G2"],
    ["https://www.indeed.com/cmp/Larkway", "Indeed"],
  ])("%s is %s", (url, name) => expect(reviewSiteOf(url)).toBe(name));

  it.each([
    "https://larkway.example/reviews",
    "https://docs.google.com/forms/d/x",
    "https://nottrustpilot.com/x",
    "https://trustpilot.com.evil.example/x",
    "https://calendly.com/larkway",
    "https://www.indeed.com/jobs",
    "not an address",
  ])("%s is none", (url) => expect(reviewSiteOf(url)).toBeNull());
});

describe("a document that would ask only some for a review is refused", () => {
  it.each([
    ["an ending by score", [end("happy", { when: happy, link: link(SITE) }), end("rest")]],
    [
      "the last ending, after the unhappy were caught",
      [end("sorry", { when: { question: "score", op: "at_most", value: 6 } }), end("rest", { link: link(SITE) })],
    ],
    [
      "another address for the others",
      [end("happy", { when: happy, link: link(SITE) }), end("rest", { link: link("https://larkway.example/help") })],
    ],
  ])("%s", (_, endings) => {
    const [error, ...more] = errors({ endings });
    expect(more).toEqual([]);
    expect(error?.path).toMatch(/^endings\.\d\.link\.url$/);
    expect(error).toMatchObject({ code: "gating", values: { site: "Trustpilot" } });
  });

  it("through an ending that a rule leads to", () => {
    const logic = [{ after: "score", when: happy, go: { ending: "happy" } }];
    expect(
      errors({
        logic,
        endings: [end("happy", { when: { language: "is", value: "de" }, link: link(SITE) }), end("rest")],
      }),
    ).toHaveLength(1);
  });
});

it("the same link for all is taken: on the survey, on its only ending, on every ending", () => {
  expect(errors({ endings: [end("happy", { when: happy }), end("rest")], link: link(SITE) })).toEqual([]);
  expect(errors({ endings: [end("rest", { link: link(SITE) })] })).toEqual([]);
  expect(
    errors({ endings: [end("happy", { when: happy, link: link(SITE) }), end("rest", { link: link(SITE) })] }),
  ).toEqual([]);
});

it("other links may differ by score, and lead away by themselves, unless all are offered one there", () => {
  const endings = [
    end("happy", { when: happy, link: link("https://larkway.example/club", { follow: true }) }),
    end("rest"),
  ];
  expect(errors({ endings })).toEqual([]);
  expect(errors({ endings, link: link(SITE) })).toMatchObject([{ path: "endings.0.link.follow" }]);
});

it.each([
  "http://larkway.example/",
  "javascript:alert(1)",
  "https://me:you@larkway.example/",
  "https://localhost/",
  "//larkway.example",
  "data:text/html,x",
])("%s is no address for an ending", (url) =>
  expect(errors({ endings: [end("rest", { link: link(url) })] })).toMatchObject([{ path: "endings.0.link.url" }]),
);
