import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { POST as keepReview } from "@/app/w/[workspace]/customers/quality/review/[interaction]/draft/route";
import { POST as keepLook } from "@/app/w/[workspace]/surveys/[survey]/look/draft/route";
import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { findOwnReview, finishReview } from "@/db/queries/quality/write-review";
import { interaction } from "@/db/schema/interaction";
import { mintScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { createSurvey } from "@/features/surveys/create-survey";
import { sealSession, sessionCookieName } from "@/platform/auth/session-cookie";
import { startSession } from "@/platform/auth/sessions";
import { testRuntime } from "@/platform/testing/test-runtime";
import { Keeper } from "@/ui/keeper";
import { makeFixtureWorkspace } from "../../../drizzle/seed/make-fixtures";

/** What pages keep while they are worked on: a survey's look and a reviewer's draft, through their routes. */
const database = await testDatabase();
const { appDb } = database;
const runtime = testRuntime(database);
const NOW = new Date();
const [own, other] = [await makeFixtureWorkspace(appDb, "UTC", NOW), await makeFixtureWorkspace(appDb, "UTC", NOW)];
const scope = mintScope(own.id, { kind: "job", name: "test" });

async function signIn(email: string): Promise<{ userId: string; cookie: string }> {
  const { rows } = await appDb.pool.query<{ id: string }>(`select id from "user" where email = $1`, [email]);
  const userId = rows[0]?.id ?? "";
  const sealed = await sealSession(database.authSecret, await startSession(appDb, userId, "test", NOW));
  return { userId, cookie: `${sessionCookieName(runtime.env)}=${sealed}` };
}

const editor = await signIn(own.users.editor.email);
const stranger = await signIn(other.users.owner.email);

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/** Something that is kept, in a workspace's own and new thing each time. */
interface Kind {
  readonly route: Route;
  /** A value of this name; the name of what is stored. */
  readonly value: (name: string) => unknown;
  readonly make: () => Promise<{ params: Record<string, string>; at: string; stored: () => Promise<string> }>;
  readonly misfits: readonly (readonly [unknown, object])[];
}

const COLOR = { color: "#1f6f5c" };
const KINDS: Record<string, Kind> = {
  "a look": {
    route: keepLook,
    value: (name) => ({ name, ...COLOR }),
    async make() {
      const definition = TEMPLATES.nps({ name: "first", ...COLOR });
      const { id, updatedAt } = await withTenant(appDb, scope, (tx) => createSurvey(tx, scope, { definition }));
      const stored = async () => (await withTenant(appDb, scope, (tx) => findSurvey(tx, scope, id)))?.draft.brand.name;
      return { params: { survey: id }, at: updatedAt.toISOString(), stored: async () => (await stored()) ?? "" };
    },
    misfits: [
      [
        { name: " ", color: "red", logo: "x", corner: "none" },
        {
          errors: [
            { path: "name", message: "Name the brand in 1 to 100 characters." },
            { path: "color", message: "Write it as # and six of 0–9, a–f: #484188" },
            { path: "logo", message: "Choose the picture again." },
            { path: "corner", message: "Choose one of those offered." },
          ],
        },
      ],
      [{ name: "A", ...COLOR, logo: randomUUID() }, { errors: [expect.objectContaining({ path: "logo" })] }],
    ],
  },
  "a review": {
    route: keepReview,
    value: (note) => ({ ratings: { accuracy: 4 }, comments: {}, note }),
    async make() {
      const id = randomUUID();
      const told = { channel: "email", agent: "Dana", openedAt: NOW, state: "solved" as const, day: "2026-05-12" };
      const row = { workspaceId: own.id, id, externalId: id, solvedDay: "2026-05-13", ...told };
      await withTenant(appDb, scope, (tx) => tx.insert(interaction).values(row));
      const review = () => withTenant(appDb, scope, (tx) => findOwnReview(tx, scope, id, editor.userId));
      return { params: { interaction: id }, at: "", stored: async () => (await review())?.note ?? "" };
    },
    misfits: [
      [
        { ratings: { accuracy: "good" }, comments: {}, note: "" },
        { detail: "This does not fit the scorecard. Load the page again." },
      ],
    ],
  },
};

interface Sent {
  readonly cookie?: string;
  readonly origin?: string;
  readonly workspace?: string;
  readonly type?: string;
  readonly body: unknown;
}

async function send(route: Route, params: Record<string, string>, sent: Sent) {
  const { cookie = editor.cookie, origin = "http://localhost", workspace = own.slug, type = "application/json" } = sent;
  const body = typeof sent.body === "string" ? sent.body : JSON.stringify(sent.body);
  const headers = { cookie, origin, host: "localhost", "content-type": type };
  const request = new Request("http://localhost/x", { method: "POST", headers, body });
  const reply = await route(request, { params: Promise.resolve({ workspace, ...params }) });
  return { status: reply.status, read: await reply.json() };
}

/** A server before a route: each request waits at the gate of its turn. Real time, real order. */
async function serveSlowly(route: Route, params: Record<string, string>, gates: readonly Promise<void>[]) {
  const arrived: string[] = [];
  const server = createServer(async (request, response) => {
    const text = await textOf(request);
    const turn = arrived.push(text) - 1;
    await gates[turn];
    const { status, read } = await send(route, params, { body: text });
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(read));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  afterAll(() => server.close());
  return { arrived, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe.each(Object.entries(KINDS))("%s", (_name, { route, value, make, misfits }) => {
  it("is kept for those of the workspace who may, asked by a page of this site", async () => {
    const { params, stored } = await make();
    const body = { value: value("kept") };
    for (const role of ["viewer", "analyst"] as const) {
      const { cookie } = await signIn(own.users[role].email);
      expect(await send(route, params, { cookie, body })).toMatchObject({ status: 403, read: { code: "forbidden" } });
    }
    expect((await send(route, params, { cookie: "", body })).status).toBe(401);
    expect((await send(route, params, { cookie: stranger.cookie, body })).status).toBe(404);
    expect((await send(route, params, { cookie: stranger.cookie, workspace: other.slug, body })).status).toBe(404);
    expect((await send(route, params, { origin: "https://evil.example", body })).status).toBe(403);
    const made = Object.fromEntries(Object.keys(params).map((name) => [name, randomUUID()]));
    expect((await send(route, made, { body })).status).toBe(404);
    expect(["", "first"]).toContain(await stored());
    expect(await send(route, params, { body })).toMatchObject({ status: 200, read: { stored: true } });
    expect(await stored()).toBe("kept");
  });

  it("says what does not fit, and stores nothing of it", async () => {
    const { params, stored } = await make();
    const before = await stored();
    for (const [misfit, told] of misfits)
      expect(await send(route, params, { body: { value: misfit } })).toMatchObject({ status: 422, read: told });
    expect((await send(route, params, { body: { value: value("x"), after: "yesterday" } })).status).toBe(422);
    expect((await send(route, params, { body: "{" })).status).toBe(400);
    expect((await send(route, params, { body: "{}", type: "text/plain" })).status).toBe(415);
    expect(await stored()).toBe(before);
  });

  it("never goes back to an older one that comes late", async () => {
    for (let round = 0; round < 10; round++) {
      const { params, at, stored } = await make();
      const [older, newer] = [{ value: value("older"), after: at }, { value: value("newer") }];
      const bodies = round % 2 === 0 ? [newer, older] : [older, newer];
      await Promise.all(bodies.map((body) => send(route, params, { body })));
      expect(await stored()).toBe("newer");
      const late = await send(route, params, { body: older });
      expect(late).toMatchObject({ status: 200, read: { stored: false } });
      expect(await stored()).toBe("newer");
      const next = await send(route, params, { body: { value: value("next"), after: late.read.at } });
      expect(next.read.stored).toBe(true);
      expect(await stored()).toBe("next");
    }
  });

  it("goes one at a time, the newest last; what others stored meanwhile makes it go again", async () => {
    const { params, at, stored } = await make();
    const first = gate();
    const { arrived, url } = await serveSlowly(route, params, [first.opened]);
    const keeper = new Keeper(url, JSON.stringify(value("first")), at);
    const change = (name: string) => {
      keeper.want(JSON.stringify(value(name)));
      return keeper.store();
    };
    const done = [change("one")];
    await expect.poll(() => arrived.length).toBe(1);
    done.push(change("two"), change("three"));
    expect(keeper.standing().state).toBe("saving");
    await send(route, params, { body: { value: value("another tab") } });
    first.open();
    await Promise.all(done);
    expect(arrived.map((text) => JSON.stringify(JSON.parse(text).value))).toEqual(
      ["one", "three"].map((name) => JSON.stringify(value(name))),
    );
    expect(await stored()).toBe("three");
    expect(keeper.standing().state).toBe("saved");
  });

  it("goes at once when the page is left, past an older one that is still on its way", async () => {
    const { params, at, stored } = await make();
    const first = gate();
    const { arrived, url } = await serveSlowly(route, params, [first.opened]);
    const keeper = new Keeper(url, JSON.stringify(value("first")), at);
    keeper.want(JSON.stringify(value("one")));
    void keeper.store();
    await expect.poll(() => arrived.length).toBe(1);
    keeper.want(JSON.stringify(value("two")));
    keeper.leave();
    await expect.poll(stored).toBe("two");
    expect(keeper.settled).toBe(false);
    first.open();
    await keeper.store();
    expect(keeper.settled).toBe(true);
    expect(await stored()).toBe("two");
  });

  it("says why it is not kept, and is kept once that is over", async () => {
    const { params, at, stored } = await make();
    const { url } = await serveSlowly(route, params, []);
    const keeper = new Keeper(url, JSON.stringify(value("first")), at);
    const [misfit] = misfits[0] ?? [];
    keeper.want(JSON.stringify(misfit));
    expect(keeper.standing().state).toBe("waits");
    await keeper.store();
    expect(keeper.standing()).toMatchObject({ state: "failed", message: expect.any(String) });
    keeper.want(JSON.stringify(value("second")));
    await keeper.store();
    expect(keeper.standing()).toEqual({ state: "saved", message: null, errors: {} });
    expect(await stored()).toBe("second");
    const away = new Keeper("http://127.0.0.1:1/", JSON.stringify(value("first")), at);
    away.want(JSON.stringify(value("third")));
    await away.store();
    expect(away.standing()).toEqual({ state: "failed", message: null, errors: {} });
  });
});

it("a review that is done is not kept again", async () => {
  const { route, value, make } = KINDS["a review"] as Kind;
  const { params, stored } = await make();
  const ratings = { accuracy: 5, professionalism: 5, experience: 5 };
  await send(route, params, { body: { value: { ratings, comments: {}, note: "done" } } });
  const finish = () =>
    withTenant(appDb, scope, (tx) => finishReview(tx, scope, params.interaction ?? "", editor.userId, NOW));
  expect((await finish()).faults).toEqual([]);
  expect(await send(route, params, { body: { value: value("late") } })).toMatchObject({
    status: 409,
    read: { detail: "This review is done already. Reopen it to change it." },
  });
  expect(await stored()).toBe("done");
});
