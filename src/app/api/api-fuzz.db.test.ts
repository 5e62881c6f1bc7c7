import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { check, type FuzzedWorkspace, makeFuzzedWorkspace } from "@/app/api/testing/fuzzed-workspace";
import { bodies, nasty, property } from "@/app/api/testing/nasty-bodies";
import * as calendarRoute from "@/app/api/v1/business-calendars/[calendar]/route";
import * as calendarsRoute from "@/app/api/v1/business-calendars/route";
import * as customersRoute from "@/app/api/v1/customers/route";
import * as goalRoute from "@/app/api/v1/goals/[goal]/route";
import * as goalsRoute from "@/app/api/v1/goals/route";
import * as undoRoute from "@/app/api/v1/imports/[import]/undo/route";
import * as importsRoute from "@/app/api/v1/imports/route";
import * as interactionsRoute from "@/app/api/v1/interactions/route";
import * as invitationRoute from "@/app/api/v1/invitations/route";
import * as purchasesRoute from "@/app/api/v1/purchases/route";
import * as qualityRoute from "@/app/api/v1/quality-reviews/route";
import * as doorRoute from "@/app/api/v1/s/[key]/responses/route";
import * as policyRoute from "@/app/api/v1/sla-policies/[policy]/route";
import * as policiesRoute from "@/app/api/v1/sla-policies/route";
import * as subscriptionsRoute from "@/app/api/v1/subscriptions/route";
import * as closeRoute from "@/app/api/v1/surveys/[survey]/close/route";
import * as publishRoute from "@/app/api/v1/surveys/[survey]/publish/route";
import * as responsesRoute from "@/app/api/v1/surveys/[survey]/responses/route";
import * as surveyRoute from "@/app/api/v1/surveys/[survey]/route";
import * as surveysRoute from "@/app/api/v1/surveys/route";
import * as pageRoute from "@/app/s/[key]/route";
import { testDatabase } from "@/db/testing/test-database";
import { storedRowsSchema } from "@/features/customers/people/describe-api";
import { storeInvitationsReplySchema } from "@/features/delivery/invitations/describe-api";
import { goalListReplySchema, goalReplySchema } from "@/features/goals/describe-api";
import { storeReviewsReplySchema } from "@/features/quality/reviews/describe-api";
import { storeReplySchema, submissionReplySchema } from "@/features/respond/describe-api";
import { fieldsOf } from "@/features/respond/testing/door-case";
import { storeInteractionsReplySchema } from "@/features/service/interactions/describe-api";
import { calendarReplySchema, policyReplySchema } from "@/features/service/rules-api/describe-api";
import { surveyReplySchema } from "@/features/surveys/describe-api";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
let fuzzed: FuzzedWorkspace;
const call: FuzzedWorkspace["call"] = (route, asked) => fuzzed.call(route, asked);
const one = () => fuzzed.one();

beforeAll(async () => {
  fuzzed = await makeFuzzedWorkspace(database);
});

