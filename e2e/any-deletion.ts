import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { type Reply, send, submit } from "./api-client";
import type { Tenant } from "./candor";

/** Anything that people and programs do with what can be deleted, in any order. */
const DEEDS = [
  ...["survey", "survey", "answer", "answer", "answer", "answer", "many", "many", "customer", "customer"],
  ...["goal", "topic", "calendar", "policy", "export", "import", "import", "invitation", "link", "link", "key"],
  ...["change", "change", "publish", "close", "followUp", "undo", "wait"],
  ...[
    "delete",
    "delete",
    "delete",
    "delete",
    "deleteMeanwhile",
    "erase",
    "erase",
    "eraseMeanwhile",
    "withdraw",
    "revoke",
  ],
] as const;
export const step = fc.record({
  deed: fc.constantFrom(...DEEDS),
  which: fc.nat(11),
  who: fc.constantFrom("ann", "bob"),
  score: fc.integer({ min: 0, max: 10 }),
});
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the API deletes by its id, beside surveys: where it is, and which of its words is changed. */
export const PLAIN = {
  goal: { path: "/api/v1/goals", word: "objective" },
  topic: { path: "/api/v1/topics", word: "name" },
  calendar: { path: "/api/v1/business-calendars", word: "name" },
  policy: { path: "/api/v1/sla-policies", word: "name" },
  export: { path: "/api/v1/exports", word: null },
} as const;
type PlainKind = keyof typeof PLAIN;

export interface Survey {
  readonly id: string;
  readonly key: string;
  state: "draft" | "live" | "closed" | "gone";
  /** Answers that were begun by its page and can be gone on with. */
  readonly begun: string[];
}
interface Thing {
  readonly kind: PlainKind;
  readonly id: string;
  readonly survey: Survey | null;
  gone: boolean;
}
/** The address of one of them. */
export const pathOf = ({ kind, id }: Pick<Thing, "kind" | "id">) => `${PLAIN[kind].path}/${id}`;

interface Person {
  readonly externalId: string;
  /** Whether they may be there. */
  known: boolean;
  /** What was stored of them since they were last erased, at most. */
  responses: number;
  /** Of these, what stands in files that may still be read: such a file brings back who was erased after it was taken. */
  inFiles: number;
}
interface Link {
  readonly id: string;
  readonly url: string;
  readonly of: Survey | Thing;
  withdrawn: boolean;
}
/** Whether what a link shows is gone, and the link with it. */
export const isGone = (of: Link["of"]) => ("kind" in of ? of.gone || of.survey?.state === "gone" : of.state === "gone");

interface Key {
  readonly id: string;
  readonly token: string;
  revoked: boolean;
}
/** A reply that is none of those that are written down. */
interface Odd {
  readonly asked: string;
  readonly status: number;
  readonly expected: readonly number[];
  readonly text: string;
}

/** What only a signed-in member can do, done by the product's own functions. */
export interface Inside {
  makeLink(of: { survey: string } | { goal: string }): Promise<{ id: string; url: string } | null>;
  withdrawLink(id: string): Promise<void>;
  makeKey(): Promise<{ id: string; token: string }>;
  revokeKey(id: string): Promise<void>;
}

