import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalAnswers } from "@/domain/survey/answers";
import type { Definition, Question } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { checkValue } from "@/domain/survey/kinds/check";
import { LOCALES } from "@/domain/survey/locale";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { pageWords } from "@/domain/survey/words";
import { formToAnswers } from "@/features/respond/page/form-answers";
import { type QuestionPage, renderEnding, renderNotice, renderQuestion } from "@/features/respond/page/render";

const nps = TEMPLATES.nps({ name: "Larkway", color: "#484188" });

function pageOf(definition: Definition, question: Question | undefined, change: Partial<QuestionPage> = {}): string {
  return renderQuestion(inputOf(definition, question, change)).html;
}

function inputOf(
  definition: Definition,
  question: Question | undefined,
  change: Partial<QuestionPage> = {},
): QuestionPage {
  if (!question) throw new Error("no such question");
  return {
    survey: { key: "KEY", definition, version: 1 },
    question,
    answers: {},
    locale: "en",
    attributes: {},
    submissionId: "5f7b7a52-6a8c-4b4e-9d0e-3f1f6d9f2a11",
    renderToken: "RENDER",
    ...change,
  };
}

const TEXT: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (reference) => TEXT[reference] ?? reference);
const attribute = (tag: string, name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? "");

/** What a browser without a script would post: the successful controls of the page, in order. */
function postedBy(page: string): URLSearchParams {
  const form = new URLSearchParams();
  for (const [tag, kind] of page.matchAll(/<(input|textarea|select)[^>]*>/g)) {
    const name = attribute(tag, "name");
    if (kind === "textarea") {
      const rest = page.slice(page.indexOf(tag) + tag.length);
      form.append(name, plain(rest.slice(0, rest.indexOf("</textarea>")).replace(/^\n/, "")).replaceAll("\n", "\r\n"));
    } else if (kind === "select") {
      const rest = page.slice(page.indexOf(tag) + tag.length);
      const options = rest.slice(0, rest.indexOf("</select>")).match(/<option[^>]*>/g) ?? [];
      form.append(name, attribute(options.find((option) => option.includes(" selected")) ?? "", "value"));
    } else if (/ type="(radio|checkbox)"/.test(tag)) {
      if (/ checked[ >]/.test(tag)) form.append(name, attribute(tag, "value"));
    } else form.append(name, attribute(tag, "value"));
  }
  return form;
}

