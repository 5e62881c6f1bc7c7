import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withTenant } from "@/db/client";
import { findSurvey, findSurveyVersion } from "@/db/queries/find-survey";
import { makeSurvey } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";

const database = await testDatabase();

test("documents of older versions are read in the present one, those of later versions not at all", async () => {
  const scope = await database.makeWorkspace();
  const id = await makeSurvey(database.appDb, scope, {
    questions: [{ id: "score", kind: "nps", title: { en: "How likely?" } }],
    series: [],
  });
  const older = { version: 1, dismissed: [{ rule: "leading", path: "questions.score.title", reason: "Meant so." }] };
  const store = (part: object) =>
    withTenant(database.appDb, scope, async (tx) => {
      await tx.execute(sql`update survey set draft = draft || ${JSON.stringify(part)}::jsonb where id = ${id}`);
      await tx.execute(sql`insert into survey_version (workspace_id, survey_id, version, definition, series)
        select workspace_id, id, publish_as, draft, '{}' from survey, (select max(version) + 1 as publish_as from survey_version
          where survey_id = ${id}) as next where id = ${id}`);
      return (
        (await tx.execute<{ n: number }>(sql`select max(version) as n from survey_version where survey_id = ${id}`))
          .rows[0]?.n ?? 0
      );
    });
  const version = await store(older);
  await withTenant(database.appDb, scope, async (tx) => {
    const present = { version: 2, dismissed: [{ ...older.dismissed[0], about: "How likely?" }] };
    expect((await findSurvey(tx, scope, id))?.draft).toMatchObject(present);
    expect((await findSurveyVersion(tx, scope, id, version))?.definition).toMatchObject(present);
    const stored = await tx.execute<{ version: number }>(
      sql`select (draft ->> 'version')::int as version from survey where id = ${id}`,
    );
    expect(stored.rows[0]?.version).toBe(1);
  });
  await store({ version: 3 });
  await expect(withTenant(database.appDb, scope, (tx) => findSurvey(tx, scope, id))).rejects.toThrow("laterVersion");
});
