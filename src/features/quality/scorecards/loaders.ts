import "server-only";
import { withTenant } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { listDraws } from "@/db/queries/quality/draw-sample";
import { listServicePlaces } from "@/db/queries/quality/list-service-places";
import { listTeamLeads, readQualityChoices } from "@/db/queries/quality/quality-settings";
import { currentScorecard, listScorecards } from "@/db/queries/quality/scorecards";
import { localDay } from "@/domain/calendar/day";
import { sayMoment } from "@/features/quality/describe-days";
import { loadQualityWords } from "@/features/quality/load-words";
import { nameCategory } from "@/features/quality/name-category";
import { tellDifference } from "@/features/quality/scorecards/tell-difference";
import { sayDay, sayDays } from "@/platform/i18n/say-days";
import { requireWorkspace } from "@/platform/session";

const DRAWS = 8;

/** Settings of quality: the scorecard with its history, the weekly sample, whose names are hidden from whom. */
export async function loadQualitySettings(slug: string) {
  const { db, scope, workspace } = await requireWorkspace(slug, "workspace.settings");
  const { t, locale } = await loadQualityWords();
  const { zone } = workspace;
  return withTenant(db, scope, async (tx) => {
    const current = await currentScorecard(tx, scope);
    const versions = await listScorecards(tx, scope);
    const people = (await listMembers(tx, scope)).map((one) => ({ id: one.userId, name: one.name || one.email }));
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null;
    const draws = await listDraws(tx, scope, DRAWS);
    return {
      slug,
      scorecard: {
        version: current.version,
        categories: current.categories.map((line) => ({ ...line, name: nameCategory(t, line), stored: line.name })),
      },
      history: versions.map((row, place) => ({
        version: row.version,
        day: sayDay(localDay(row.createdAt, zone), locale),
        by: nameOf(row.madeBy),
        note: row.note,
        changes: tellDifference(t, versions[place + 1]?.categories ?? row.categories, row.categories, locale),
      })),
      choices: await readQualityChoices(tx, scope),
      places: await listServicePlaces(tx, scope),
      leads: await listTeamLeads(tx, scope),
      people,
      draws: draws.map((draw) => ({
        id: draw.id,
        days: sayDays(draw.fromDay, draw.toDay, locale),
        at: sayMoment(draw.drawnAt, zone, locale),
        by: nameOf(draw.drawnBy),
        seed: draw.seed,
        pool: draw.pool,
        agents: draw.agents,
        drawn: draw.drawn,
      })),
    };
  });
}

export type QualitySettingsView = Awaited<ReturnType<typeof loadQualitySettings>>;