describe("renderQuestion", () => {
  it("is one light page: nothing from elsewhere, under 8 KB with gzip", () => {
    const page = pageOf(nps, nps.questions[0]);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toMatch(/ style="| on[a-z]+="/);
    expect(gzipSync(page).length).toBeLessThan(8 * 1024);
  });

  it("shows eleven native radio buttons in one row, low to high, the ends named", () => {
    const page = pageOf(nps, nps.questions[0]);
    const values = [...page.matchAll(/<input type="radio"[^>]* value="(\d+)"/g)].map((match) => Number(match[1]));
    expect(values).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(page).toContain('aria-label="0 of 10, Not at all likely"');
    expect(page).toContain('aria-label="10 of 10, Extremely likely"');
    expect(page).not.toMatch(/ checked/);
    expect(page).toContain("Two short questions. Your score is saved when you press Next.");
  });

  it("mirrors and counts in Arabic", () => {
    const page = pageOf(nps, nps.questions[0], { locale: "ar" });
    expect(page).toContain('<html lang="ar" dir="rtl">');
    expect(page).toContain("<span>١٠</span>");
    expect(page).toContain('value="10" aria-label="١٠ من ١٠، محتمل للغاية"');
    expect(page).toContain("<bdi>Larkway</bdi>");
  });

  it("asks the why that fits the score, shows the score as saved, and leads back", () => {
    const why = nps.questions[1];
    const page = pageOf(nps, why, { answers: { score: 8 }, token: "TOKEN" });
    expect(page).toContain("What is missing for a 9 or 10?");
    expect(page).toContain("<b>8</b> saved.");
    expect(page).toContain('href="/s/KEY/r/TOKEN?step=score&amp;lang=en"');
    expect(page).toContain(">Send</button>");
    expect(pageOf(nps, why, { answers: { score: 3 } })).toContain("What disappointed you most");
    expect(pageOf(nps, why, { answers: { score: 10 } })).toContain("What do you value most about <bdi>Larkway</bdi>?");
  });

  it("preselects what fits and nothing else", () => {
    expect(pageOf(nps, nps.questions[0], { preselect: "9" })).toMatch(/value="9"[^>]* checked/);
    for (const bad of ["11", "7.5", "x", "", '"><script>', "9".repeat(100), null])
      expect(pageOf(nps, nps.questions[0], { preselect: bad })).not.toMatch(/ checked/);
  });

  it("ties an error to its fields, in the page's language, with the focus on the first", () => {
    const errors = [{ path: "answers.score", message: "?", code: "required" as const }];
    const page = pageOf(nps, nps.questions[0], { errors, locale: "de" });
    expect(page).toContain("<title>Fehler: Wie wahrscheinlich");
    expect(page).toContain('id="e" role="alert">Bitte wählen Sie eine Antwort.');
    expect(page).toMatch(/<fieldset role="radiogroup"[^>]* aria-describedby="e"[^>]* aria-invalid="true"/);
    expect(page.match(/ autofocus/g)).toHaveLength(1);
  });

  it("carries what the link said, hidden and escaped", () => {
    const page = pageOf(nps, nps.questions[0], { carried: { plan: 'a"b&c', customer: "c1" } });
    const posted = postedBy(page);
    expect([...new URLSearchParams(posted.get("attributes") ?? "")]).toEqual([
      ["plan", 'a"b&c'],
      ["customer", "c1"],
    ]);
    expect(posted.get("question")).toBe("score");
    expect(posted.get("_hp")).toBe("");
  });

  it("shows markup in names and texts as text", () => {
    const sink = kitchenSink();
    const hostile = "</textarea><script>alert(1)</script>";
    const page = pageOf(
      sink,
      sink.questions.find((one) => one.id === "long_text"),
      { answers: { long_text: hostile } },
    );
    expect(page).not.toContain("<script>alert");
    expect(page).toContain("O&quot;Neil &amp; &lt;Sons&gt;");
    expect(postedBy(page).get("q.long_text")).toBe(hostile);
  });

  it("takes back from a form what it shows, for every kind and answer", () => {
    const sink = kitchenSink();
    const text = fc.string({ minLength: 1, maxLength: 40, unit: "binary" });
    const ids = fc.shuffledSubarray(["a", "b"], { minLength: 1 });
    const values: Record<string, fc.Arbitrary<unknown>> = {
      single: fc.oneof(fc.constantFrom("a", "b"), fc.record({ option: fc.constant("other"), text })),
      multiple: ids,
      yes_no: fc.boolean(),
      consent: fc.boolean(),
      short_text: text,
      long_text: text,
      email: fc.constantFrom("a@example.com", "x.y+z@sub.example.org"),
      number: fc.integer({ min: 0, max: 40 }),
      date: fc.constantFrom("2026-11-22", "2024-02-29"),
      ranking: ids,
      matrix: fc.record(
        { r1: fc.integer({ min: 1, max: 5 }), r2: fc.integer({ min: 1, max: 5 }) },
        { requiredKeys: ["r1"] },
      ),
      quality: fc.record({ r1: fc.integer({ min: 1, max: 5 }) }),
    };
    let accepted = 0;
    for (const question of sink.questions) {
      const given = values[question.kind] ?? fc.integer({ min: 0, max: 10 });
      fc.assert(
        fc.property(
          question.na ? fc.oneof(given, fc.constant({ na: true })) : given,
          fc.constantFrom("en" as const, "ar" as const),
          (value, locale) => {
            const checked = checkValue(question, value);
            if (!checked.ok) return true;
            accepted += 1;
            const posted = postedBy(pageOf(sink, question, { answers: { [question.id]: checked.value }, locale }));
            const read = checkValue(question, formToAnswers(locale, question, posted)[question.id]);
            return read.ok && equalAnswers(read.value, checked.value);
          },
        ),
        { numRuns: 40 },
      );
    }
    expect(accepted).toBeGreaterThan(300);
  }, 30_000);

  it("a number is read as its writer's language writes it, and what is none goes on as it came", () => {
    const sink = kitchenSink();
    const question = sink.questions.find(({ kind }) => kind === "number");
    if (!question) throw new Error("No question asks for a number.");
    const given = (locale: string, text: string) =>
      formToAnswers(locale, question, new URLSearchParams({ [`q.${question.id}`]: text }))[question.id];
    expect([given("de", "7,125"), given("en", "1,200"), given("ar", "١٢٫٥"), given("ar", "١٬٢٠٠")]).toEqual([
      7.125, 1200, 12.5, 1200,
    ]);
    expect([given("de", "viele"), given("de", "1,2,3"), given("de", "")]).toEqual(["viele", "1,2,3", null]);
  });

  it("an untouched page of any kind posts nothing but null (or no consent), and never an error by itself", () => {
    const sink = kitchenSink();
    for (const question of sink.questions) {
      const read = formToAnswers("en", question, postedBy(pageOf(sink, question)));
      const expected =
        question.kind === "statement" ? {} : { [question.id]: question.kind === "consent" ? false : null };
      expect(read).toEqual(expected);
    }
  });

  it("renders anything as an answer and reads any form without throwing", () => {
    const sink = kitchenSink();
    fc.assert(
      fc.property(
        fc.constantFrom(...sink.questions),
        fc.anything({ maxDepth: 2 }),
        fc.webQueryParameters(),
        (question, value, query) => {
          pageOf(sink, question, { answers: { [question.id]: value } });
          const form = new URLSearchParams(query);
          form.append(`q.${question.id}`, query);
          return typeof formToAnswers("en", question, form) === "object";
        },
      ),
      { numRuns: 300 },
    );
  });

  it("as a preview stores nothing and carries no script", () => {
    const inert = renderQuestion(inputOf(nps, nps.questions[0], { preview: true }));
    expect(inert.html).not.toMatch(/<script|method="post"|submissionId/);
    expect(inert.csp).toContain("frame-ancestors 'self'");
    const walked = pageOf(nps, nps.questions[0], { preview: { action: "/p", fields: { definition: "{}" } } });
    expect(walked).toContain('<form method="post" action="/p"');
    expect(postedBy(walked).get("definition")).toBe("{}");
  });
});

