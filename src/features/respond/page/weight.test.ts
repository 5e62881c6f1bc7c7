import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Definition, parseDefinition, type Question } from "@/domain/survey/definition";
import { kitchenSink } from "@/domain/survey/fixtures/kitchen-sink";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { renderQuestion } from "@/features/respond/page/render";
import { pageScript } from "@/features/respond/page/script.generated";
import type { Page } from "@/features/respond/page/shell";
import { pageHeaders } from "@/features/respond/page-headers";

const KB = 1024;

/** Bytes of one page over the wire: the reply's head and its body as gzip, which is what a browser asks for. */
function weight(definition: Definition, question: Question): number {
  const page = rendered(definition, question, true);
  return gzipSync(page.html, { level: 4 }).length + headOf(page).length;
}

function rendered(definition: Definition, question: Question, script: boolean): Page {
  return renderQuestion({
    survey: { key: "K".repeat(46), definition, version: 1 },
    question,
    answers: {},
    locale: "en",
    attributes: {},
    submissionId: "5f7b7a52-6a8c-4b4e-9d0e-3f1f6d9f2a11",
    renderToken: "1.abcdefgh.c.abcdefghijklmnopqrstuv",
    script,
  });
}

function headOf(page: Page): string {
  const headers = Object.entries(pageHeaders(page.csp));
  return headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}

describe("what the page weighs", () => {
  const sink = kitchenSink();
  const nps = TEMPLATES.nps({ name: "Larkway", color: "#484188" });

  it.each([...nps.questions.slice(0, 1), ...sink.questions].map((question) => [question.kind, question] as const))(
    "%s: at most 15 KB over the wire, everything included",
    (_, question) => {
      expect(weight(sink.questions.includes(question) ? sink : nps, question)).toBeLessThanOrEqual(15 * KB);
    },
  );

  it("a whole kitchen sink on one screen: at most 15 KB too", () => {
    const parsed = parseDefinition({ ...sink, page: { layout: "grouped" } });
    if (!parsed.ok || !parsed.definition.questions[0]) throw new Error("no survey");
    expect(weight(parsed.definition, parsed.definition.questions[0])).toBeLessThanOrEqual(15 * KB);
  });

  it("for who reads no gzip it goes without its script: at most 15 KB all the same", () => {
    for (const question of [...nps.questions.slice(0, 1), ...sink.questions]) {
      const page = rendered(sink.questions.includes(question) ? sink : nps, question, false);
      expect(page.html).not.toContain("<script>");
      expect(page.html).toContain('class="go"');
      expect(Buffer.byteLength(page.html) + headOf(page).length).toBeLessThanOrEqual(15 * KB);
    }
  });

  it("its script: at most 8 KB before compression", () => {
    expect(Buffer.byteLength(pageScript)).toBeLessThanOrEqual(8 * KB);
  });
});
