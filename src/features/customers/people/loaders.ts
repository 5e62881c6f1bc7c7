import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withReads } from "@/db/client";
import { findCustomer, findRelatives } from "@/db/queries/customers/find-customer";
import type { ListedCustomer } from "@/db/queries/customers/list-customers";
import { listNamesakes } from "@/db/queries/customers/list-namesakes";
import {
  listAnswersOfCustomer,
  listInvitationsOfCustomer,
  listPurchases,
  listSpells,
} from "@/db/queries/customers/read-history";
import { readStanding } from "@/db/queries/customers/read-standing";
import { listFollowUpsOfCustomer } from "@/db/queries/follow-ups/list-follow-ups-of-customer";
import { listInteractionsOfCustomer } from "@/db/queries/service/find-interaction";
import { readTogether } from "@/db/read-together";
import { localDay } from "@/domain/calendar/day";
import { countGroupRows, nameGroup } from "@/features/customers/groups/describe-group";
import { groupParams } from "@/features/customers/groups/group-address";
import { formatMoney } from "@/features/customers/people/format-money";
import { peopleHref, readPeopleQuery } from "@/features/customers/people/input";
import { MOST_CLAIMED, PEOPLE_A_PAGE, readPeople } from "@/features/customers/people/read-people";
import { layTimeLine, pillOf } from "@/features/customers/people/time-line";
import { sayMoney } from "@/features/customers/staying/staying-words";
import { type CursorContext, decodeCursor, encodeCursor } from "@/platform/http/cursor";
import { sayDay } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";

type RawQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The list of customers, for whoever may read single people. */
export async function loadPeople(slug: string, raw: RawQuery) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "customer.read");
  const query = readPeopleQuery(raw);
  const path = `/w/${slug}/customers/people`;
  const cursors: CursorContext = { secret: runtime().authSecret, scope, list: peopleHref("people", query, {}) };
  const edge = query.cursor === null ? null : decodeCursor(cursors, query.cursor);
  const today = localDay(new Date(), workspace.zone);
  const after = edge === null ? null : { amount: Number(edge[0]), id: String(edge[1]), stay: String(edge[2]) };
  const read = await withReads(db, scope, (tx) => readPeople(tx, scope, query, { after, today }));
  const { known, claimed, asked, plans, counted, slow } = read;
  const found = read.found ?? [];
  const locale = await getLocale();
  const t = await getTranslations("people");
  const words = { t: await getTranslations("staying"), locale };
  const currency = asked.group?.currency ?? null;
  const rows = found.slice(0, PEOPLE_A_PAGE);
  const last = rows.at(-1);
  const more = found.length > PEOPLE_A_PAGE && last !== undefined;
  return {
    ...{ slug, path, query, plans, known },
    /** What of it took too long: the list, or how many a group is. */
    slow,
    rows: rows.map((row) => ({
      ...toRow(row, { t, locale, today, path }),
      amount: row.amount === null ? null : sayMoney(row.amount, currency, locale, query.group?.kind === "revenue"),
    })),
    group:
      query.group === null
        ? null
        : {
            name: nameGroup(query.group, words),
            count: counted && countGroupRows(query.group, counted.rows, words),
            amount:
              counted?.amount == null ? null : t("monthly", { amount: sayMoney(counted.amount, currency, locale) }),
            amountHead: t(query.group.kind === "revenue" ? "amount" : "amountThen"),
            params: groupParams(query.group),
            back: `/w/${slug}/customers`,
          },
    claimed:
      claimed === 0 || query.standing !== null || query.search !== "" || query.group !== null
        ? null
        : {
            text: t(claimed > MOST_CLAIMED ? "claimedMany" : "claimedMore", { n: Math.min(claimed, MOST_CLAIMED) }),
            href: peopleHref(path, query, { standing: "claimed" }),
          },
    file: can(role, "export.run") ? peopleHref(`${path}/file`, query, {}) : null,
    first: query.cursor === null ? null : peopleHref(path, query, {}),
    next: more
      ? peopleHref(path, query, { cursor: encodeCursor(cursors, [last.place.amount, last.place.id, last.place.stay]) })
      : null,
    may: { write: can(role, "customer.write"), import: can(role, "import.run"), keys: can(role, "key.manage") },
  };
}

export type PeopleView = Awaited<ReturnType<typeof loadPeople>>;

