import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createDb, withTenant } from "@/db/client";
import { mintScope } from "@/db/scope";
import { shortId } from "@/db/short-id";
import type { DatabaseUrls } from "@/db/urls";
import { migrateDatabase } from "../../migrate";
import { writeCopy } from "../write-copy";

/** How many migrations that release had: its last was 0025. */
export const OLDER = 26;

export interface OlderRelease {
  /** Of an empty database. */
  readonly urls: DatabaseUrls;
  readonly authSecret: string;
  /** Where the migrations are, and where the copy goes. */
  readonly folder: string;
  readonly file: string;
  readonly workspaceId: string;
  readonly surveyId: string;
  readonly person?: { readonly id: string; readonly email: string; readonly passwordHash: string };
}

const DEFINITION = JSON.stringify({
  version: 1,
  locale: "en",
  locales: ["en"],
  brand: { name: "Old", color: "#1f6f5c" },
  questions: [
    { id: "nps", kind: "nps", title: { en: "How likely?" }, required: true },
    { id: "why", kind: "long_text", title: { en: "Why?" }, required: false },
  ],
  logic: [],
  endings: [{ id: "end", title: { en: "Thank you" } }],
});

/**
 * Fills a database as that release left it, in its own SQL, whatever the product writes now, and writes a copy of it: forty
 * people who gave 1, 2 … 10, 0, 1 … in turn on five days of May 2026, each with a comment. Gives the key of their survey.
 */
export async function copyOlderRelease(older: OlderRelease): Promise<string> {
  const { urls, authSecret, folder, file, workspaceId: id, surveyId: survey, person } = older;
  const half = await mkdtemp(path.join(os.tmpdir(), "candor older "));
  await cp(folder, half, { recursive: true });
  const journalFile = path.join(half, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8"));
  await writeFile(journalFile, JSON.stringify({ ...journal, entries: journal.entries.slice(0, OLDER) }));
  await migrateDatabase({ urls, folder: half });
  const key = `${shortId(id)}OlderOlder`;
  const db = createDb({ url: urls.app, max: 1, name: "test-older" });
  await withTenant(db, mintScope(id, { kind: "job", name: "test" }), async (tx) => {
    await tx.execute(`insert into workspace (id, slug, name) values ('${id}', '${id}', 'Old')`);
    if (person) {
      await tx.execute(`insert into "user" (id, email, password_hash)
        values ('${person.id}', '${person.email}', '${person.passwordHash}')`);
      await tx.execute(
        `insert into membership (workspace_id, user_id, role) values ('${id}', '${person.id}', 'owner')`,
      );
    }
    await tx.execute(`insert into survey (workspace_id, id, key, name, status, draft, published_version)
      values ('${id}', '${survey}', '${key}', 'Old', 'live', '${DEFINITION}', 1)`);
    await tx.execute(`insert into survey_version (workspace_id, survey_id, version, definition, series)
      values ('${id}', '${survey}', 1, '${DEFINITION}', '{"nps": 1}')`);
    await tx.execute(`insert into series (workspace_id, survey_id, question_id, ordinal, fingerprint, scale, metric, title, started_on)
      values ('${id}', '${survey}', 'nps', 1, 'nps 1', 'nps', 'nps', 'How likely?', '2026-01-01')`);
    await tx.execute(`insert into response (workspace_id, id, survey_id, version, submission_id, locale, started_at, answered_at, day)
      select '${id}', gen_random_uuid(), '${survey}', 1, gen_random_uuid(), 'en', at, at, at::date
      from generate_series(1, 40) as i cross join lateral (select timestamptz '2026-05-01 12:00Z' + i % 5 * interval '1 day' as at) as t`);
    await tx.execute(`insert into answer (workspace_id, response_id, question_id, survey_id, kind, series, day, dim_names, dim_values,
        state, status, score, text)
      select workspace_id, id, q.question, survey_id, q.kind, 1, day, '{plan}', '{solo}', 0, q.status, q.score, q.text
      from (select *, row_number() over (order by id) as i from response) r cross join lateral (values
        ('@completion', 'completion', 0, 1, null), ('nps', 'nps', 0, i % 11, null),
        ('why', 'long_text', 4, null, 'Verspätung ' || i)) as q (question, kind, status, score, text)`);
  }).finally(() => db.pool.end());
  await writeCopy({ urls, file, authSecret, ownSecret: false, now: new Date() });
  await rm(half, { recursive: true, force: true });
  return key;
}
