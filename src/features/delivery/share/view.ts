import type { NamedShareLink } from "@/db/queries/share-links";
import { isDay } from "@/domain/calendar/day";
import type { AppLocale } from "@/platform/i18n/locale";
import { sayDay, sayDayOf } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** A link in the list, in words. */
export interface LinkView {
  readonly id: string;
  /** The survey or the view, and what the link was made for. */
  readonly name: string;
  readonly label: string;
  /** "Survey results, with comments, 1 to 30 June". */
  readonly shows: string;
  readonly maker: string;
  readonly until: string;
  readonly opened: string;
  /** Null where it has ended, or is another's. */
  readonly url: string | null;
  /** What to paste into a page; null where no site may show it. */
  readonly code: string | null;
  /** Another server secret made it, so nobody can derive it again. */
  readonly lost: boolean;
  readonly open: boolean;
  /** Whether the reader may change it and end it. */
  readonly mayChange: boolean;
}

/** What a list of links is told with. */
export interface LinkWords {
  readonly t: Translator<"share">;
  readonly locale: AppLocale;
  readonly zone: string;
  readonly now: Date;
  readonly publicUrl: string;
  /** Who reads the list, and whether all links are theirs to end. */
  readonly userId: string;
  readonly manages: boolean;
  /** The token of a link, or null where its hash is another's. */
  readonly tokenOf: (link: NamedShareLink) => string | null;
}

/** Says a link of the list. */
export function toLinkView(link: NamedShareLink, words: LinkWords): LinkView {
  const { t, now, userId, manages, publicUrl } = words;
  const open = link.revokedAt === null && link.expiresAt > now;
  const own = manages || link.createdBy === userId;
  const token = open && own ? words.tokenOf(link) : null;
  const url = token === null ? null : `${publicUrl}/shared/${token}`;
  const name = link.surveyName ?? t(`views.${link.view}`);
  return {
    id: link.id,
    name,
    label: link.label,
    shows: showsText(link, words),
    maker: link.makerName ?? t("list.somebody"),
    until: untilText(link, words),
    opened: t("list.times", {
      n: link.opened,
      last: link.lastOpenedAt ? sayDayOf(link.lastOpenedAt, words.zone, words.locale) : "",
    }),
    url,
    code: url === null || link.embedOn.length === 0 ? null : embedCode(url, name),
    lost: open && own && token === null,
    open,
    mayChange: open && own,
  };
}

/** What a link shows, in words: its days where they are fixed, and what it leaves out. */
export function showsText(
  { view, surveyName, params, showsComments, showsNames }: NamedShareLink,
  { t, locale }: Pick<LinkWords, "t" | "locale">,
): string {
  const value = (name: string) => params.find(([one]) => one === name)?.[1];
  const [from = "", to = ""] = [value("from"), value("to")];
  const parts = [
    surveyName === null ? "" : t(`views.${view}`),
    isDay(from) && isDay(to) ? t("list.fixed", { from: sayDay(from, locale), to: sayDay(to, locale) }) : "",
    showsComments ? t("list.withComments") : "",
    showsNames ? "" : t("list.withoutNames"),
  ];
  return parts.filter(Boolean).join(" · ");
}

function untilText({ revokedAt, expiresAt }: NamedShareLink, words: LinkWords): string {
  if (revokedAt !== null) return words.t("list.revoked", { day: sayDayOf(revokedAt, words.zone, words.locale) });
  const day = sayDayOf(lastMoment(expiresAt), words.zone, words.locale);
  return expiresAt <= words.now ? words.t("list.expired", { day }) : day;
}

/** A frame without a script; its height fits the page without its comments. */
function embedCode(url: string, name: string): string {
  const title = name.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<iframe src="${url}/embed" title="${title}" width="100%" height="900" style="border:0" loading="lazy" referrerpolicy="no-referrer"></iframe>`;
}

/** One that ends with a day ends at the next one's first moment, and is good until that day. */
export function lastMoment(expiresAt: Date): Date {
  return new Date(expiresAt.getTime() - 1);
}
