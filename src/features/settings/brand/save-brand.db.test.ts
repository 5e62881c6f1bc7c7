import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { deleteUnusedAssets, insertAsset } from "@/db/queries/insert-asset";
import { brandOf, findSetBrand, findUsualBrand } from "@/db/queries/usual-brand";
import { asset } from "@/db/schema/asset";
import { auditEvent } from "@/db/schema/workspace";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { saveBrand } from "@/features/settings/brand/save-brand";

const { appDb, makeWorkspace } = await testDatabase();
const LONG_AGO = new Date("2026-01-01T00:00:00Z");
const look = { name: "Larkway", color: "#484188", corner: "round", dark: "never" } as const;

test("the workspace's own look goes before that of its newest survey, is noted, and can be given up", async () => {
  const scope = await makeWorkspace();
  const inside = <T>(work: Parameters<typeof withTenant<T>>[2]) => withTenant(appDb, scope, work);
  const usual = () => inside((tx) => findUsualBrand(tx, scope));
  const first = await usual();
  expect(first).toMatchObject({ color: "#1f6f5c" });
  expect(first.name).not.toBe("");
  await makeSurvey(appDb, scope, {
    questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
    series: [{ question: "nps", scale: "nps", metric: "nps" }],
  });
  const newest = await usual();
  await saveBrand(appDb, scope, () => look);
  expect(await usual()).toEqual(look);
  // The same once more is no change.
  await saveBrand(appDb, scope, (before) => before);
  await saveBrand(appDb, scope, () => null);
  expect(await inside((tx) => findSetBrand(tx, scope))).toBeNull();
  expect(await usual()).toEqual(newest);
  const noted = await inside((tx) =>
    tx.select().from(auditEvent).where(eq(auditEvent.workspaceId, scope.workspaceId)).orderBy(auditEvent.at),
  );
  expect(noted.map(({ action, after }) => [action, after])).toEqual([
    ["workspace.changed", { brand: "Larkway", color: "#484188" }],
    ["workspace.changed", { brand: null, color: null }],
  ]);
});

test("what programs and files make has the workspace's own look, else its name", () => {
  expect(brandOf({ name: "Acme", brand: look })).toEqual(look);
  expect(brandOf({ name: "Acme", brand: { name: "", color: "#1f6f5c" } })).toEqual({ name: "Acme", color: "#1f6f5c" });
});

test("a logo that only the workspace's look shows is kept; one that nothing shows goes", async () => {
  const scope = await makeWorkspace();
  const picture = () => ({
    contentType: "image/png" as const,
    width: 1,
    height: 1,
    bytes: Buffer.from([1]),
    createdAt: LONG_AGO,
  });
  const kept = await withTenant(appDb, scope, async (tx) => {
    const logo = await insertAsset(tx, scope, { ...picture(), hash: Buffer.from(randomUUID()) });
    await insertAsset(tx, scope, { ...picture(), hash: Buffer.from(randomUUID()) });
    return logo;
  });
  await saveBrand(appDb, scope, () => ({ ...look, logo: kept }));
  const left = await withTenant(appDb, scope, async (tx) => {
    await deleteUnusedAssets(tx, scope, new Date("2026-06-01T00:00:00Z"));
    return tx.select({ id: asset.id }).from(asset).where(eq(asset.workspaceId, scope.workspaceId));
  });
  expect(left).toEqual([{ id: kept }]);
});