describe("bodies that nobody should send", () => {
  test("POST surveys, with a template and with a document", async () => {
    const { definition } = surveyReplySchema.parse(
      await (await call(surveyRoute.GET, { method: "GET", ...one() })).json(),
    );
    const template = {
      template: "csat",
      name: "Visit",
      brand: { name: "Acme", color: "#1f6f5c" },
      locale: "en",
      repeats: { policy: "latest", windowDays: 30 },
      onlyFromPage: false,
    };
    const post = async (body: string) => {
      const reply = await call(surveysRoute.POST, { method: "POST", path: "/api/v1/surveys", body });
      const made = reply.status === 201 ? surveyReplySchema.parse(await reply.clone().json()) : null;
      await check(reply, surveyReplySchema);
      if (made) await publishAndOpen(made.id, made.key);
    };
    await property(bodies(template), post);
    await property(bodies({ definition }), post);
  });

  test("PATCH surveys/{id}", async () => {
    const { definition } = surveyReplySchema.parse(
      await (await call(surveyRoute.GET, { method: "GET", ...one() })).json(),
    );
    const valid = { name: "Renamed", definition, repeats: { policy: "all" }, onlyFromPage: false };
    await property(bodies(valid), async (body) =>
      check(await call(surveyRoute.PATCH, { method: "PATCH", ...one(), body }), surveyReplySchema),
    );
    // Whatever became of the draft, respondents see the published version; the setting is put back for them.
    await call(surveyRoute.PATCH, { method: "PATCH", ...one(), body: '{"onlyFromPage":false}' });
  });

  test("POST surveys/{id}/responses, one and many", async () => {
    const response = () => ({
      submissionId: randomUUID(),
      revision: 1,
      locale: "en",
      answers: { score: 9, why: "Kind." },
      attributes: { region: "north" },
      complete: true,
      answeredAt: "2026-03-01T10:00:00Z",
      customer: { externalId: "c-1" },
    });
    const post = async (body: string) =>
      check(
        await call(responsesRoute.POST, {
          method: "POST",
          path: `${one().path}/responses`,
          params: one().params,
          body,
        }),
        storeReplySchema,
      );
    await property(bodies(response()), post);
    await property(bodies({ responses: [response(), response()] }), post);
  });

  test("POST quality-reviews", async () => {
    const review = {
      externalId: "r-1",
      reviewer: "Ruth",
      agent: "Dana",
      channel: "email",
      team: "Mail",
      day: "2026-03-01",
      ratings: { accuracy: 4, professionalism: null, experience: 5 },
      comments: { accuracy: "Right." },
      note: "",
      blind: true,
    };
    await property(bodies({ reviews: [review, { ...review, externalId: "r-2" }] }), async (body) =>
      check(
        await call(qualityRoute.POST, { method: "POST", path: "/api/v1/quality-reviews", body }),
        storeReviewsReplySchema,
      ),
    );
  });

  test("business calendars and SLA policies: made, changed and read, whatever is sent", async () => {
    const [calendars, policies] = ["/api/v1/business-calendars", "/api/v1/sla-policies"];
    const calendar = {
      ...{ name: "Desk", timeZone: "Europe/Berlin", weekly: { mon: ["09:00-12:30", "13:30-17:00"] } },
      holidays: [{ day: "2026-12-25", name: "Christmas" }],
      special: [{ day: "2026-12-24", hours: ["09:00-12:00"] }],
    };
    const policy = {
      ...{ name: "Urgent", calendarId: null, soon: { kind: "share", amount: 20 }, forAllTime: false },
      conditions: { priorities: ["urgent"], segment: { name: "plan", values: ["gold"] } },
      targets: { first_response: { minutes: 60, time: "business", pauses: ["pending"] } },
    };
    const made = async (route: unknown, path: string, body: object) => {
      const reply = await call(route, { method: "POST", path, body: JSON.stringify(body) });
      expect(reply.status).toBe(201);
      return String((await reply.json()).id);
    };
    const ids = [
      await made(calendarsRoute.POST, calendars, { ...calendar, name: "First" }),
      await made(policiesRoute.POST, policies, { ...policy, name: "First" }),
    ];
    await property(bodies(calendar), async (body) =>
      check(await call(calendarsRoute.POST, { method: "POST", path: calendars, body }), calendarReplySchema),
    );
    await property(bodies(policy), async (body) =>
      check(await call(policiesRoute.POST, { method: "POST", path: policies, body }), policyReplySchema),
    );
    const [calendarId = "", policyId = ""] = ids;
    const patchCalendar = {
      method: "PATCH",
      path: `${calendars}/${calendarId}`,
      params: { calendar: calendarId },
    } as const;
    await property(bodies({ ...calendar, isDefault: true }), async (body) =>
      check(await call(calendarRoute.PATCH, { ...patchCalendar, body }), calendarReplySchema),
    );
    const patchPolicy = { method: "PATCH", path: `${policies}/${policyId}`, params: { policy: policyId } } as const;
    await property(bodies(policy), async (body) =>
      check(await call(policyRoute.PATCH, { ...patchPolicy, body }), policyReplySchema),
    );
  });

  test("POST invitations", async () => {
    const invitation = {
      externalId: "i-1",
      survey: randomUUID(),
      customer: "c-1",
      channel: "email",
      sentAt: "2026-03-01T10:00:00Z",
      openedAt: "2026-03-01T11:00:00Z",
      bouncedAt: null,
      response: null,
    };
    await property(bodies({ invitations: [invitation, { ...invitation, externalId: "i-2" }] }), async (body) =>
      check(
        await call(invitationRoute.POST, { method: "POST", path: "/api/v1/invitations", body }),
        storeInvitationsReplySchema,
      ),
    );
  });

  test("POST interactions", async () => {
    const interaction = {
      externalId: "t-1",
      customer: { externalId: "c-1" },
      channel: "chat",
      agent: "Dana",
      openedBy: "customer",
      openedAt: "2026-03-01T10:00:00Z",
      attributes: { about: "bill" },
      events: [
        { id: "e-1", kind: "agent_replied", at: "2026-03-01T10:02:00Z", actor: "Dana", public: true, detail: null },
        { kind: "resolved", at: "2026-03-01T11:02:00+01:00" },
      ],
    };
    await property(bodies({ interactions: [interaction, { ...interaction, externalId: "t-2" }] }), async (body) =>
      check(
        await call(interactionsRoute.POST, { method: "POST", path: "/api/v1/interactions", body }),
        storeInteractionsReplySchema,
      ),
    );
  });

  test("POST customers, subscriptions and purchases", async () => {
    const person = {
      ...{ externalId: "c-9", kind: "person", name: "Ann Ash", email: "ann@example.com", locale: "en", consent: true },
      ...{ attributes: { country: "DE", seats: 3 }, accounts: ["acme"] },
    };
    const spell = {
      ...{ externalId: "s-1", customer: { externalId: "c-9" }, start: "2026-01-01", end: "2026-02-01", mrr: 49.9 },
      ...{ currency: "EUR", plan: "Pro", reason: "quality", reasonNote: "Broke." },
    };
    const bought = { customer: { externalId: "c-9" }, day: "2026-01-01", amount: 5, currency: "EUR", quantity: 1 };
    const rows = [
      ["customers", customersRoute.POST, person],
      ["subscriptions", subscriptionsRoute.POST, spell],
      ["purchases", purchasesRoute.POST, { externalId: "p-1", ...bought }],
    ] as const;
    for (const [name, route, row] of rows)
      await property(bodies({ [name]: [row, { ...row, externalId: "x-2" }] }), async (body) =>
        check(await call(route, { method: "POST", path: `/api/v1/${name}`, body }), storedRowsSchema),
      );
  });

  test("the public door, as JSON and as a form", async () => {
    const valid = {
      submissionId: randomUUID(),
      revision: 1,
      locale: "en",
      answers: { score: 9, why: "Kind." },
      attributes: { region: "north", customer: "c-1" },
      complete: true,
    };
    const path = `/api/v1/s/${fuzzed.surveyKey}/responses`;
    await property(bodies(valid), async (body) =>
      check(
        await call(doorRoute.POST, { method: "POST", path, params: { key: fuzzed.surveyKey }, body }),
        submissionReplySchema,
      ),
    );
    const names = fc.constantFrom(
      "q.score",
      "q.why",
      "question",
      "submissionId",
      "renderToken",
      "attributes",
      "lang",
      "__proto__",
      "constructor",
      "q.constructor",
    );
    const form = fc
      .array(
        fc.tuple(
          names,
          nasty.map((value) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""))),
        ),
        { maxLength: 8 },
      )
      .map((pairs) => new URLSearchParams(pairs).toString());
    await property(form, async (body) => {
      const reply = await call(pageRoute.POST, {
        method: "POST",
        path: `/s/${fuzzed.surveyKey}`,
        body,
        type: "application/x-www-form-urlencoded",
      });
      expect(reply.status, await reply.text()).toBeLessThan(500);
    });
  });

  test("publish, close and undo take no body, and anything", async () => {
    await property(bodies({}), async (body) => {
      await check(
        await call(closeRoute.POST, { method: "POST", path: `${one().path}/close`, params: one().params, body }),
        surveyReplySchema,
      );
      await check(
        await call(undoRoute.POST, {
          method: "POST",
          path: "/api/v1/imports/x/undo",
          params: { import: randomUUID() },
          body,
        }),
      );
    });
    await check(
      await call(publishRoute.POST, { method: "POST", path: `${one().path}/publish`, params: one().params }),
      surveyReplySchema,
    );
  });

  test("imports: a mapping gone wrong, a form that is none", async () => {
    const mapping = {
      date: { columns: ["day"], pattern: "{day}" },
      questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [11, "Blank"] }],
      comment: "why",
      customer: "who",
      id: "nr",
      attributes: ["region"],
    };
    const post = async (body: string, boundary = "b") =>
      check(
        await call(importsRoute.POST, {
          method: "POST",
          path: "/api/v1/imports",
          body,
          type: `multipart/form-data; boundary=${boundary}`,
        }),
      );
    const part = (name: string, value: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const file =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="../a\u0007.csv"\r\ncontent-type: text/csv\r\n\r\nday,score,why,who,nr,region\r\n2026-03-01,9,x,c,1,n\r\n';
    await property(bodies(mapping), (text) =>
      post(`${part("name", "Import")}${part("mapping", text)}${file}--b--\r\n`),
    );
    await property(fc.string({ maxLength: 300, unit: "binary" }), (text) => post(text));
    await property(fc.string({ maxLength: 300, unit: "binary" }), (text) =>
      post(`${part("mapping", "{}")}--b\r\ncontent-disposition: ${text}`),
    );
  });

  test("goals: set, changed and read, whatever is sent", async () => {
    // A survey of its own: what was sent to the other one is anything.
    const survey = await surveyWithAnswers();
    const goal = {
      metric: "nps",
      survey,
      segment: null,
      change: { kind: "points", size: 40 },
      period: "next_quarter",
      endsOn: null,
      measuredOver: "whole_period",
      owner: null,
      objective: "Renewals",
      reason: "They leave.",
      reviewOn: null,
    };
    const made = await call(goalsRoute.POST, { method: "POST", path: "/api/v1/goals", body: JSON.stringify(goal) });
    expect(made.status, await made.clone().text()).toBe(201);
    const { id } = goalReplySchema.parse(await made.json());
    const where = { path: `/api/v1/goals/${id}`, params: { goal: id } };
    await property(bodies(goal), async (body) =>
      check(await call(goalsRoute.POST, { method: "POST", path: "/api/v1/goals", body }), goalReplySchema),
    );
    const change = { target: 70, reason: "Two left", objective: "Growth", closed: false };
    await property(bodies(change), async (body) =>
      check(await call(goalRoute.PATCH, { method: "PATCH", ...where, body }), goalReplySchema),
    );
    await check(await call(goalRoute.GET, { method: "GET", ...where }), goalReplySchema);
    await check(await call(goalsRoute.GET, { method: "GET", path: "/api/v1/goals" }), goalListReplySchema);
  });
});

