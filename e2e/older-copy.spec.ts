import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { restoreCopy } from "../drizzle/backup/restore-copy";
import { copyOlderRelease } from "../drizzle/backup/testing/older-release";
import { migrateDatabase } from "../drizzle/migrate";
import { openEmbedded } from "../src/db/embedded/open-embedded";
import { databaseUrls, withDatabase } from "../src/db/urls";
import { hashPassword } from "../src/platform/auth/password";
import { submit } from "./api-client";
import { startCandor } from "./candor";
import { expect, test } from "./fixtures";
import { signIn } from "./steps";

const folder = path.resolve(import.meta.dirname, "..", "drizzle", "migrations");
const DAYS = "from=2026-05-01&to=2026-05-31";

test("Candor starts on the restored copy of an older release: its people sign in, its numbers are the same, answers go on", async ({
  browser,
}) => {
  const dataDir = process.env.CANDOR_DATA_DIR ?? "";
  const { ownerUrl, authSecret } = await openEmbedded({ dataDir });
  const scratch = await mkdtemp(path.join(os.tmpdir(), "candor older copy "));
  const name = `older_${randomUUID().slice(0, 8)}`;
  const urlsOf = (database: string) => databaseUrls({ ownerUrl: withDatabase(ownerUrl, database), authSecret });
  const [old, restored] = [urlsOf(`${name}_made`), urlsOf(`${name}_restored`)];
  const server = new pg.Client({ connectionString: ownerUrl });
  await server.connect();
  const databases = [`${name}_made`, `${name}_restored`];
  try {
    for (const one of databases) await server.query(`create database ${one}`);
    const [workspaceId, surveyId] = [randomUUID(), randomUUID()];
    const person = { email: `nora-${name}@larkway.example`, password: "correct horse battery staple" };
    const file = path.join(scratch, "copy");
    const key = await copyOlderRelease({
      ...{ urls: old, authSecret, folder, file, workspaceId, surveyId },
      person: { id: randomUUID(), email: person.email, passwordHash: await hashPassword(person.password) },
    });
    await migrateDatabase({ urls: restored });
    const order = { urls: restored, file, replace: false, authSecret, erasures: [], folder, log: () => {} };
    expect((await restoreCopy(order)).rows).toMatchObject({ user: 1, response: 40, answer: 120 });

    const app = await startCandor({ DATABASE_URL: restored.owner, AUTH_SECRET: authSecret, CANDOR_DATA_DIR: scratch });
    const context = await browser.newContext({ baseURL: app.url });
    try {
      const page = await context.newPage();
      await signIn(page, person, `/w/${workspaceId}/surveys/${surveyId}?${DAYS}`);
      await expect(page.getByText("40 answers", { exact: false }).first()).toBeVisible();
      // Of 40 scores 6 are promoters' and 27 detractors'.
      const numbers = await page.request.get(`/w/${workspaceId}/surveys/${surveyId}/numbers/csv?${DAYS}`);
      expect(await numbers.text()).toContain("-52.5,");
      await page.goto(`/w/${workspaceId}/surveys/${surveyId}/answers?q=sp%C3%A4tung`);
      await expect(page.getByText(/Verspätung \d+/).first()).toBeVisible();
      expect((await submit(app.url, key, undefined, { answers: { nps: 10 } })).status).toBe(201);
      await page.goto(`/w/${workspaceId}/surveys/${surveyId}/answers`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("41 answers");
      expect(app.output()).not.toMatch(/"level":"(error|fatal)"/);
    } finally {
      await context.close();
      await app.end();
    }
  } finally {
    // Without force: that would end an autovacuum too, which an owner may not; the server itself ends it and waits.
    for (const one of databases) await server.query(`drop database if exists ${one}`);
    for (const { appRole, workerRole } of [old, restored])
      for (const role of [appRole, workerRole]) await server.query(`drop role if exists ${role}`);
    await server.end();
    await rm(scratch, { recursive: true, force: true });
  }
});
