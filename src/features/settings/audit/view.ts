import type { AuditRow } from "@/db/queries/audit/list-audit";
import type { Audited } from "@/db/queries/audit/name-audited";
import { showControls } from "@/features/settings/audit/show-controls";
import { type ChangeView, type ChangeWords, tellChanges } from "@/features/settings/audit/tell-changes";
import { type AuditSubject, isAuditAction, subjectOf } from "@/platform/audit-actions";
import { sayDays, sayExactly } from "@/platform/i18n/say-days";
import { API_SCOPES, isRole } from "@/platform/roles";

/** What the trail is said with. */
export interface AuditWords extends Omit<ChangeWords, "nameOf"> {
  readonly names: ReadonlyMap<string, Audited>;
}

/** A row of the trail as it is read. */
export interface AuditRowView {
  readonly id: string;
  readonly when: string;
  readonly who: string;
  /** What they were then: their role, or that it was a key. */
  readonly as: string | null;
  /** What `who=` says for them; null where one cannot be asked for. */
  readonly whoId: string | null;
  readonly what: string;
  readonly on: { readonly name: string; readonly path: string | null } | null;
  readonly from: string | null;
  readonly changes: readonly ChangeView[];
}

/** A row in words. */
export function toAuditRow(row: AuditRow, words: AuditWords): AuditRowView {
  const { names, t, locale, zone } = words;
  const nameOf = (id: string) => nameOfAudited(names.get(id), words);
  return {
    id: row.id,
    when: sayExactly(row.at, zone, locale),
    ...tellActor(row.actor, words),
    what: isAuditAction(row.action) ? t(`said.${row.action}`) : showControls(row.action),
    on: tellSubject(row, words),
    from: row.actor.from ?? null,
    changes: tellChanges(row.before, row.after, { ...words, nameOf }),
  };
}

function tellActor(actor: AuditRow["actor"], { names, t, roles }: AuditWords) {
  const { userId, keyId, role, scope } = actor;
  if (userId !== undefined) {
    const as = role !== undefined && isRole(role) ? roles(`roles.${role}.name`) : null;
    return { who: showControls(names.get(userId)?.name ?? t("somebody")), as, whoId: userId };
  }
  if (keyId !== undefined) {
    const known = API_SCOPES.find((one) => one === scope);
    const as = known ? t("keyWith", { scope: roles(`scopes.${known}.name`) }) : t("key");
    return { who: showControls(names.get(keyId)?.name ?? t("key")), as, whoId: keyId };
  }
  if (actor.kind === "link") return { who: t("link"), as: null, whoId: null };
  if (actor.kind === "respondent") return { who: t("respondent"), as: null, whoId: null };
  return { who: "Candor", as: null, whoId: "job" };
}

function tellSubject({ action, subject, before, after }: AuditRow, words: AuditWords): AuditRowView["on"] {
  if (!isAuditAction(action)) return { name: showControls(subject), path: null };
  const of = subjectOf(action);
  if (of === "none") return null;
  if (of === "role")
    return { name: isRole(subject) ? words.roles(`roles.${subject}.name`) : showControls(subject), path: null };
  const place = PLACES[of];
  if (place !== undefined) return { name: words.t(`on.${of}`), path: place };
  const known = words.names.get(subject);
  const name = nameOfAudited(known, words) ?? toldName(before) ?? toldName(after);
  return {
    name: name === null ? words.t(`on.${of}`) : showControls(name),
    path: known?.open ? pathOf(of, known) : null,
  };
}

/** What is not one of many: the settings and lists that an action is about. */
const PLACES: Readonly<Partial<Record<AuditSubject, string>>> = {
  workspace: "/settings/workspace",
  followUpRules: "/settings/follow-ups",
  quality: "/settings/quality",
  service: "/settings/service",
  data: "/settings/data",
  board: "/board",
};

/** What is gone was mostly called by its name when it went. */
function toldName(detail: unknown): string | null {
  const name: unknown = Reflect.get(Object(detail), "name") ?? Reflect.get(Object(detail), "reference");
  return typeof name === "string" && name !== "" ? name : null;
}

function nameOfAudited(
  one: Audited | undefined,
  { metrics, locale }: Pick<AuditWords, "metrics" | "locale">,
): string | null {
  if (one === undefined) return null;
  const metric = `names.${one.metric}` as "names.nps";
  if (one.metric !== null) return metrics.has(metric) ? metrics(metric) : one.metric;
  const [from, to] = /^(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(one.name ?? "")?.slice(1) ?? [];
  return from && to ? sayDays(from, to, locale) : one.name;
}

/** The page within the workspace that shows it; null where none does. */
function pathOf(of: AuditSubject, { id, surveyId }: Audited): string | null {
  switch (of) {
    case "person":
    case "invitation":
      return "/settings/members";
    case "apiKey":
      return "/settings/keys";
    case "policy":
      return `/settings/service/policies/${id}`;
    case "calendar":
      return `/settings/service/calendars/${id}`;
    case "survey":
      return `/surveys/${id}`;
    case "response":
      return `/surveys/${surveyId}/answers?response=${id}`;
    case "topic":
      return `/feedback/topics/${id}`;
    case "customer":
      return `/customers/people/${id}`;
    case "import":
      return `/imports/${id}`;
    case "export":
      return "/settings/data";
    case "shareLink":
      return "/settings/links";
    case "webhook":
      return `/settings/webhooks/${id}`;
    case "boardPack":
      return "/board";
    case "goal":
      return `/goals/${id}`;
    case "objective":
      return "/goals/objectives";
    case "initiative":
      return `/goals/initiatives/${id}`;
    case "review":
      return `/customers/quality/reviews/${id}`;
    case "interaction":
      return `/customers/service/interactions/${id}`;
    case "period":
      return `/periods/${id}`;
    case "dashboard":
      return `/dashboards/${id}`;
    case "alert":
      return `/alerts/${id}`;
    case "alertRule":
      return "/alerts";
    default:
      return null;
  }
}