/** A survey with answers enough for a baseline from which a change could be told. */
async function surveyWithAnswers(): Promise<string> {
  const made = await call(surveysRoute.POST, { method: "POST", path: "/api/v1/surveys", body: '{"template":"nps"}' });
  const { id } = surveyReplySchema.parse(await made.json());
  const where = { path: `/api/v1/surveys/${id}`, params: { survey: id } };
  await call(publishRoute.POST, { method: "POST", ...where, path: `${where.path}/publish` });
  const responses = Array.from({ length: 400 }, (_, i) => ({
    submissionId: randomUUID(),
    answers: { score: i % 11 },
    complete: true,
  }));
  const body = JSON.stringify({ responses });
  const sent = await call(responsesRoute.POST, { method: "POST", ...where, path: `${where.path}/responses`, body });
  expect(sent.status).toBe(201);
  return id;
}

/** What was taken as a survey can be published, opened, answered by its form and read. */
async function publishAndOpen(id: string, key: string): Promise<void> {
  const params = { survey: id };
  await check(await call(publishRoute.POST, { method: "POST", path: `/api/v1/surveys/${id}/publish`, params }));
  const page = await call(pageRoute.GET, { method: "GET", path: `/s/${key}` });
  const html = await page.text();
  expect(page.status, html.slice(0, 500)).toBe(200);
  const fields = new URLSearchParams(fieldsOf(html));
  const sent = {
    method: "POST",
    path: `/s/${key}`,
    body: fields.toString(),
    type: "application/x-www-form-urlencoded",
  } as const;
  expect((await call(pageRoute.POST, sent)).status).toBeLessThan(500);
  await check(await call(responsesRoute.GET, { method: "GET", path: `/api/v1/surveys/${id}/responses`, params }));
}