/** A workspace in which anything is made and deleted, and beside it what must be there and what must not. */
export function openWorld(base: string, tenant: Tenant, inside: Inside, untilQuiet: () => Promise<void>) {
  const key = tenant.keys.admin;
  const mark = randomUUID().slice(0, 8);
  const surveys: Survey[] = [];
  const things: Thing[] = [];
  const links: Link[] = [];
  const keys: Key[] = [];
  const imports: string[] = [];
  const people: Record<Step["who"], Person> = {
    ann: { externalId: `ann-${mark}`, known: false, responses: 0, inFiles: 0 },
    bob: { externalId: `bob-${mark}`, known: false, responses: 0, inFiles: 0 },
  };
  const odd: Odd[] = [];
  let names = 0;

  /** Sends, and keeps in mind what came back where it is not among what is written down. Never a 5xx. */
  async function ask(method: string, path: string, expected: readonly number[], body?: unknown): Promise<Reply> {
    const reply = await send(base, method, path, { key, ...(body === undefined ? {} : { body }) });
    return note(`${method} ${path}`, expected, reply);
  }
  function note(asked: string, expected: readonly number[], reply: Reply): Reply {
    if (!expected.includes(reply.status))
      odd.push({ asked, status: reply.status, expected, text: reply.text.slice(0, 300) });
    return reply;
  }
  const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)];
  const there = () => surveys.filter(({ state }) => state !== "gone");
  const taking = () => surveys.filter(({ state }) => state === "live");
  const name = () => `Thing ${names++} of ${mark}`;
  const answer = (score: number, who: Person) => ({
    submissionId: randomUUID(),
    answers: { score, why: `Words of ${who.externalId}` },
    complete: true,
    customer: { externalId: who.externalId },
  });

  async function makeSurvey(): Promise<Survey> {
    const made = await ask("POST", "/api/v1/surveys", [201], { template: "nps", name: name() });
    const survey: Survey = { id: String(made.json.id), key: String(made.json.key), state: "draft", begun: [] };
    surveys.push(survey);
    return survey;
  }
  async function publish(survey: Survey): Promise<void> {
    await ask("POST", `/api/v1/surveys/${survey.id}/publish`, [200, 409]);
    const { json } = await ask("GET", `/api/v1/surveys/${survey.id}`, [200]);
    survey.state = json.status as Survey["state"];
  }
  async function makeThing(
    kind: PlainKind,
    body: object,
    survey: Survey | null,
    refused: number[] = [],
  ): Promise<void> {
    const made = await ask("POST", PLAIN[kind].path, [kind === "export" ? 202 : 201, ...refused], body);
    if (made.status < 300) things.push({ kind, id: String(made.json.id), survey, gone: false });
  }
  async function store(survey: Survey, who: Person, scores: readonly number[], also: readonly number[] = []) {
    const body = { responses: scores.map((score) => answer(score, who)) };
    const reply = await ask("POST", `/api/v1/surveys/${survey.id}/responses`, [200, 201, ...also], body);
    if (reply.status >= 300) return;
    who.known = true;
    who.responses += scores.length;
  }
  async function upload(survey: Survey, who: Person, score: number): Promise<void> {
    const form = new FormData();
    const mapping = {
      date: { columns: ["day"] },
      questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [] }],
      ...{ comment: "why", customer: "customer", attributes: [] },
    };
    form.set("mapping", JSON.stringify(mapping));
    form.set("survey", survey.id);
    const rows = Array.from({ length: 40 }, (_, i) => `2026-03-01,${(score + i) % 11},Row ${i},${who.externalId}`);
    form.set("file", new Blob([["day,score,why,customer", ...rows].join("\n")], { type: "text/csv" }), "answers.csv");
    const reply = await send(base, "POST", "/api/v1/imports", { key, raw: form });
    note(`POST /api/v1/imports into ${survey.id}`, [202], reply);
    if (reply.status !== 202) return;
    imports.push(String(reply.json.id));
    who.known = true;
    who.responses += rows.length;
    who.inFiles += rows.length;
  }
  async function erase(who: Person): Promise<void> {
    const reply = await ask("DELETE", `/api/v1/customers/${who.externalId}`, who.known ? [204, 404] : [404]);
    if (reply.status === 204) Object.assign(who, { known: who.inFiles > 0, responses: who.inFiles });
  }
  async function deleteSurvey(survey: Survey): Promise<void> {
    await ask("DELETE", `/api/v1/surveys/${survey.id}`, [204]);
    survey.state = "gone";
  }

  async function take({ deed, which, who: named, score }: Step): Promise<void> {
    const who = people[named];
    const [survey, live] = [pick(there(), which), pick(taking(), which)];
    const plain = pick(
      things.filter(({ gone, survey: of }) => !gone && of?.state !== "gone"),
      which,
    );
    switch (deed) {
      case "survey":
        return publish(await makeSurvey());
      case "answer":
        return live && begin(live, score);
      case "many":
        return live && store(live, who, [score, 1, 9]);
      case "customer": {
        const customers = [{ externalId: who.externalId, name: `Name of ${who.externalId}` }];
        await ask("POST", "/api/v1/customers", [201], { customers });
        who.known = true;
        return;
      }
      case "goal": {
        const endsOn = new Date(Date.now() + 120 * 86_400_000).toISOString().slice(0, 10);
        const goal = { metric: "nps", survey: live?.id, change: { kind: "points", size: 30 }, endsOn };
        return live && makeThing("goal", goal, live, [422]);
      }
      case "topic":
        return makeThing("topic", { name: name(), words: { any: [`word${names}`] } }, null);
      case "calendar":
        return makeThing("calendar", { name: name(), timeZone: "UTC", weekly: { mon: ["9-17"] } }, null);
      case "policy":
        return makeThing("policy", { name: name(), targets: { resolution: { minutes: 60 } } }, null);
      case "export":
        return live && makeThing("export", { survey: live.id }, live);
      case "import":
        return live && upload(live, who, score);
      case "invitation": {
        const sent = { externalId: randomUUID(), customer: who.externalId, sentAt: "2026-03-01T10:00:00Z" };
        await ask("POST", "/api/v1/invitations", [201], {
          invitations: [{ ...sent, survey: survey?.id ?? randomUUID() }],
        });
        who.known ||= survey !== undefined;
        return;
      }
      case "link": {
        const of = plain?.kind === "goal" ? plain : survey;
        const made = of && (await inside.makeLink("kind" in of ? { goal: of.id } : { survey: of.id }));
        if (of && made) links.push({ ...made, of, withdrawn: false });
        return;
      }
      case "key":
        return void keys.push({ ...(await inside.makeKey()), revoked: false });
      case "change":
        if (survey) await ask("PATCH", `/api/v1/surveys/${survey.id}`, [200], { name: name() });
        if (plain && PLAIN[plain.kind].word)
          await ask("PATCH", pathOf(plain), [200], { [PLAIN[plain.kind].word ?? ""]: name() });
        return;
      case "publish":
        return survey && publish(survey);
      case "close":
        if (!live) return;
        await ask("POST", `/api/v1/surveys/${live.id}/close`, [200]);
        live.state = "closed";
        return;
      case "followUp": {
        const { json } = await ask("GET", "/api/v1/follow-ups?state=all", [200]);
        const one = pick(json.items as { id: string; customer: { externalId: string } | null }[], which);
        const change = { state: score > 5 ? "solved" : "contacted", note: `Called ${one?.customer?.externalId ?? ""}` };
        if (one) await ask("PATCH", `/api/v1/follow-ups/${one.id}`, [200], change);
        return;
      }
      case "undo": {
        const undone = pick(imports, which);
        if (undone) await ask("POST", `/api/v1/imports/${undone}/undo`, [202, 409]);
        return;
      }
      case "wait":
        await untilQuiet();
        for (const person of Object.values(people)) person.inFiles = 0;
        return;
      case "delete": {
        if (!plain || score > 6) return survey && deleteSurvey(survey);
        // The calendar that all others fall back on stays.
        const deleted = await ask("DELETE", pathOf(plain), plain.kind === "calendar" ? [204, 409] : [204]);
        plain.gone = deleted.status === 204;
        return;
      }
      case "deleteMeanwhile":
        if (!live) return;
        await Promise.all([
          ...[0, 1, 2].map(() => begin(live, score, [404])),
          store(live, who, [1, 2, 3], [404]),
          deleteSurvey(live),
          begin(live, score, [404]),
        ]);
        return;
      case "erase":
        return erase(who);
      case "eraseMeanwhile":
        if (!live || !who.known) return;
        await Promise.all([store(live, who, [0, 5]), erase(who), store(live, who, [10])]);
        // Whichever came last.
        Object.assign(who, { known: true, responses: who.responses + 3 });
        return;
      case "withdraw": {
        const link = pick(
          links.filter(({ of, withdrawn }) => !withdrawn && !isGone(of)),
          which,
        );
        if (!link) return;
        await inside.withdrawLink(link.id);
        link.withdrawn = true;
        return;
      }
      case "revoke": {
        const revoked = pick(keys, which);
        if (!revoked || revoked.revoked) return;
        await inside.revokeKey(revoked.id);
        revoked.revoked = true;
        return;
      }
    }
  }

  /** An answer at the respondents' door, half of it. */
  async function begin(survey: Survey, score: number, also: readonly number[] = []): Promise<void> {
    const sid = randomUUID();
    const reply = await submit(base, survey.key, sid, { answers: { score }, complete: false });
    note(`POST /api/v1/s/${survey.key}/responses`, [201, ...also], reply);
    if (reply.status === 201) survey.begun.push(sid);
  }

  return { ask, note, take, makeSurvey, publish, store, surveys, things, links, keys, imports, people, odd };
}

export type World = ReturnType<typeof openWorld>;
