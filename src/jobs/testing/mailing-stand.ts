import { withTenant } from "@/db/client";
import { findSurvey } from "@/db/queries/find-survey";
import { insertSurvey } from "@/db/queries/insert-survey";
import { listMailings } from "@/db/queries/mailings/mailings";
import { publishSurvey } from "@/db/queries/publish-survey";
import type { WorkspaceScope } from "@/db/scope";
import { mintScope } from "@/db/scope";
import { testDatabase } from "@/db/testing/test-database";
import type { Audience } from "@/domain/invitation/mailing";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { readMail } from "@/features/delivery/digest/testing/read-mail";
import { smtpStand } from "@/features/delivery/digest/testing/smtp-stand";
import { startMailing, type WantedMailing } from "@/features/delivery/mailings/start-mailing";
import { sendMailing } from "@/jobs/handlers/send-mailing";
import { newId } from "@/platform/id";
import { createLogger } from "@/platform/logger";
import { testRuntime } from "@/platform/testing/test-runtime";

export const NOON = new Date("2026-03-27T11:00:00Z");
const DAY_MS = 86_400_000;
export const days = (n: number) => new Date(NOON.getTime() + n * DAY_MS);
export const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000);
export const ALL: Audience = { attribute: null, named: null };

/** A database, a mail server, and workspaces whose surveys are mailed: what the job of a mailing meets. */
export async function mailingStand() {
  const database = await testDatabase();
  const smtp = await smtpStand();
  testRuntime(database);
  const { appDb, workerDb } = database;
  let places = 0;

  /** A workspace in Berlin with a published survey and customers by name, each with an address of their own. */
  async function makePlace(...names: string[]) {
    const scope = await database.makeWorkspace({ zone: "Europe/Berlin", name: "Larkway" });
    places += 1;
    const domain = `p${places}.example`;
    const surveyId = await withTenant(appDb, scope, async (tx) => {
      const definition = TEMPLATES.nps({ name: "Larkway", color: "#1f6f5c" });
      const { id } = await insertSurvey(tx, scope, { name: "NPS", definition, repeats: { policy: "all" } });
      await publishSurvey(tx, scope, id, NOON);
      for (const name of names)
        await tx.$client.query(
          "insert into customer (workspace_id, id, external_id, name, email, locale) values ($1, gen_random_uuid(), $2, $2, $3, $4)",
          [scope.workspaceId, name, `${name}@${domain}`, name === "dora" ? "de-AT" : null],
        );
      return id;
    });
    const start = (changes: Partial<WantedMailing> = {}, now = NOON) =>
      withTenant(appDb, scope, async (tx) => {
        const survey = await findSurvey(tx, scope, surveyId);
        if (survey === null) throw new Error("no survey");
        const words = {
          en: { subject: "How was {brand}?", body: "Hello,\n\n<b>tell</b> us." },
          de: { subject: "Wie war {brand}?", body: "Guten Tag" },
        };
        const usual = {
          id: newId(),
          survey,
          zone: "Europe/Berlin",
          audience: ALL,
          words,
          quarantineDays: 30,
          dailyCap: null,
          linkDays: 30,
        };
        const started = await startMailing(tx, scope, { ...usual, reminds: false, sendAt: now, ...changes }, now);
        if ("refused" in started) throw new Error(started.refused);
        return started.id;
      });
    const query = (text: string) => withTenant(appDb, scope, async (tx) => (await tx.$client.query(text)).rows);
    const mailings = () => withTenant(appDb, scope, (tx) => listMailings(tx, scope, surveyId));
    const mails = () => smtp.taken.map(readMail).filter(({ headers }) => headers.to?.endsWith(domain));
    return {
      scope,
      surveyId,
      domain,
      start,
      query,
      mailings,
      mails,
      to: () =>
        mails()
          .map(({ headers }) => headers.to)
          .sort(),
    };
  }

  function contextOf(scope: WorkspaceScope, now: Date) {
    const job = mintScope(scope.workspaceId, { kind: "job", name: "mailings.send" });
    return {
      db: workerDb,
      scope: job,
      logger: createLogger("silent"),
      now: () => now,
      signal: new AbortController().signal,
      lastTry: true,
    };
  }

  const send = (scope: WorkspaceScope, mailingId: string, now: Date) =>
    sendMailing({ workspaceId: scope.workspaceId, mailingId }, contextOf(scope, now));

  return { database, smtp, makePlace, contextOf, send };
}
