import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { workspace } from "@/db/schema/workspace";
import type { WorkspaceScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import { createSurvey } from "@/features/surveys/create-survey";
import { publishDraft } from "@/features/surveys/versions/publish-draft";
import { isProblem } from "@/platform/http/problem";

const database = await testDatabase();
const NOW = new Date("2026-03-10T12:00:00Z");
const t = (text: string) => ({ en: text });

async function publish(scope: WorkspaceScope, change: object): Promise<string> {
  const definition = {
    version: 1,
    brand: { name: "Larkway", color: "#484188" },
    questions: [{ id: "score", kind: "nps", title: t("How likely?") }],
    endings: [{ id: "end", title: t("Thanks") }],
    ...change,
  };
  return withTenant(database.appDb, scope, async (tx) => {
    const { id } = await createSurvey(tx, scope, { definition });
    return (await publishDraft(tx, scope, id, NOW)).status;
  }).catch((error: unknown) => {
    if (!isProblem(error)) throw error;
    return `${error.problem.status} ${error.problem.detail}`;
  });
}

test("a program's press publishes nothing that the screen would not: what blocks is 409 with its sentence", async () => {
  const scope = await database.makeWorkspace();
  const questions = [
    { id: "area", kind: "single", title: t("Area"), options: [{ id: "a", label: t("A") }] },
    { id: "score", kind: "nps", title: t("How likely?"), showIf: { question: "area", op: "is", value: "b" } },
  ];
  expect(await publish(scope, { questions })).toMatch(/^409 Nobody can come to this question/);
  expect(await publish(scope, {})).toBe("live");
});

test("an ending leads to hosts that the workspace names, or anywhere over https where it names none", async () => {
  const scope = await database.makeWorkspace();
  const link = { url: "https://shop.larkway.example/", label: t("Shop") };
  const endings = [{ id: "end", title: t("Thanks"), link }];
  expect(await publish(scope, { endings })).toBe("live");
  await withTenant(database.appDb, scope, (tx) =>
    tx
      .update(workspace)
      .set({ allowedHosts: ["other.example"] })
      .where(eq(workspace.id, scope.workspaceId)),
  );
  expect(await publish(scope, { endings })).toMatch(/^409 shop\.larkway\.example is not among the hosts/);
  expect(await publish(scope, { link })).toMatch(/^409/);
  await withTenant(database.appDb, scope, (tx) =>
    tx
      .update(workspace)
      .set({ allowedHosts: ["larkway.example"] })
      .where(eq(workspace.id, scope.workspaceId)),
  );
  expect(await publish(scope, { endings, link })).toBe("live");
});