describe("policy", () => {
  it("allows this style and script by hash, the same for every step of a survey", () => {
    const first = renderQuestion(inputOf(nps, nps.questions[0]));
    const second = renderQuestion(inputOf(nps, nps.questions[1], { answers: { score: 3 }, locale: "ar" }));
    expect(first.csp).toBe(second.csp);
    expect(first.csp).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });
});

describe("endings and notices", () => {
  it("thank in words that fit, with the same link for all", () => {
    const link = { url: "https://example.com/", label: { en: "More" } };
    const pages = nps.endings.map(
      (ending) =>
        renderEnding({ survey: { key: "KEY", definition: { ...nps, link }, version: 1 }, ending, locale: "en" }).html,
    );
    for (const page of pages) expect(page).toContain('href="https://example.com/"');
    expect(new Set(pages).size).toBe(3);
  });

  it.each(LOCALES)("are honest in %s", (locale) => {
    for (const kind of ["closed", "full", "unknown", "unavailable", "busy"] as const) {
      const { html } = renderNotice({ kind, locale });
      expect(html).toContain(`<title>${pageWords(locale).notices[kind].title}</title>`);
      expect(html).toContain(`<html lang="${locale}"`);
    }
  });

  it("keep an answer that could not be stored, to be sent again without a script", () => {
    const fields: [string, string][] = [
      ["q.score", "9"],
      ["q.why", 'say "hi" <b>'],
    ];
    const { html } = renderNotice({ kind: "unavailable", locale: "en", retry: { action: "/s/KEY", fields } });
    expect([...postedBy(html)]).toEqual(fields);
    expect(html).toContain("Your answer is kept on this page.");
  });
});

describe("pipes", () => {
  const piped: Definition = {
    ...nps,
    questions: nps.questions.map((question) =>
      question.id === "why"
        ? {
            ...question,
            title: { en: "{name|You} said {answer.score|nothing}" },
            help: { en: "On {link.p|us}" },
            variants: [],
          }
        : question,
    ),
    endings: [{ id: "end", title: { en: "Thanks, {name|friend}" }, body: { en: "Noted: {answer.why|nothing}" } }],
  };

  it("show values literally: escaped, isolated, in title, help and the document's title", () => {
    const evil = '<img src=x onerror=alert(1)>"$&{{name}}';
    const page = pageOf(piped, piped.questions[1], {
      answers: { score: 9 },
      identity: { name: evil },
      attributes: { p: "</title><script>" },
    });
    const escaped = "&lt;img src=x onerror=alert(1)&gt;&quot;$&amp;{{name}}";
    expect(page).toContain(`<h1 id="t"><bdi>${escaped}</bdi> said <bdi>9</bdi>`);
    expect(page).toContain('<p class="m h" id="h">On <bdi>&lt;/title&gt;&lt;script&gt;</bdi></p>');
    expect(page).toContain(`<title>${escaped} said 9 · Larkway</title>`);
    expect(page).not.toContain("<img");
  });

  it("fall back on the first page and in endings, and name only answers on the path", () => {
    expect(pageOf(piped, piped.questions[1])).toContain('<h1 id="t">You said nothing');
    const survey = { key: "KEY", definition: piped, version: 1 };
    const [ending] = piped.endings;
    if (!ending) throw new Error("no ending");
    const end = (answers: Record<string, string | number>) =>
      renderEnding({ survey, ending, locale: "en", answers, identity: { name: "Ana" } }).html;
    expect(end({ score: 9, why: "<b>" })).toContain("Noted: <bdi>&lt;b&gt;</bdi>");
    expect(end({ score: 9 })).toContain("Noted: nothing");
    const skipping = { ...piped, logic: [{ after: "score", go: { ending: "end" } }] };
    const { html } = renderEnding({
      survey: { ...survey, definition: skipping },
      ending,
      locale: "en",
      answers: { score: 9, why: "kept, off the path" },
    });
    expect(html).toContain("Noted: nothing");
    expect(html).toContain("Thanks, friend");
  });
});
