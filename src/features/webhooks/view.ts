import type { DeliveryRow, WebhookRow } from "@/db/queries/webhooks/find-webhook";
import { localDay, startOfDay } from "@/domain/calendar/day";
import { EVENT_WORDS } from "@/features/webhooks/event-words";
import type { StandingWebhook } from "@/features/webhooks/read-webhooks";
import { listFormat } from "@/platform/i18n/formats";
import { sayClock, sayDayOf, sayExactly, sayInstant } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** What a view of webhooks is said with. */
export interface WebhookWords {
  readonly t: Translator<"webhooks">;
  readonly locale: string;
  readonly zone: string;
  readonly now: Date;
}

export type WebhookStanding = WebhookRow["state"];
/** How a delivery stands: one that failed and is tried again later is told from one that is on its way. */
export type DeliveryStanding = DeliveryRow["state"] | "retrying";

/** A state as a mark and a word. */
export interface StateView<Name> {
  readonly name: Name;
  readonly words: string;
}

/** A row of the list of webhooks. */
export interface ListedWebhook {
  readonly id: string;
  readonly href: string;
  readonly name: string;
  /** Whose address it is, where its name does not say that. */
  readonly host: string | null;
  readonly state: StateView<WebhookStanding>;
  readonly events: string;
  /** Where it is not told as JSON. */
  readonly format: string | null;
  readonly survey: string | null;
  readonly last: { readonly state: StateView<DeliveryStanding>; readonly when: string } | null;
}

/** A row of the deliveries. */
export interface DeliveryView {
  readonly id: string;
  readonly href: string;
  readonly event: string;
  readonly when: string;
  readonly state: StateView<DeliveryStanding>;
  readonly attempts: string;
  /** The status of the reply, or in a few words why there is none. */
  readonly reply: string;
  readonly took: string;
  readonly next: string;
  readonly mayRepeat: boolean;
  /** What an opened one says. */
  readonly facts: readonly DeliveryFact[] | null;
}

export interface DeliveryFact {
  readonly term: string;
  readonly told: string;
  readonly as: "words" | "code" | "reply";
}

/** What a webhook's page warns of. */
export interface TroubleView {
  readonly title: string;
  readonly text: string;
}

/** So many failures in a row are worth a word. */
const FAILS_TO_TELL = 3;
/** As many as are counted: there may be more. */
const MOST_COUNTED = 1_000;
/** What is due so soon is worth waiting for with the page open. */
const SOON_MS = 10_000;

/** What a webhook is called: by its description, else by the host of its address; the rest of that may be a password. */
export function nameOf({ description, url }: Pick<WebhookRow, "description" | "url">): {
  name: string;
  host: string | null;
} {
  const { host } = new URL(url);
  return description === "" ? { name: host, host: null } : { name: description, host };
}

/** A webhook as the list shows it. `surveys`: names by id. */
export function listedWebhook(
  { row, last }: StandingWebhook,
  path: string,
  surveys: ReadonlyMap<string, string>,
  words: WebhookWords,
): ListedWebhook {
  const { t, locale } = words;
  return {
    ...nameOf(row),
    id: row.id,
    href: `${path}/${row.id}`,
    state: stateOf(row, t),
    events: listFormat(locale, "unit").format(row.events.map((event) => t(`events.${EVENT_WORDS[event]}`))),
    format: row.format === "json" ? null : t(`list.${row.format}`),
    survey: row.surveyId === null ? null : (surveys.get(row.surveyId) ?? t("list.surveyGone")),
    last: last === null ? null : { state: deliveryState(last, t), when: sayWhen(last.createdAt, words) },
  };
}

/** The state of a webhook. */
export function stateOf({ state }: Pick<WebhookRow, "state">, t: Translator<"webhooks">): StateView<WebhookStanding> {
  return { name: state, words: t(`states.${state}`) };
}

/** In one line what a webhook does now, and what waits for it. */
export function sayStanding({ row, waiting }: StandingWebhook, { t, locale, zone }: WebhookWords): string {
  const said = t(`standing.${row.state}`, { day: sayDayOf(row.stateAt, zone, locale) });
  if (waiting === 0) return said;
  return `${said} ${t(waiting >= MOST_COUNTED ? "standing.many" : "standing.waiting", { n: waiting })}`;
}

