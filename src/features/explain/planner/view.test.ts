import { describe, expect, it } from "vitest";
import { type RawQuery, readPlannerQuery } from "@/features/explain/planner/input";
import type { OwnLevel } from "@/features/explain/planner/read-level";
import { toPlannerView } from "@/features/explain/planner/view";
import { translatorIn } from "@/platform/i18n/translator";

const words = { locale: "en", t: translatorIn("en", "planner"), metrics: translatorIn("en", "metrics") };
const own: OwnLevel = {
  surveyId: "s",
  surveyName: "Relationship",
  scale: "nps",
  from: "2026-05-18",
  to: "2026-06-14",
  n: 412,
  value: 39.8,
  passives: 0.35,
  sd: 2,
};
const view = (raw: RawQuery, level: OwnLevel | null = null) =>
  toPlannerView(words, readPlannerQuery(raw), level, "/w/a/planner");

describe("the planner says", () => {
  it("what is needed and how many to invite", () => {
    // +40 with 35 % Passives: .65 − .16 = .49; 2·.49·7.849/.0025 − 3 = 3,073.8; 20 of 100: 15,370.
    const plan = view({ rate: "20" }, own);
    expect(plan.sentence).toBe("To see a change of 5 points in your NPS you need 3,074 answers in each period.");
    expect(plan.lead).toBe("At your rate, 20 of 100 answering, invite 15,370 people each time.");
    expect(plan.expected).toBe(
      "Expected: +40, as in “\u2068Relationship\u2069”, 18 May – 14 Jun 2026, 412 answers. 20 of 100 answer.",
    );
    expect(plan.fields.level.value).toBe("+40");
    expect(plan.rows.filter((row) => row.current).map((row) => row.by)).toEqual(["5 points"]);
  });

  it("no method's name but in Explain", () => {
    for (const metric of ["nps", "csat", "ces"])
      for (const aim of ["change", "width"]) {
        const { method, ...screen } = view({ metric, aim, people: "300", rate: "12.5" });
        expect(JSON.stringify(screen)).not.toMatch(
          /wald|wilson|student|cochran|fleiss|variance|deviation|power|NaN|undefined/i,
        );
        expect(method.join(" ")).toMatch(/Wald|Student|Two means|proportion/);
      }
  });

  it("another level than one's own is no longer called one's own", () => {
    const plan = view({ level: "10" }, own);
    expect(plan.expected).toBe("Expected: +10.");
  });

  it("an ease score on its own scale: what lies off it is refused, and the usual one taken", () => {
    const ease: OwnLevel = { ...own, scale: "ces-1-5", value: 4.12, sd: 0.9 };
    const plan = view({ metric: "ces", level: "6", aim: "width", by: "0.1" }, ease);
    expect(plan.fields.level).toMatchObject({ value: "6", error: "Above 1 and below 5." });
    expect(plan.expected).toContain("Expected: 4.1, as in");
    expect(plan.answers).toBe("314"); // (1.96·.9/.1)² = 311.2, with t 313.x
    expect(view({ metric: "ces", by: "1" }).sentence).toContain("a change of 1 point of the scale in the ease score");
  });

  it("from the very end of a scale nothing can be planned: the usual level is taken, and not called one's own", () => {
    expect(view({}, { ...own, value: 100, passives: 0 }).expected).toBe("Expected: +30.");
    expect(view({ metric: "csat" }, { ...own, scale: "csat-1-5", value: 100 }).fields.level.value).toBe("75");
    expect(view({ metric: "csat", level: "97", by: "5" }).sentence).toContain("5 percentage points");
  });

  it("a list that is too short, and what it gives", () => {
    const plan = view({ aim: "width", by: "2", people: "200", rate: "20" });
    expect(plan.warning).toMatch(
      /^With everybody on the list invited, about 40 answers come in: that gives ±\d+(\.5)? points\.$/,
    );
    expect(view({ people: "20", rate: "10" }).warning).toContain("too few to say anything so exact");
    expect(view({ aim: "width", by: "20", people: "2000", rate: "50" }).warning).toBeNull();
  });
});
