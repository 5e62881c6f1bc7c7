import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answers } from "../src/domain/survey/answer-value";
import { checkAnswers } from "../src/domain/survey/answers";
import { pathOf } from "../src/domain/survey/branching";
import type { Definition } from "../src/domain/survey/definition";
import type { FieldError } from "../src/domain/survey/field-error";
import { kitchenSink } from "../src/domain/survey/fixtures/kitchen-sink";
import { chooseLocale } from "../src/domain/survey/locale";
import { questionById } from "../src/domain/survey/outline";
import { nextAfter } from "../src/domain/survey/screens";
import { TEMPLATES, type TemplateId } from "../src/domain/survey/templates/templates";
import { formToAnswers } from "../src/features/respond/page/form-answers";
import { renderEnding, renderNotice, renderQuestion } from "../src/features/respond/page/render";
import type { Page } from "../src/features/respond/page/shell";

/** How the stand answers posts: as it should, with 503, or by hanging up after it has read them. */
export type Mood = "well" | "busy" | "gone";

export interface PageStand {
  readonly url: string;
  /** Every body that arrived to be stored, in order. */
  readonly posts: string[];
  /** Answers by submission id. */
  readonly stored: Map<string, { answers: Answers; complete: boolean }>;
  mood: Mood;
  close(): Promise<void>;
}

/**
 * The public page's real rendering, script and rules before a store that is a map, so that a spec can make the server
 * fail in ways a healthy app cannot be told to. `/s/{template}`, `/s/sink` or one of `more`; `?step=`, `?err=1`, `?test=1`,
 * `?notice=`.
 */
export async function standPages(more: Readonly<Record<string, Definition>> = {}): Promise<PageStand> {
  const definitions = new Map<string, Definition>([["sink", kitchenSink()], ...Object.entries(more)]);
  for (const id of Object.keys(TEMPLATES) as TemplateId[])
    definitions.set(id, TEMPLATES[id]({ name: "Larkway", color: "#484188" }));

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://stand");
    const [, , key = "", , token] = url.pathname.split("/");
    const definition = definitions.get(key);
    const send = (status: number, page: Page) =>
      response
        .writeHead(status, {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": page.csp,
          "cache-control": request.method === "GET" && !token ? "private, no-cache" : "no-store",
        })
        .end(page.html);
    const first = definition?.questions[0];
    if (!definition || !first) return response.writeHead(404).end();
    const survey = { key, definition, version: 1 };
    const query = url.searchParams;
    const notice = query.get("notice");
    let locale = chooseLocale(definition, [query.get("lang")]);
    if (notice)
      return send(
        200,
        renderNotice({ kind: notice === "closed" ? "closed" : "unavailable", locale, brand: definition.brand }),
      );
    const base = { survey, attributes: {}, renderToken: "stand" };

    if (request.method === "GET") {
      const known = token ? stand.stored.get(token) : undefined;
      const answers = known?.answers ?? {};
      if (known?.complete)
        return send(
          200,
          renderEnding({
            survey,
            locale,
            answers,
            ending: pathOf(definition, answers, { attributes: {}, locale }).ending,
          }),
        );
      const asked = questionById(definition, query.get("step") ?? "");
      const question = asked ?? nextAfter(definition, answers, { attributes: {}, locale }, undefined).question ?? first;
      const errors = query.get("err")
        ? definition.questions.map(({ id }) => ({ path: `answers.${id}`, message: "?", code: "required" as const }))
        : undefined;
      const submissionId = token ?? randomUUID();
      return send(
        200,
        renderQuestion({
          ...base,
          locale,
          question,
          answers,
          submissionId,
          token,
          errors,
          preselect: query.get("q"),
          test: query.has("test"),
        }),
      );
    }

    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (!body.includes("look=")) stand.posts.push(body);
    if (stand.mood === "gone") return request.socket.destroy();
    if (stand.mood === "busy") return response.writeHead(503, { "retry-after": "1" }).end();
    const form = new URLSearchParams(body);
    const submissionId = form.get("submissionId") ?? "";
    locale = chooseLocale(definition, [form.get("look"), form.get("lang")]);
    const questions = form.getAll("question").flatMap((id) => questionById(definition, id) ?? []);
    const steps = questions.map((question) => question.id);
    const given = Object.assign({}, ...questions.map((question) => formToAnswers(locale, question, form)));
    const before = stand.stored.get(submissionId)?.answers ?? {};
    const context = { attributes: {}, locale };
    const again = (status: number, errors?: readonly FieldError[]) => {
      const tried = Object.entries({ ...before, ...given }).filter(([, value]) => value !== null);
      const answers = Object.fromEntries(tried) as Answers;
      const page = { ...base, locale, question: questions[0] ?? first, answers, submissionId };
      return send(status, renderQuestion(errors ? { ...page, errors } : page));
    };
    if (form.has("look")) return again(200);
    const checked = checkAnswers(definition, given, { complete: false, context, stored: before, steps });
    if (!checked.ok) return again(422, checked.errors);
    const { question: next } = nextAfter(definition, checked.answers, context, steps);
    stand.stored.set(submissionId, { answers: checked.answers, complete: next === undefined });
    const step = new URLSearchParams({ ...(next ? { step: next.id } : {}), lang: locale });
    return response.writeHead(303, { location: `/s/${key}/r/${submissionId}?${step}` }).end();
  });

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stand: PageStand = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: [],
    stored: new Map(),
    mood: "well",
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return stand;
}