/** Why nothing arrives, where that is known, and how to mend it. */
export function troubleOf(
  { row, fails }: StandingWebhook,
  surveys: ReadonlyMap<string, string>,
  { t, locale, zone }: WebhookWords,
): TroubleView | null {
  const when = sayInstant(row.stateAt, zone, locale);
  if (row.stateReason === "endpoint_gone") return { title: t("trouble.gone", { when }), text: t("trouble.goneText") };
  if (row.stateReason === "failing") return { title: t("trouble.dead"), text: t("trouble.deadText", { when }) };
  if (row.surveyId !== null && !surveys.has(row.surveyId))
    return { title: t("trouble.survey"), text: t("trouble.surveyText") };
  if (row.state === "active" && fails >= FAILS_TO_TELL)
    return { title: t("trouble.failing", { n: fails }), text: t("trouble.failingText") };
  return null;
}

/** Whether something is about to be sent, and the page is worth showing anew until it is. */
export function isMoving({ state }: Pick<WebhookRow, "state">, shown: readonly DeliveryRow[], now: Date): boolean {
  const soon = now.getTime() + SOON_MS;
  return state === "active" && shown.some(({ nextAttemptAt: at }) => at !== null && at.getTime() <= soon);
}

/** A delivery as the table shows it; `opened`: with what was replied. */
export function deliveryView(
  row: DeliveryRow,
  { webhook, href, opened }: { readonly webhook: WebhookRow; readonly href: string; readonly opened: boolean },
  words: WebhookWords,
): DeliveryView {
  const { t, locale, zone, now } = words;
  const active = webhook.state === "active";
  const { id, attempts, attemptedAt, nextAttemptAt, state, tookMs } = row;
  const next = () => {
    if (nextAttemptAt === null) return "";
    if (!active) return t("deliveries.stopped");
    return nextAttemptAt <= now ? t("deliveries.now") : sayClock(nextAttemptAt, now, zone, locale);
  };
  return {
    id,
    href,
    event: sayEvent(row.event, t),
    when: sayWhen(row.createdAt, words),
    state: deliveryState(row, t),
    attempts: new Intl.NumberFormat(locale).format(attempts),
    reply: replyOf(row, t),
    took: tookMs === null ? "" : sayTook(tookMs, locale),
    next: next(),
    mayRepeat: active && state !== "gone" && attemptedAt !== null,
    facts: opened ? factsOf(row, words) : null,
  };
}

function factsOf(row: DeliveryRow, { t, locale, zone }: WebhookWords): DeliveryFact[] {
  const { id, event, state, failure, attemptedAt, reply, status } = row;
  const facts: DeliveryFact[] = [
    { term: t("deliveries.event"), told: event, as: "code" },
    { term: t("deliveries.id"), told: id, as: "code" },
  ];
  const say = (term: string, told: string, as: DeliveryFact["as"] = "words") => facts.push({ term, told, as });
  if (attemptedAt !== null) say(t("deliveries.attempted"), sayExactly(attemptedAt, zone, locale));
  if (state === "gone") say(t("deliveries.why"), t("deliveries.goneWhy"));
  else if (failure !== null) say(t("deliveries.why"), t(`failureNotes.${failure}`, { status: String(status ?? "") }));
  if (reply !== "") say(t("deliveries.replied"), reply, "reply");
  else if (attemptedAt !== null) say(t("deliveries.replied"), t("deliveries.noReply"));
  return facts;
}

function sayEvent(event: DeliveryRow["event"], t: Translator<"webhooks">): string {
  return t(`events.${EVENT_WORDS[event]}`);
}

function deliveryState({ state, attempts }: DeliveryRow, t: Translator<"webhooks">): StateView<DeliveryStanding> {
  const name = state === "waiting" && attempts > 0 ? "retrying" : state;
  return { name, words: t(`deliveryStates.${name}`) };
}

/** Of an answer to an anonymous survey only the day is kept: it stands at its beginning. */
function sayWhen(at: Date, { locale, zone, now }: WebhookWords): string {
  const dayOnly = startOfDay(localDay(at, zone), zone).getTime() === at.getTime();
  return dayOnly ? sayDayOf(at, zone, locale) : sayClock(at, now, zone, locale);
}

function replyOf({ status, failure }: DeliveryRow, t: Translator<"webhooks">): string {
  if (status !== null) return String(status);
  return failure === null ? "" : t(`failures.${failure}`);
}

/** How long an attempt took: "120 ms", "1.4 sec". */
function sayTook(ms: number, locale: string): string {
  const [amount, unit] = ms < 1_000 ? [ms, "millisecond"] : [ms / 1_000, "second"];
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(amount);
}
