import { expect, test } from "vitest";
import { composeDigest } from "@/features/delivery/digest/compose-digest";
import {
  exampleFrame,
  exampleNews,
  exampleNumber,
  unclearNumber,
} from "@/features/delivery/digest/testing/example-digest";

const [nps, csat] = [exampleNumber(), unclearNumber()];
const compose = (...[frame, news]: Partial<Parameters<typeof composeDigest>>) =>
  composeDigest(frame ?? exampleFrame(), news ?? exampleNews());
const BASE = "https://feedback.larkway.example/w/larkway";

test("it leads with what is new and clear, with what that rests on; the rest is one line", () => {
  const { subject, text } = compose();
  expect(subject).toBe("Larkway: One thing is new: NPS fell in “After support”");
  const [, headline, , , news] = text.split(/\n\n/).map((part) => part.split("\n"));
  expect(headline).toEqual([
    "One thing is new: NPS fell in “After support”.",
    "The other shows no clear change.",
    "2 numbers were tested together.",
  ]);
  // 31.2, 45.3 and −14.1 print as 31, 45 and −14, which agree.
  expect(text).toContain(
    "NPS in “After support” was +31 (between 24 and 38, 412 answers): −14 pts from +45 (1,204 answers) over 17 August – 8 November 2026.",
  );
  expect(news?.length).toBeGreaterThan(0);
  expect(text).toContain("CSAT: 80% · No clear change\n  between 73 and 86 · 161 answers");
});

test("without anything clear it says so in one line, and no arrow or change stands anywhere", () => {
  const { subject, text, html } = compose(exampleFrame(), exampleNews({ numbers: [csat, csat], goals: [] }));
  expect(subject).toBe("Larkway: Nothing clearly changed");
  expect(text).toContain("Nothing clearly changed.\n2 numbers were tested together.");
  expect(`${text}${html}`).not.toMatch(/[▲▼]|−0\.9/);
  expect(text).not.toContain("NEW");
});

test("every number, comment and goal leads to its screen, and the words of each stand in both faces", () => {
  const { text, html } = compose();
  const days = "from=2026-11-09&to=2026-11-15";
  const survey = `${BASE}/surveys/${nps.surveyId}?${days}`;
  for (const link of [
    `${survey}&question=nps`,
    `${survey}&question=csat`,
    `${BASE}/goals/0198c0de-0000-7000-8000-000000000002`,
  ])
    expect([text.includes(link), html.includes(link.replaceAll("&", "&#38;"))], link).toEqual([true, true]);
  expect(html).toContain(`${survey.replaceAll("&", "&#38;")}#comments`);
  // A change leads to its two sides, side by side.
  const sides = `${BASE}/surveys/${nps.surveyId}/compare?question=nps&${days}&compare=days&vs.from=2026-08-17&vs.to=2026-11-08`;
  expect([text.includes(sides), html.includes(sides.replaceAll("&", "&#38;"))]).toEqual([true, true]);
  for (const said of [
    "Waited two days",
    "At risk: about 4 chances in 10",
    "Unsubscribe",
    "every Monday at 07:00, Europe/Berlin",
  ])
    expect([text.includes(said), html.includes(said)], said).toEqual([true, true]);
});

test("under ten answers it counts in words, and what an anonymous survey hides is not there", () => {
  const few = unclearNumber({ n: 7, counts: { satisfied: 5, neutral: 1, dissatisfied: 1 }, change: null });
  const hidden = exampleNumber({ suppressed: true, value: null, n: 0, interval: null, counts: {}, change: null });
  const { text } = compose(exampleFrame(), exampleNews({ numbers: [few, hidden] }));
  expect(text).toContain("CSAT: 5 of 7 satisfied · Few answers");
  expect(text).toContain("NPS: — · Too few answers to show");
  expect(text).toContain("There is nothing yet to compare these days with.");
});

