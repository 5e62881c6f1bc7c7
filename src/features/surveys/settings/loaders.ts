import { sayInstant } from "@/platform/i18n/say-days";
import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { countPlaces } from "@/db/rollups/store-within-cap";
import { wallOf } from "@/domain/calendar/wall-time";
import type { Definition } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { questionsOf } from "@/domain/survey/outline";
import { plainWords } from "@/domain/survey/pipes";
import { fill, pageWords } from "@/domain/survey/words";
import { publishedOf, requireRow } from "@/features/surveys/loaders";
import { statusOf } from "@/features/surveys/view";
import type { Translator } from "@/platform/i18n/translator";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

const MOST_COUNTED = 10_000_000;

/** Everything the page of a survey's settings shows. */
export async function loadSettings(slug: string, id: string) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.write");
  const { row, published, answers } = await withTenant(db, scope, async (tx) => {
    const row = await requireRow(tx, scope, id);
    return {
      row,
      published: await publishedOf(tx, scope, row),
      answers: await countPlaces(tx, scope, id, MOST_COUNTED),
    };
  });
  const now = new Date();
  const { draft } = row;
  const { zone } = workspace;
  const locale = await getLocale();
  const t = await getTranslations("surveySettings");
  const status = statusOf(row, now);
  return {
    slug,
    id,
    name: row.name,
    status,
    zone,
    standing: standingWords(row, status, { now, say: (at) => sayInstant(at, zone, locale) }, t),
    answers,
    opening: { opensAt: wall(row.opensAt, zone), closesAt: wall(row.closesAt, zone) },
    cap: row.responseCap,
    repeats: row.repeats,
    pendingRepeats: row.pendingRepeats,
    anonymity: { anonymous: row.anonymous, minimumGroup: row.minimumGroup },
    /** Questions whose answers say who answers: an anonymous survey should not ask them. */
    telling: questionsOf(draft)
      .filter(({ kind }) => kind === "email")
      .map((question) => titleOf(draft, question)),
    hasPassword: row.passwordHash !== null,
    onlyFromPage: row.onlyFromPage,
    page: {
      layout: draft.page?.layout ?? "one",
      progress: draft.page?.progress ?? true,
      autoAdvance: draft.page?.autoAdvance ?? true,
    },
    questions: questionsOf(draft).length,
    privacy: {
      url: draft.privacy?.url ?? "",
      lines: draft.locales.map((locale) => ({
        locale,
        language: pageWords(locale).language,
        text: draft.privacy?.text?.[locale] ?? "",
        usual: fill(pageWords(locale).privacy, { brand: draft.brand.name }),
      })),
    },
    consents: questionsOf(draft)
      .filter(({ kind }) => kind === "consent")
      .map((question) => titleOf(draft, question)),
    version: published?.version ?? null,
    links: surveyLinks({ slug, id: row.id }, role, "settings", await getTranslations("surveyBar")),
    may: { publish: can(role, "survey.publish"), remove: can(role, "survey.delete") },
  };
}

export type SettingsView = Awaited<ReturnType<typeof loadSettings>>;

function titleOf(draft: Definition, { title }: Definition["questions"][number]): string {
  return plainWords(textIn(title, draft.locale, draft.locale), draft.brand.name);
}

function wall(at: Date | null, zone: string): string {
  return at === null ? "" : wallOf(at, zone);
}

function standingWords(
  row: { opensAt: Date | null; closesAt: Date | null; closedAt: Date | null; responseCap: number | null },
  status: "draft" | "live" | "closed",
  { now, say }: { readonly now: Date; readonly say: (at: Date) => string },
  t: Translator<"surveySettings">,
): string {
  if (status === "draft") return t("standing.draft");
  if (status === "closed") {
    const since = row.closedAt ?? row.closesAt;
    return since ? t("standing.closedSince", { at: say(since) }) : t("standing.closed");
  }
  if (row.opensAt !== null && row.opensAt > now) return t("standing.opens", { at: say(row.opensAt) });
  return row.closesAt === null ? t("standing.open") : t("standing.openUntil", { at: say(row.closesAt) });
}
