import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { eraseWorkspace } from "@/db/queries/delete-workspace";
import { auditEvent } from "@/db/schema/workspace";
import { mintScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { runImport } from "@/features/imports/run-import";
import { jobContext, orderImport, readReport } from "@/features/imports/testing/import-file";
import { deletionInput } from "@/features/settings/deletion/input";
import { removeWorkspace } from "@/features/settings/deletion/remove-workspace";
import { createAccount } from "@/platform/auth/create-account";
import { createWorkspace } from "@/platform/auth/create-workspace";
import { findAccess, listWorkspaces } from "@/platform/auth/memberships";

const database = await testDatabase();
const { appDb, workerDb, ownerDb } = database;
const NOW = new Date("2026-06-15T10:00:00Z");
const PASSWORD = "correct horse battery";

async function signUp(email: string) {
  const made = await createAccount(appDb, { email, password: PASSWORD, zone: "UTC", locale: "en" });
  if (made === null) throw new Error("This address is taken.");
  const access = await findAccess(appDb, made.userId, made.slug);
  if (access === null) throw new Error("There is no way in.");
  return { ...made, scope: access.scope, workspace: access.workspace };
}

const typed = (name: string, password = PASSWORD) => deletionInput.parse({ name, password });
const slugsOf = async (userId: string) => (await listWorkspaces(appDb, userId)).map(({ slug }) => slug);

test("a workspace goes for its name and its owner's password, and for nothing less", async () => {
  const owner = await signUp("ada@birchway.example");
  const user = { userId: owner.userId };
  const remove = (name: string, password?: string) => removeWorkspace(appDb, { ...owner, user }, typed(name, password));
  expect(await remove("birchway")).toBe("name");
  expect(await remove("Birchway", "wrong horse battery")).toBe("password");
  expect(await remove("Birchway", "")).toBe("password");
  expect(await remove("Birchway", "x".repeat(5_000))).toBe("password");
  expect(await slugsOf(owner.userId)).toEqual([owner.slug]);
  expect(await remove("  Birchway ")).toBeNull();
  expect(await findAccess(appDb, owner.userId, owner.slug)).toBeNull();
  const [last] = await withTenant(appDb, owner.scope, (tx) => tx.select().from(auditEvent)).then((all) =>
    all.filter(({ action }) => action === "workspace.deleted"),
  );
  expect(last).toMatchObject({ actor: { kind: "user", userId: owner.userId }, after: { name: "Birchway" } });
});

test("who signs in without a password types the name alone", async () => {
  const owner = await signUp("bo@elmway.example");
  await ownerDb.pool.query(`update "user" set password_hash = null where id = $1`, [owner.userId]);
  const { userId } = owner;
  expect(await removeWorkspace(appDb, { ...owner, user: { userId } }, typed("Elmway", ""))).toBeNull();
});

test("members keep their accounts and other workspaces; who had no other one begins anew", async () => {
  const [owner, guest, lone] = [
    await signUp("cy@oakway.example"),
    await signUp("di@ashway.example"),
    await signUp("ed@firway.example"),
  ];
  const { userId } = owner;
  await removeWorkspace(appDb, { ...lone, user: { userId: lone.userId } }, typed("Firway"));
  for (const member of [guest, lone])
    await withTenant(appDb, owner.scope, (tx) =>
      tx.execute(
        `insert into membership (workspace_id, user_id, role) values ('${owner.scope.workspaceId}', '${member.userId}', 'editor')`,
      ),
    );
  expect(await slugsOf(lone.userId)).toEqual([owner.slug]);
  await removeWorkspace(appDb, { ...owner, user: { userId } }, typed("Oakway"));
  expect(await slugsOf(guest.userId)).toEqual([guest.slug]);
  expect(await slugsOf(lone.userId)).toEqual([]);
  await eraseWorkspace(workerDb, owner.scope);
  // The same name is free again, and who is alone makes the next one.
  expect(await createWorkspace(appDb, lone.userId, { name: "Oakway", zone: "UTC", locale: "en" })).toBe(owner.slug);
  expect(await slugsOf(lone.userId)).toEqual([owner.slug]);
});

test("a file that is being read when its workspace goes stops, and leaves nothing behind", async () => {
  const owner = await signUp("fay@yewway.example");
  const job = mintScope(owner.scope.workspaceId, { kind: "job", name: "test" });
  const nps = { column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: [] };
  const rows = Array.from({ length: 650 }, (_, i) => `2026-05-${String(1 + (i % 20)).padStart(2, "0")},${i % 11}`);
  const mapping = { date: { columns: ["day"] }, questions: [nps] };
  const id = await orderImport(database, job, ["day,score", ...rows].join("\n"), { mapping, name: "New" }, NOW);
  const stopping = new AbortController();
  stopping.abort();
  await expect(runImport({ ...jobContext(database, job, NOW), signal: stopping.signal }, id)).rejects.toThrow(
    /stopping/,
  );
  expect((await readReport(database, job, id)).run).toMatchObject({ status: "running", stored: 200 });
  await removeWorkspace(appDb, { ...owner, user: { userId: owner.userId } }, typed("Yewway"));
  await runImport(jobContext(database, job, NOW), id);
  expect((await readReport(database, job, id)).run).toMatchObject({ status: "failed", stored: 200 });
  await eraseWorkspace(workerDb, owner.scope);
  const { rows: left } = await withTenant(appDb, job, (tx) =>
    tx.execute("select 1 from response union all select 1 from import"),
  );
  expect(left).toEqual([]);
});
