import { randomUUID } from "node:crypto";
import { send } from "./api-client";
import { makeTenants, sharedDatabase, type Tenant } from "./candor";
import { expect, test } from "./fixtures";
import { expectClean, signIn } from "./steps";

/** Publishing as a step of its own: what it says before it is done, what charts show after, and every way back. */
const base = process.env.CANDOR_E2E_URL ?? "";

let tenant: Tenant;
test.beforeAll(async () => {
  [tenant] = (await makeTenants(await sharedDatabase(), ["UTC"])) as [Tenant];
});

function asking(title: string) {
  return {
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions: [
      { id: "score", kind: "nps", title: { en: title } },
      { id: "why", kind: "long_text", title: { en: "Why?" } },
    ],
    endings: [{ id: "end", title: { en: "Thank you" } }],
  };
}

async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const reply = await send(base, method, path, { key: tenant.keys.admin, body });
  expect(reply.status, `${method} ${path}: ${reply.text}`).toBeLessThan(300);
  return reply.json;
}

const dayAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

function answer(id: string, days: number, scores: readonly number[]) {
  const responses = scores.map((score) => ({
    submissionId: randomUUID(),
    answers: { score },
    answeredAt: dayAgo(days),
    complete: true,
  }));
  return call("POST", `/api/v1/surveys/${id}/responses`, { responses });
}