function toRow(
  row: ListedCustomer,
  { t, locale, today, path }: { t: Translator<"people">; locale: string; today: string; path: string },
) {
  const { id, externalId, name, email, kind, plan, mrr, currency, place } = row;
  const erased = kind === "erased";
  return {
    ...{ key: `${id} ${place.stay}`, externalId: erased ? "" : externalId, email, kind, plan },
    href: erased ? null : `${path}/${id}`,
    name: erased ? t("erased") : name || externalId,
    standing: sayStanding(row.fromDay, row.untilDay, { t, locale, today }),
    revenue: mrr === null ? null : formatMoney(mrr, currency, locale),
    pill: pillOf(row.scale, row.score),
    scored: row.scoredAt === null ? null : sayDay(localDay(new Date(row.scoredAt), "UTC"), locale),
    scoreClaimed: row.scoreClaimed === true,
  };
}

/** Since when somebody is a customer, until when they were one, or that they never were. */
function sayStanding(
  from: string | null,
  until: string | null,
  { t, locale, today }: { t: Translator<"people">; locale: string; today: string },
): string {
  if (from === null) return t("never");
  if (until !== null && until <= today) return t("left", { day: sayDay(until, locale) });
  return t("since", { day: sayDay(from, locale) });
}

/** One customer with all that happened. */
export async function loadPerson(slug: string, id: string) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "customer.read");
  if (!isUuid(id)) notFound();
  const [t, locale] = [await getTranslations("people"), await getLocale()];
  const today = localDay(new Date(), workspace.zone);
  const [row, relatives, namesakes, last, spells, purchases, answers, interactions, followUps, invitations] =
    await withReads(db, scope, (tx) =>
      readTogether(tx, [
        () => findCustomer(tx, scope, id),
        () => findRelatives(tx, scope, id),
        () => listNamesakes(tx, scope, id),
        () => readStanding(tx, scope, id, today),
        () => listSpells(tx, scope, id),
        () => listPurchases(tx, scope, id),
        () => listAnswersOfCustomer(tx, scope, id),
        () => listInteractionsOfCustomer(tx, scope, id),
        () => listFollowUpsOfCustomer(tx, scope, id),
        () => listInvitationsOfCustomer(tx, scope, id),
      ]),
    );
  if (row === null) notFound();
  const history = { spells, purchases, answers, interactions, followUps, invitations };
  const instant = (at: Date | null) => (at === null ? null : sayDay(localDay(at, workspace.zone), locale));
  const person = ({ id: one, name, externalId }: { id: string; name: string; externalId: string }) => {
    return { id: one, name: name || externalId, href: `/w/${slug}/customers/people/${one}` };
  };
  return {
    ...{ slug, id, today },
    people: `/w/${slug}/customers/people`,
    name: row.name || row.externalId,
    standing: sayStanding(last.fromDay, last.untilDay, { t, locale, today }),
    through: last.through && { name: last.through.name, href: `/w/${slug}/customers/people/${last.through.id}` },
    pays:
      last.mrr === null || last.through === null
        ? null
        : t("monthly", { amount: formatMoney(last.mrr, last.currency, locale) }),
    row: {
      ...{ externalId: row.externalId, kind: row.kind, name: row.name, email: row.email, locale: row.locale },
      ...{ attributes: row.attributes, consent: row.consent },
      claimed: row.claimed,
    },
    consentOn: instant(row.consentAt),
    unsubscribedOn: instant(row.unsubscribedAt),
    bouncedOn: instant(row.bouncedAt),
    accounts: relatives.accounts.map(person),
    accountIds: relatives.accounts.map((one) => one.externalId),
    members: relatives.people.map(person),
    memberCount: relatives.peopleCount,
    namesakes: namesakes.map((one) => ({ ...person(one), externalId: one.externalId, mergeable: one.byAddress })),
    spells: history.spells.map((spell) => ({
      ...{ id: spell.id, startDay: spell.startDay, endDay: spell.endDay, plan: spell.plan, currency: spell.currency },
      ...{ mrr: spell.mrr, reason: spell.reason, reasonNote: spell.reasonNote },
      began: sayDay(spell.startDay, locale),
      ended: spell.endDay === null ? null : sayDay(spell.endDay, locale),
      revenue: spell.mrr === null ? null : formatMoney(spell.mrr, spell.currency, locale),
    })),
    line: layTimeLine(history, { t, reasons: await getTranslations("staying"), locale, zone: workspace.zone, slug }),
    may: { write: can(role, "customer.write"), erase: can(role, "customer.erase") },
  };
}

export type PersonView = Awaited<ReturnType<typeof loadPerson>>;