test("what people typed stays text: markup, line breaks and marks of direction change nothing", () => {
  const name = 'x"><img src=y>\r\nBcc: z\u202e';
  const comment = { surveyId: nps.surveyId ?? "", survey: name, about: [name], score: 1, tone: "low" } as const;
  const { subject, html, text } = compose(
    exampleFrame({ workspace: { name, slug: "larkway" } }),
    exampleNews({
      numbers: [exampleNumber({ survey: name })],
      comments: [{ ...comment, text: `${name} ${"long ".repeat(90)}` }],
    }),
  );
  expect(html).not.toMatch(/<img|\u202e/);
  expect(html).toContain("<bdi>x&#34;&#62;&#60;img src=y&#62; Bcc: z</bdi>");
  expect(subject).toMatch(/^x"><img src=y> Bcc: z: One thing is new/);
  expect(text).toMatch(/long…”/);
});

test.each(["en", "de", "ar"] as const)("in %s every part is said, and nothing is left unsaid", (locale) => {
  const numbers = [
    nps,
    exampleNumber({ change: nps.change && { ...nps.change, verdict: "up", assessment: "better" } }),
    nps,
    csat,
  ];
  for (const quiet of ["no", "first", "pausing"] as const)
    for (const cadence of ["weekly", "monthly"] as const) {
      const frame = exampleFrame({ locale, quiet, asked: cadence === "monthly", resumed: true });
      const { html, text, subject } = compose(
        { ...frame, schedule: { ...frame.schedule, cadence } },
        exampleNews({ numbers, more: 3 }),
      );
      // A message that is missing is said by its name; a gap that is not filled keeps its brace.
      expect(`${subject}${text}`).not.toMatch(/digest\.|metrics\.|[{}]|undefined|NaN/);
      expect(html).toContain(`<html lang="${locale}" dir="${locale === "ar" ? "rtl" : "ltr"}">`);
    }
});

test("in Arabic each line of the text and the subject are read from the right, whatever they begin with", () => {
  const { subject, text } = compose(exampleFrame({ locale: "ar" }), exampleNews({ numbers: [csat] }));
  expect(subject).toMatch(/^\u200fLarkway: /);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const links = lines.filter((line) => /^ *https?:/.test(line));
  expect(links.length).toBeGreaterThan(0);
  expect(lines.filter((line) => !line.startsWith("\u200f"))).toEqual(links);
  expect(text).toMatch(/^\u200fCSAT: /m);
  expect(text).toContain("\u2068Larkway\u2069");
});

test("it loads nothing from anywhere and runs nothing", () => {
  const { html } = compose();
  expect(html).not.toMatch(/<(script|img|link|iframe|form)|@import|url\(/i);
  expect([...html.matchAll(/https?:\/\/[^/"]+/g)].map(([host]) => host)).not.toHaveLength(0);
  expect(new Set([...html.matchAll(/https?:\/\/[^/"]+/g)].map(([host]) => host))).toEqual(
    new Set(["https://feedback.larkway.example"]),
  );
});

test("what follows from no survey is said without one, leads to its ledger, and names the days it is compared with", () => {
  const days = { range: { from: "2026-10-01", to: "2026-10-31" }, compared: { from: "2026-09-01", to: "2026-09-30" } };
  const own = { surveyId: null, survey: "", questionId: "", max: 0, counts: { numerator: 52, denominator: 1_000 } };
  const interval = { low: 4, high: 6.8, level: 0.95, method: "wilson" } as const;
  const change = { value: 3.1, n: 1_000, difference: 2.1, interval: null, verdict: "up", assessment: "worse" } as const;
  const churn = exampleNumber({ ...own, metric: "customer_churn", value: 5.2, n: 1_000, interval, change, days });
  const followUps = { open: 12, overdue: 3 };
  const { text } = compose(exampleFrame(), exampleNews({ numbers: [churn], tested: 5, followUps }));
  expect(text).toContain("One thing is new: Churn rose.");
  expect(text).toContain(
    "The other 4 show no clear change.\n5 numbers were tested together.\n12 follow-ups are open, 3 of them overdue.",
  );
  expect(text).toMatch(/Churn was 5.* from 3.* over September 2026|Churn was 5.* from 3.* over 1 . 30 September 2026/);
  expect(text).toContain(
    `${BASE}/explain/customer_churn?from=2026-10-01&to=2026-10-31&against.from=2026-09-01&against.to=2026-09-30`,
  );
});