test("a changed wording is told before it is published and breaks the chart; a spelling correction does not", async ({
  page,
}) => {
  const made = await call("POST", "/api/v1/surveys", {
    definition: asking("How likely are you to recommend us?"),
    name: "Relations",
  });
  const survey = `/w/${tenant.slug}/surveys/${made.id}`;
  const title = page.getByRole("heading", { level: 1 });
  const reword = (words: string) => call("PATCH", `/api/v1/surveys/${made.id}`, { definition: asking(words) });
  await signIn(page, tenant.users.editor);

  await test.step("the first time the whole survey is shown in short", async () => {
    await page.goto(`${survey}/publish`);
    await expect(title).toHaveText("Ready to be published for the first time.");
    await expect(page.getByRole("region", { name: "How each score will be read" })).toContainText(
      "Detractors, 0 to 6 · Passives, 7 and 8 · Promoters, 9 and 10",
    );
    await expect(page.getByRole("region", { name: "What your customers will be asked" })).toContainText("Why?");
    await expectClean(page);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.waitForURL(/\/share$/);
    await expect(title).toHaveText("Your survey is live. Nobody has answered yet.");
    await page.goto(`${survey}/publish`);
    await expect(title).toHaveText("Nothing to publish.");
  });
  await answer(String(made.id), 3, [9, 10, 9]);
  await answer(String(made.id), 2, [8, 9, 10]);

  await test.step("what changes stands there; a draft that changed meanwhile is not published in its place", async () => {
    await reword("How likly are you to tell a friend about us?");
    await page.goto(`${survey}/publish`);
    await expect(title).toHaveText("Version 2 starts a new series.");
    await expect(page.getByRole("region", { name: "One trend breaks here" })).toContainText("the wording changed");
    const questions = page.getByRole("region", { name: "Questions" });
    await expect(questions).toContainText("How likely are you to recommend us?");
    await expect(questions).toContainText("How likly are you to tell a friend about us?");
    await reword("How likly are you to tell friends about us?");
    await page.getByRole("button", { name: "Publish version 2" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "nothing was published" })).toBeVisible();
    await expect(questions).toContainText("How likly are you to tell friends about us?");
    await page.getByRole("button", { name: "Publish version 2" }).click();
    await page.waitForURL(/\/share$/);
  });
  await answer(String(made.id), 0, [3, 4, 9]);

  await test.step("the correction is declared, and the series goes on", async () => {
    await reword("How likely are you to tell friends about us?");
    await page.goto(`${survey}/publish`);
    await page.getByRole("checkbox", { name: /only a spelling correction/ }).check();
    await page.getByRole("button", { name: "Publish version 3" }).click();
    await page.waitForURL(/\/share$/);
  });

  await test.step("the chart draws the one break", async () => {
    const days = `from=${dayAgo(5).slice(0, 10)}&to=${dayAgo(0).slice(0, 10)}`;
    await page.goto(`${survey}?${days}&interval=day`);
    await expect(page.getByText("New wording").first()).toBeVisible();
    const metric = await call("GET", `/api/v1/metrics/nps?survey=${made.id}&${days}`);
    expect(metric.breaks).toEqual([{ day: dayAgo(0).slice(0, 10), reason: "new wording" }]);
  });

  await test.step("the history tells it, and gives an old version back", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${survey}/versions`);
    const entries = page.getByRole("main").getByRole("listitem");
    await expect(entries.filter({ hasText: "the spelling was corrected, its series goes on" })).toHaveCount(1);
    await expect(entries.filter({ hasText: "begins a new series" })).toHaveCount(1);
    await expect(entries.filter({ hasText: "Version 1" }).first()).toContainText("6 answers");
    await page.getByText("1 question changed").first().click();
    await expectClean(page);
    await page.getByRole("button", { name: "Restore version 1 as draft" }).click();
    await expect(page.getByText("The draft differs from version 3.")).toBeVisible();
    const drafted = await call("GET", `/api/v1/surveys/${made.id}`);
    expect(drafted).toMatchObject({
      version: 3,
      definition: { questions: [{ title: { en: "How likely are you to recommend us?" } }, {}] },
    });
    await page.getByRole("button", { name: "Bring it back" }).click();
    await expect(page.getByText("The draft is the same as version 3.")).toBeVisible();
    await page.getByRole("link", { name: /Look at it.*version 1/ }).click();
    const frame = page.frameLocator('iframe[title="The page of version 1"]');
    await expect(frame.getByRole("heading", { name: "How likely are you to recommend us?" })).toBeVisible();
    await expectClean(page);
  });
});

test("a survey goes out as a file and comes in as the same; what does not fit is told by line; a copy keeps all", async ({
  page,
}) => {
  const made = await call("POST", "/api/v1/surveys", {
    definition: asking("How likely are you to recommend us?"),
    name: "Out and in",
    cap: 50,
    repeats: { policy: "first", windowDays: 9 },
  });
  await signIn(page, tenant.users.editor);
  const file = await page.request.get(`/w/${tenant.slug}/surveys/${made.id}/export`);
  expect(file.headers()["content-disposition"]).toContain('filename="out-and-in.candor.json"');
  const text = await file.text();

  await page.goto(`/w/${tenant.slug}/surveys/import`);
  await expectClean(page);
  const pasted = page.getByLabel("Or paste its text");
  await pasted.fill(text.replace('"kind": "nps"', '"kind": "npz",\n      "colour": 3'));
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByRole("region", { name: "One thing does not fit" })).toContainText(
    "definition.questions[0].kind",
  );
  const drop = page.locator("input[type=file]");
  await drop.setInputFiles({
    name: "huge.json",
    mimeType: "application/json",
    buffer: Buffer.alloc(10 * 1024 * 1024, "["),
  });
  await expect(page.getByText("“huge.json” is 10 MB; a survey has at most 4 MB.")).toBeVisible();
  await drop.setInputFiles({ name: "out.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await expect(page.getByRole("region", { name: "It fits" })).toContainText("Takes at most 50 answers.");
  await expectClean(page);
  await page.getByRole("button", { name: "Make a draft of it" }).click();
  await page.waitForURL(/\/edit/);
  const imported = await call("GET", `/api/v1/surveys/${/surveys\/([0-9a-f-]{36})/.exec(page.url())?.[1]}`);
  const { definition, name, cap, repeats } = await call("GET", `/api/v1/surveys/${made.id}`);
  expect(imported).toMatchObject({ definition, name, cap, repeats, status: "draft" });

  await page.goto(`/w/${tenant.slug}/surveys/templates`);
  await page.getByLabel("What do you want to know?").fill("churn");
  await expect(page.getByRole("button", { name: /^Start with/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Look at the page of" }).first().click();
  await page.getByLabel("Language").selectOption("ar");
  await expect(page.frameLocator('iframe[title^="The page of"]').locator("html")).toHaveAttribute("dir", "rtl");
  await expectClean(page);
  await page.keyboard.press("Escape");
  await page.getByLabel("What do you want to know?").fill("out and in");
  await page.getByRole("button", { name: "Start from Out and in" }).first().click();
  await page.waitForURL(/\/edit/);
  const copied = await call("GET", `/api/v1/surveys/${/surveys\/([0-9a-f-]{36})/.exec(page.url())?.[1]}`);
  expect(copied).toMatchObject({ definition, name: "Out and in (copy)", cap, repeats, status: "draft" });
});
