import { dateFormat } from "@/platform/i18n/formats";
import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { type Tx, withReads } from "@/db/client";
import { readStanding } from "@/db/queries/customers/read-standing";
import { findFollowUpDetail } from "@/db/queries/follow-ups/find-follow-up";
import { FOLLOW_UP_TABS } from "@/db/queries/follow-ups/follow-up-filter";
import { countFollowUpTabs, listFollowUps } from "@/db/queries/follow-ups/list-follow-ups";
import { readFollowUpCauses } from "@/db/queries/follow-ups/read-follow-up-causes";
import { readFollowUpNumbers } from "@/db/queries/follow-ups/read-follow-up-numbers";
import { listSurveyNames } from "@/db/queries/list-survey-names";
import { listMembers } from "@/db/queries/members";
import { agentNames } from "@/db/queries/quality/agent-names";
import { PAGE_PATIENCE, withPatience } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { batchDayOf } from "@/domain/follow-up/due";
import { describeCauses } from "@/features/follow-ups/board/describe-causes";
import { describeDetail } from "@/features/follow-ups/board/describe-detail";
import { describeNumbers } from "@/features/follow-ups/board/describe-numbers";
import { describeRow } from "@/features/follow-ups/board/describe-row";
import { type BoardQuery, boardHref, NUMBER_DAYS, readBoardQuery } from "@/features/follow-ups/board/read-board-query";
import { decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

const PAGE = 50;
const MOST_SURVEYS = 200;

/** The board of follow-ups. Who may not read answers sees the numbers alone. */
export async function loadBoard(slug: string, raw: Readonly<Record<string, string | string[] | undefined>>) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "dashboard.read");
  const now = new Date();
  const query = readBoardQuery(raw);
  const words = {
    t: await getTranslations("followUps"),
    metrics: await getTranslations("metrics"),
    locale: await getLocale(),
    zone: workspace.zone,
  };
  const today = localDay(now, workspace.zone);
  const days = { from: addDays(today, -query.days), to: today };
  const mayRead = can(role, "response.read");
  return withReads(db, scope, async (tx) => {
    const frame = { slug, days: query.days, ranges: rangesOf(slug, query) };
    if (!mayRead) {
      const numbers = describeNumbers(await readFollowUpNumbers(tx, scope, days, now), words);
      const causes = describeCauses(await readFollowUpCauses(tx, scope, days, now), words, () => null);
      return { ...frame, numbers, causes, board: null };
    }
    const [counted, why, people, { collecting, ...counts }, found, { show }, surveys] = await readTogether(tx, [
      () => readFollowUpNumbers(tx, scope, days, now),
      () => readFollowUpCauses(tx, scope, days, now),
      () => listMembers(tx, scope),
      () => countFollowUpTabs(tx, scope, user.userId, now),
      () => readOpen(tx, scope, query.open, today),
      () => agentNames(tx, scope),
      () => listSurveyNames(tx, scope, MOST_SURVEYS),
    ]);
    const { detail, standing } = found;
    const unfiltered = { owner: null, kind: null, survey: null, state: null, search: null, cause: null, cursor: null };
    const numbers = describeNumbers(counted, words, (tab) =>
      boardHref(slug, { ...query, ...unfiltered, open: null }, { tab }),
    );
    const causes = describeCauses(why, words, (cause) =>
      boardHref(slug, { ...query, ...unfiltered, open: null }, { tab: "all", cause }),
    );
    const filter = {
      tab: query.tab,
      userId: user.userId,
      owner: query.owner,
      kind: query.kind,
      surveyId: query.survey,
      state: query.state,
      search: query.search,
      cause: query.cause,
      from: query.cause === null ? null : days.from,
    };
    const cursor = { secret: runtime().authSecret, scope, list: `follow-ups ${query.tab}` };
    const place = query.cursor === null ? null : decodeCursor(cursor, query.cursor);
    const after = place === null ? null : { at: String(place[0]), id: String(place[1]) };
    const listed = await withPatience(tx, PAGE_PATIENCE.each, (inner) =>
      listFollowUps(inner, scope, filter, { after, limit: PAGE + 1 }, now),
    );
    const listedRows = listed ?? [];
    const rows = listedRows.slice(0, PAGE);
    const last = rows.at(-1);
    const names = new Map(people.map(({ userId, name, email }) => [userId, name || email]));
    const closeHref = boardHref(slug, query, { open: null });
    const nextBatch = dateFormat(words.locale, {
      weekday: "long",
      day: "numeric",
      month: "long",
      timeZone: "UTC",
    }).format(new Date(`${batchDayOf(today, workspace.weekStart)}T00:00:00Z`));
    return {
      ...frame,
      numbers,
      causes,
      board: {
        query,
        slow: listed === null,
        mayWork: can(role, "followup.work"),
        maySetRules: can(role, "workspace.settings"),
        me: user.userId,
        members: people
          .filter((one) => can(one.role, "followup.work"))
          .map(({ userId }) => ({ id: userId, name: names.get(userId) ?? "" })),
        names: Object.fromEntries(names),
        surveys,
        tabs: FOLLOW_UP_TABS.map((tab) => ({
          tab,
          href: boardHref(slug, { ...query, cursor: null, open: null, state: null, cause: null }, { tab }),
          n: counts[tab],
        })),
        rows: rows.map((row) =>
          describeRow(row, words, {
            now,
            href: boardHref(slug, query, { open: row.id }),
            selected: row.id === query.open,
          }),
        ),
        filtered: [query.owner, query.kind, query.survey, query.state, query.search, query.cause].some(
          (one) => one !== null,
        ),
        clearHref: boardHref(slug, query, unfiltered),
        firstHref: after === null ? null : boardHref(slug, query, { cursor: null, open: null }),
        nextHref:
          listedRows.length > PAGE && last !== undefined
            ? boardHref(slug, query, {
                cursor: encodeCursor(cursor, [
                  (query.tab === "all" ? last.openedAt : last.dueAt).toISOString(),
                  last.id,
                ]),
                open: null,
              })
            : null,
        collecting: collecting > 0 ? { n: collecting, day: nextBatch } : null,
        gone: query.open !== null && detail === null,
        closeHref,
        detail:
          detail === null
            ? null
            : describeDetail(detail, words, { now, slug, closeHref, members: names, standing, showAgent: show }),
      },
    };
  });
}

/** Of how many days the numbers may be; the list is no matter. */
function rangesOf(slug: string, query: BoardQuery) {
  return NUMBER_DAYS.map((days) => ({ days, href: boardHref(slug, query, { days, cursor: null }) }));
}

/** The follow-up that is open on the page, and how its customer stands. */
async function readOpen(tx: Tx, scope: WorkspaceScope, id: string | null, today: string) {
  const detail = id === null ? null : await findFollowUpDetail(tx, scope, id);
  const customerId = detail?.row.customer?.id ?? null;
  return { detail, standing: customerId === null ? null : await readStanding(tx, scope, customerId, today) };
}

export type BoardView = Awaited<ReturnType<typeof loadBoard>>;
export type Board = NonNullable<BoardView["board"]>;
