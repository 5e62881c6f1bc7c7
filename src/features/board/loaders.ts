import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findPack, type ListedPack, listPacks } from "@/db/queries/board/packs";
import { countDeliveries, findSchedule } from "@/db/queries/board/schedule";
import { listSurveyNames } from "@/db/queries/list-survey-names";
import { listMembers } from "@/db/queries/members";
import { PACK_SECTIONS } from "@/domain/board/pack-document";
import { localDay } from "@/domain/calendar/day";
import { MINIMUM_GROUP } from "@/domain/metrics/minimum-group";
import { lastPeriod } from "@/features/board/input";
import { type PackOptions, packOptions } from "@/features/board/pack-options";
import { appLocale } from "@/platform/i18n/locale";
import { sayDay, sayDays, sayInstant } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

const SHOWN = 100;
const MOST_SURVEYS = 100;
const OWN_NAMES = { en: "English", de: "Deutsch", ar: "العربية" } as const;

export type BoardView = Awaited<ReturnType<typeof loadBoardPacks>>;

/** The packs of a workspace and the forms that make them; a reader who makes none sees those shared with them. */
export async function loadBoardPacks(slug: string, deleted: string | undefined) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "dashboard.read");
  const locale = await getLocale();
  const t = await getTranslations("board");
  const mayMake = can(role, "export.run");
  const now = new Date();
  const read = await withTenant(db, scope, async (tx) => {
    const packs = await listPacks(tx, scope, { limit: SHOWN, onlyFor: mayMake ? null : user.userId });
    const gone = mayMake && deleted !== undefined && isUuid(deleted) ? deleted : null;
    return {
      packs,
      counts: await countDeliveries(
        tx,
        scope,
        packs.map(({ id }) => id),
      ),
      schedule: mayMake ? await findSchedule(tx, scope) : null,
      surveys: mayMake ? await listSurveyNames(tx, scope, MOST_SURVEYS) : [],
      members: mayMake ? await listMembers(tx, scope) : [],
      deleted: gone === null ? null : await findPack(tx, scope, gone, { deletedToo: true }),
    };
  });
  const month = lastPeriod(localDay(now, workspace.zone), "month", workspace.fiscalYearStart);
  const { schedule } = read;
  const kept = schedule === null ? null : packOptions.safeParse(schedule.options);
  const by = (pack: ListedPack) => {
    const at = sayInstant(pack.createdAt, workspace.zone, locale);
    if (pack.scheduledDay !== null) return t("list.calendar", { at });
    return pack.madeBy === null ? t("list.nobody", { at }) : t("list.by", { name: `\u2068${pack.madeBy}\u2069`, at });
  };
  return {
    slug,
    mayMake,
    locale,
    canSend: runtime().mailer !== null,
    moving: read.packs.some(({ status }) => status === "queued" || status === "running"),
    deleted: read.deleted?.deletedAt ? { id: read.deleted.id, reference: read.deleted.reference } : null,
    packs: read.packs.map((pack) => ({
      ...{ id: pack.id, reference: pack.reference, ready: pack.status === "ready", failed: pack.status === "failed" },
      days: sayDays(pack.fromDay, pack.toDay, locale),
      made: by(pack),
      state: [
        t(`list.${pack.status}`),
        pack.shared && mayMake ? t("list.shared") : "",
        ...(mayMake ? mailsOf(pack.id, read.counts, t) : []),
      ]
        .filter(Boolean)
        .join(" · "),
      files: pack.status === "ready" ? `/w/${slug}/board/${pack.id}` : null,
    })),
    form: {
      days: month,
      surveys: read.surveys
        .filter(({ status }) => status !== "draft")
        .map(({ id, name }) => ({ value: id, label: name })),
      locales: Object.entries(OWN_NAMES).map(([value, label]) => ({ value, label })),
      options: usualOptions(),
      locale: appLocale(user.locale) as string,
    },
    mail: {
      cadence: schedule?.active ? schedule.cadence : ("off" as const),
      monthDay: schedule?.monthDay ?? 5,
      hour: schedule?.hour ?? 7,
      recipients: schedule?.recipients ?? [],
      locale: schedule?.locale ?? (appLocale(user.locale) as string),
      options: kept?.success ? kept.data : usualOptions(),
      next: schedule?.nextDay ? t("mail.next", { day: sayDay(schedule.nextDay, locale) }) : null,
      members: read.members.map(({ userId, name, email }) => ({ value: userId, label: name || email })),
    },
  };
}

function usualOptions(): PackOptions {
  return {
    ...{ compare: "previous_period", surveys: null, sections: [...PACK_SECTIONS] },
    ...{ comments: false, minimum: MINIMUM_GROUP, shared: false },
  };
}

function mailsOf(
  packId: string,
  counts: Awaited<ReturnType<typeof countDeliveries>>,
  t: Awaited<ReturnType<typeof getTranslations<"board">>>,
): string[] {
  const of = (...states: string[]) =>
    counts.reduce((sum, one) => (one.packId === packId && states.includes(one.state) ? sum + one.n : sum), 0);
  const [sent, waiting, failed] = [of("sent"), of("waiting", "sending"), of("failed")];
  return [
    sent > 0 ? t("mail.sentTo", { n: sent }) : "",
    waiting > 0 ? t("mail.waiting", { n: waiting }) : "",
    failed > 0 ? t("mail.failed", { n: failed }) : "",
  ].filter(Boolean);
}
