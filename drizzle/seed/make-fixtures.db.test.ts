import { beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { authenticateApiKey, createApiKeyCache } from "@/platform/api-key";
import { checkCredentials } from "@/platform/auth/check-credentials";
import { findAccess } from "@/platform/auth/memberships";
import { createLimits } from "@/platform/limits";
import { API_SCOPES, ROLES } from "@/platform/roles";
import { makeFixtureWorkspace } from "./make-fixtures";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

describe("makeFixtureWorkspace", () => {
  it("gives a user of every role who can sign in, and a key of every scope that works", async () => {
    const now = new Date();
    const made = await makeFixtureWorkspace(database.appDb, "Asia/Kolkata", now);
    expect(made.timeZone).toBe("Asia/Kolkata");
    for (const role of ROLES) {
      const typed = { ...made.users[role], address: "127.0.0.1" };
      const result = await checkCredentials(database.appDb, createLimits(), typed, 0);
      const access = result.ok ? await findAccess(database.appDb, result.userId, made.slug) : null;
      expect(access).toMatchObject({ role, workspace: { id: made.id, zone: "Asia/Kolkata" } });
    }
    for (const scope of API_SCOPES) {
      const strangers = { limiter: createLimits().unknownApiKey, bucket: "127.0.0.1", at: 0 };
      const header = `Bearer ${made.keys[scope]}`;
      const grant = await authenticateApiKey(database.appDb, createApiKeyCache(), header, now, strangers);
      expect(grant).toMatchObject({ workspaceId: made.id, scope });
    }
  });
});
