import { randomUUID } from "node:crypto";
import { withTenant } from "@/db/client";
import { storeInvitations } from "@/db/queries/invitations/store-invitations";
import { PAGE_PATIENCE, type PagePatience } from "@/db/queries/with-patience";
import { customer } from "@/db/schema/customer";
import type { WorkspaceScope } from "@/db/scope";
import { makeSurvey, storeScores } from "@/db/testing/store-scores";
import { testDatabase } from "@/db/testing/test-database";
import { readNonresponseQuery } from "@/features/dashboards/nonresponse/input";
import { readNonresponse } from "@/features/dashboards/nonresponse/read-nonresponse";
import { toNonresponseView } from "@/features/dashboards/nonresponse/view";
import { translatorIn } from "@/platform/i18n/translator";

const calendar = { zone: "UTC", rangeDays: 28, fiscalYearStart: 1 };
const NOW = new Date("2026-06-15T10:00:00Z");
export const asked = {
  questions: [{ id: "nps", kind: "nps", title: { en: "How likely?" } }],
  series: [{ question: "nps", scale: "nps", metric: "nps" }] as const,
};
const words = { t: translatorIn("en", "nonresponse"), metrics: translatorIn("en", "metrics"), locale: "en" };

export interface Asked {
  readonly attributes?: Record<string, string>;
  readonly channel?: string;
  readonly locale?: string;
  readonly day?: string;
  /** Left out: said nothing. */
  readonly score?: number;
  readonly bounced?: boolean;
  readonly nobody?: boolean;
}

export const many = (n: number, one: Asked) => Array.from({ length: n }, () => one);

export const basic = { attributes: { plan: "Basic", country: "UK" } };
export const pro = { attributes: { plan: "Pro", country: "UK" } };

/** A database and people in it who were asked, with the page about who of them answered. */
export async function invitedStand() {
  const { appDb, makeWorkspace } = await testDatabase();

  /** Asks people, each once, and stores what they said as the product does. */
  async function ask(scope: WorkspaceScope, surveyId: string, people: readonly Asked[]): Promise<void> {
    const all = people.map((one) => ({ day: "2026-04-02", channel: "email", ...one, id: randomUUID() }));
    const known = all.filter(({ nobody }) => !nobody);
    await withTenant(appDb, scope, async (tx) => {
      if (known.length > 0)
        await tx.insert(customer).values(
          known.map(({ id, attributes, locale }) => ({
            ...{ workspaceId: scope.workspaceId, id, externalId: id, attributes: attributes ?? {}, locale },
          })),
        );
    });
    const spoke = all.filter(({ score }) => score !== undefined);
    await storeScores(
      appDb,
      scope,
      surveyId,
      spoke.map(({ id, score, day }) => ({ day, scores: { nps: score ?? 0 }, attributes: { who: id } })),
    );
    await withTenant(appDb, scope, async (tx) => {
      const stored = await tx.$client.query("select id, attributes ->> 'who' as who from response");
      const responses = new Map<string, string>(stored.rows.map(({ id, who }) => [who, id]));
      const given = all.map(({ id, day, channel, score, bounced, nobody }) => ({
        ...{ surveyId, externalId: id, channel, customer: nobody ? null : id, openedAt: null, remindedAt: null },
        sentAt: new Date(`${day}T08:00:00Z`),
        bouncedAt: bounced ? new Date(`${day}T08:01:00Z`) : null,
        answeredAt: score === undefined ? null : new Date(`${day}T12:00:00Z`),
        responseId: responses.get(id) ?? null,
      }));
      await storeInvitations(tx, scope, given, { importId: null, zone: "UTC" });
    });
  }

  async function open(
    scope: WorkspaceScope,
    surveyId: string,
    raw: Record<string, string> = {},
    patience: PagePatience | null = PAGE_PATIENCE,
  ) {
    const query = readNonresponseQuery(raw);
    const data = await withTenant(appDb, scope, (tx) =>
      readNonresponse(tx, scope, calendar, surveyId, query, NOW, patience),
    );
    if (!data) throw new Error("No such survey.");
    const view = toNonresponseView(data, { workspacePath: "/w/test", zone: "UTC", query, now: NOW, words });
    return { data, view };
  }

  const queryAs = (scope: WorkspaceScope, text: string, values: unknown[]) =>
    withTenant(appDb, scope, (tx) => tx.$client.query(text, values));

  /** Of 800 on Basic 80 answer (20 with 10, 60 with 0), of 200 on Pro 80 (60 with 9, 20 with 6). */
  async function askTwoPlans() {
    const scope = await makeWorkspace();
    const surveyId = await makeSurvey(appDb, scope, asked);
    await ask(scope, surveyId, [
      ...[...many(20, { ...basic, score: 10 }), ...many(60, { ...basic, score: 0 }), ...many(720, basic)],
      ...[...many(60, { ...pro, score: 9 }), ...many(20, { ...pro, score: 6 }), ...many(120, pro)],
      // None of these is judged: it bounced, or may still be answered.
      ...[...many(30, { ...basic, bounced: true }), ...many(40, { ...pro, day: "2026-06-01", score: 9 })],
    ]);
    return { scope, surveyId };
  }

  return { appDb, makeWorkspace, ask, open, queryAs, askTwoPlans };
}
