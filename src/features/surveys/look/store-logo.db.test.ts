import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findAsset } from "@/db/queries/find-asset";
import { findSurvey } from "@/db/queries/find-survey";
import { deleteUnusedAssets } from "@/db/queries/insert-asset";
import { publishSurvey } from "@/db/queries/publish-survey";
import { testDatabase } from "@/db/testing/test-database";
import type { Brand } from "@/domain/survey/definition";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { handleRespond } from "@/features/respond/handler";
import { createSurvey } from "@/features/surveys/create-survey";
import { saveLook } from "@/features/surveys/look/save-look";
import { storeLogo } from "@/features/surveys/look/store-logo";
import { closeRuntime } from "@/platform/runtime";
import { noteSurveyChange } from "@/platform/survey-changes";

const database = await testDatabase();
process.env.DATABASE_APP_URL = database.appDb.pool.options.connectionString;
process.env.DATABASE_WORKER_URL = database.workerDb.pool.options.connectionString;
process.env.AUTH_SECRET = database.authSecret;
process.env.LOG_LEVEL = "silent";
afterAll(closeRuntime);

const now = new Date("2026-06-01T09:00:00Z");
const BRAND: Brand = { name: "Acme", color: "#1f6f5c" };
const picture = (noise: number, side = 64) => {
  const pixels = Buffer.alloc(side * side * 3, 1);
  for (let i = 0; i < pixels.length; i++) pixels[i] = (i * noise) % 251;
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
};
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 16"><script>alert(1)</script><path d="M0 0h48v16z"/></svg>',
);

async function setUp() {
  const scope = await database.makeWorkspace();
  const survey = await withTenant(database.appDb, scope, (tx) =>
    createSurvey(tx, scope, { definition: TEMPLATES.nps(BRAND) }),
  );
  const look = (brand: Brand) =>
    withTenant(database.appDb, scope, (tx) => saveLook(tx, scope, survey.id, { brand }, now));
  const publish = async () => {
    await withTenant(database.appDb, scope, (tx) => publishSurvey(tx, scope, survey.id, now));
    noteSurveyChange();
  };
  const stored = () => withTenant(database.appDb, scope, (tx) => findSurvey(tx, scope, survey.id));
  return { scope, survey, look, publish, stored };
}

async function get(path: string) {
  const url = new URL(path, "http://localhost");
  const reply = await handleRespond({
    method: "GET",
    path: url.pathname,
    query: url.searchParams,
    headers: {},
    body: null,
    remoteAddress: "192.0.2.1",
  });
  return { ...reply, text: Buffer.from(reply.body).toString() };
}

test("a small logo comes with the page, a larger one beside it, kept for good and able to do nothing", async () => {
  const { scope, survey, look, publish } = await setUp();
  const small = await storeLogo(database.appDb, scope, SVG, now);
  await look({ ...BRAND, logo: small.id });
  await publish();
  const page = await get(`/s/${survey.key}`);
  // 48 × 16 stands at 96 × 32.
  expect(page.text).toMatch(/<img src="data:image\/svg\+xml;base64,[^"]+" alt="Acme" width="96" height="32"/);
  expect(page.headers["content-security-policy"]).toContain("img-src data:;");

  const large = await storeLogo(database.appDb, scope, await picture(7919, 96), now);
  await look({ ...BRAND, logo: large.id });
  await publish();
  const beside = await get(`/s/${survey.key}`);
  expect(beside.text).toContain(`<img src="/s/${survey.key}/logo/${large.id}" alt="Acme" width="32" height="32"`);
  expect(beside.headers["content-security-policy"]).toContain("img-src data: 'self';");
  for (const [id, type] of [
    [large.id, "image/png"],
    [small.id, "image/svg+xml"],
  ]) {
    const reply = await get(`/s/${survey.key}/logo/${id}`);
    expect([reply.status, reply.headers["content-type"]]).toEqual([200, type]);
    expect(reply.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(reply.headers["x-content-type-options"]).toBe("nosniff");
    expect(reply.headers["content-security-policy"]).toMatch(/^sandbox; default-src 'none'/);
    expect(reply.text).not.toContain("script>");
  }
});

test("another workspace's picture cannot be shown, chosen or asked for", async () => {
  const [a, b] = [await setUp(), await setUp()];
  const { id } = await storeLogo(database.appDb, a.scope, SVG, now);
  await a.look({ ...BRAND, logo: id });
  await a.publish();
  await b.publish();
  expect((await get(`/s/${a.survey.key}/logo/${id}`)).status).toBe(200);
  expect((await get(`/s/${b.survey.key}/logo/${id}`)).status).toBe(404);
  await expect(b.look({ ...BRAND, logo: id })).rejects.toMatchObject({ problem: { status: 422 } });
  expect((await b.stored())?.draft.brand).toEqual(BRAND);
});

test("a look changes the brand of the draft and nothing else, and what is published only when it is published", async () => {
  const { survey, look, publish, stored } = await setUp();
  await publish();
  const before = (await stored())?.draft;
  const brand: Brand = { name: "Acme & Söhne", color: "#ffd400", corner: "round", dark: "never" };
  await look(brand);
  expect((await stored())?.draft).toEqual({ ...before, brand });
  noteSurveyChange();
  expect((await get(`/s/${survey.key}`)).text).not.toContain("Söhne");
  await publish();
  const page = (await get(`/s/${survey.key}`)).text;
  expect(page).toContain("Acme &amp; Söhne");
  expect(page).not.toContain("prefers-color-scheme");
});

test("the same picture is stored once; one that nothing shows goes after a while, one that a version shows stays", async () => {
  const { scope, look, publish } = await setUp();
  const [kept, again] = [
    await storeLogo(database.appDb, scope, SVG, now),
    await storeLogo(database.appDb, scope, SVG, now),
  ];
  expect(again.id).toBe(kept.id);
  const unused = await storeLogo(database.appDb, scope, await picture(31), now);
  await look({ ...BRAND, logo: kept.id });
  await publish();
  await look(BRAND);
  const later = new Date(now.getTime() + 1);
  const left = await withTenant(database.appDb, scope, async (tx) => {
    await deleteUnusedAssets(tx, scope, later);
    return [await findAsset(tx, scope, kept.id), await findAsset(tx, scope, unused.id)];
  });
  expect(left.map((row) => row?.id)).toEqual([kept.id, undefined]);
  const refused = storeLogo(database.appDb, scope, new TextEncoder().encode("<html>"), now);
  await expect(refused).rejects.toMatchObject({ problem: { status: 422, errors: [{ path: "logo" }] } });
});
