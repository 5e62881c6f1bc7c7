import { beforeAll, describe, expect, it } from "vitest";
import { withTenant } from "@/db/client";
import { deleteWorkspace } from "@/db/queries/delete-workspace";
import { findWorkspace } from "@/db/queries/find-workspace";
import { setUsualBrand } from "@/db/queries/usual-brand";
import { auditEvent, outbox } from "@/db/schema/workspace";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { saveWorkspace } from "@/features/settings/workspace/save-workspace";
import { createSurvey } from "@/features/surveys/create-survey";
import { createAccount } from "@/platform/auth/create-account";
import { findAccess } from "@/platform/auth/memberships";

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

const settings = {
  name: "Larkway",
  zone: "UTC",
  locale: "en",
  weekStart: 7,
  fiscalYearStart: 4,
  rangeDays: 90,
  allowedHosts: ["larkway.example"],
};

describe("saveWorkspace", () => {
  it("sets what was sent and writes down what it was", async () => {
    const scope = await database.makeWorkspace({ name: "Test" });
    expect(await saveWorkspace(database.appDb, scope, settings)).toEqual({ zoneMoves: false });
    const row = await withTenant(database.appDb, scope, (tx) => findWorkspace(tx, scope));
    expect(row).toMatchObject({ ...settings, pendingZone: null });
    const [event] = await withTenant(database.appDb, scope, (tx) => tx.select().from(auditEvent));
    expect(event).toMatchObject({ action: "workspace.changed", before: { name: "Test" }, after: { name: "Larkway" } });
    await saveWorkspace(database.appDb, scope, settings);
    expect(await withTenant(database.appDb, scope, (tx) => tx.select().from(auditEvent))).toHaveLength(1);
  });

  it("gives the next questionnaire the new name, of a workspace that signing up made too", async () => {
    const made = await createAccount(database.appDb, {
      ...{ email: "a@birchway.example", password: "correct horse battery", zone: "UTC", locale: "en" },
    });
    const access = made && (await findAccess(database.appDb, made.userId, made.slug));
    if (!access) throw new Error("no access");
    const { scope } = access;
    const ask = () =>
      withTenant(database.appDb, scope, async (tx) => (await createSurvey(tx, scope, { template: "nps" })).draft.brand);
    expect(await ask()).toMatchObject({ name: "Birchway", color: "#1f6f5c" });
    await saveWorkspace(database.appDb, scope, settings);
    expect(await ask()).toMatchObject({ name: "Larkway", color: "#1f6f5c" });
  });

  it("lets a look that is called as the workspace go with its name, and no other", async () => {
    const brandAfter = async (name: string) => {
      const scope = await database.makeWorkspace({ name: "Birchway" });
      const looks = { name, color: "#123456" };
      await withTenant(database.appDb, scope, (tx) => setUsualBrand(tx, scope, looks));
      await saveWorkspace(database.appDb, scope, settings);
      return (await withTenant(database.appDb, scope, (tx) => findWorkspace(tx, scope))).brand;
    };
    expect(await brandAfter("Birchway")).toEqual({ name: "Larkway", color: "#123456" });
    expect(await brandAfter("Birch & Sons")).toEqual({ name: "Birch & Sons", color: "#123456" });
  });

  it("asks a job to move the days of another zone; until then the old one holds", async () => {
    const scope = await database.makeWorkspace();
    const moved = { ...settings, zone: "Asia/Kolkata" };
    expect(await saveWorkspace(database.appDb, scope, moved)).toEqual({ zoneMoves: true });
    const row = await withTenant(database.appDb, scope, (tx) => findWorkspace(tx, scope));
    expect(row).toMatchObject({ zone: "UTC", pendingZone: "Asia/Kolkata" });
    expect(await saveWorkspace(database.appDb, scope, moved)).toEqual({ zoneMoves: false });
    const jobs = await withTenant(database.appDb, scope, (tx) => tx.select().from(outbox));
    expect(jobs.map((job) => job.topic)).toEqual(["workspace.zone"]);
  });
});

describe("deleteWorkspace", () => {
  it("takes the workspace and nothing of others", async () => {
    const sign = (email: string) =>
      createAccount(database.appDb, { email, password: "correct horse battery", zone: "UTC", locale: "en" });
    const [gone, stays] = [await sign("a@gone.example"), await sign("a@stays.example")];
    if (gone === null || stays === null) throw new Error("taken");
    const access = await findAccess(database.appDb, gone.userId, gone.slug);
    if (access === null) throw new Error("no access");
    await withTenant(database.appDb, access.scope, (tx) => deleteWorkspace(tx, access.scope));
    expect(await findAccess(database.appDb, gone.userId, gone.slug)).toBeNull();
    expect(await findAccess(database.appDb, stays.userId, stays.slug)).not.toBeNull();
  });
});
