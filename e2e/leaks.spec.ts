import { readdir, readFile } from "node:fs/promises";
import net from "node:net";
import { publishedSurvey, send } from "./api-client";
import { type Candor, makeTenants, startCandor, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { load } from "./outage-load";
import { type OutageStand, standOutage } from "./outage-stand";
import { signIn } from "./steps";

/** Answers, exports and visitors who hang up, again and again: files, sockets and connections are given back. */
test.describe.configure({ timeout: 180_000 });

const ROUNDS = 3;
/** What one round opens of each kind; kept, it would show long before the last. */
const A_ROUND = 42;
/** What comes and goes by itself: a check of the worker's, a connection that is just being closed. */
const BREATH = 12;

let stand: OutageStand;
let app: Candor;
let tenant: Tenant;
let survey: { id: string; key: string };

test.beforeAll(async () => {
  stand = await standOutage();
  app = await startCandor(stand.settings);
  [tenant] = (await makeTenants(stand.database, ["UTC"])) as [Tenant];
  survey = await publishedSurvey(app.url, tenant.keys.write);
});

test.afterAll(async () => {
  await app?.end();
  await stand?.close();
});

test("open files and connections stay as many, however much was asked", async ({ browser }) => {
  const page = await browser.newPage({ baseURL: app.url });
  const looked = `/w/${tenant.slug}/surveys/${survey.id}`;
  await signIn(page, tenant.users.owner, looked);
  // Pools fill up, and whatever is kept on purpose is there, after two.
  for (let round = 0; round < 2; round++) await askMuch();
  const before = await opened();
  for (let round = 0; round < ROUNDS; round++) {
    await askMuch();
    await page.goto(looked);
  }
  await expect
    .poll(async () => {
      const now = await opened();
      return { files: now.files - before.files <= BREATH, connections: now.connections - before.connections <= BREATH };
    })
    .toEqual({ files: true, connections: true });
});

async function askMuch(): Promise<void> {
  const sending = load(app.url, survey.key, 16);
  await expect.poll(() => sending.acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(10 * A_ROUND);
  await sending.stop();
  await Promise.all([...Array.from({ length: A_ROUND }, exported), ...Array.from({ length: A_ROUND }, hungUp)]);
}

/** A file that is made, and fetched by a reader who goes away in the middle of it. */
async function exported(): Promise<void> {
  const { read, write } = tenant.keys;
  const made = await send(app.url, "POST", "/api/v1/exports", {
    key: write,
    body: { survey: survey.id, format: "csv" },
  });
  expect(made.status, made.text).toBe(202);
  let url = "";
  await expect
    .poll(
      async () => {
        const { json } = await send(app.url, "GET", `/api/v1/exports/${made.json.id}`, { key: read });
        url = String(json.url ?? "");
        return json.status;
      },
      { timeout: 60_000 },
    )
    .toBe("done");
  const file = await fetch(new URL(url, app.url));
  expect(file.status).toBe(200);
  await file.body?.cancel();
}

/** A submission whose sender hangs up before it is whole. */
function hungUp(): Promise<void> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(port), hostname, () => {
      const head = `POST /api/v1/s/${survey.key}/responses HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 900\r\n\r\n{"sub`;
      socket.write(head, () => setTimeout(() => socket.destroy(), 20));
    });
    socket.on("close", () => resolve()).on("error", reject);
  });
}

/** What the app holds open: files and sockets as the system counts them, where it tells; connections as the database does. */
async function opened(): Promise<{ files: number; connections: number }> {
  const [row] = await stand.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where usename like 'candor%' and backend_type = 'client backend'",
  );
  return { files: await openFiles(app.pid), connections: row?.n ?? 0 };
}

/** Of a process and those it started; 0 on a system that does not say. */
async function openFiles(pid: number): Promise<number> {
  const own = await readdir(`/proc/${pid}/fd`).then(
    (files) => files.length,
    () => 0,
  );
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8").catch(() => "");
  const below = await Promise.all(children.split(" ").filter(Boolean).map(Number).map(openFiles));
  return below.reduce((sum, files) => sum + files, own);
}
