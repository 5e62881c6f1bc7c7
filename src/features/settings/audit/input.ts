import type { AuditFilter } from "@/db/queries/audit/list-audit";
import { addDays, isDay, startOfDay } from "@/domain/calendar/day";
import { AUDIT_KINDS, type AuditKind, actionsOf } from "@/platform/audit-actions";
import { isUuid } from "@/platform/is-uuid";

/** What the trail's page is narrowed by, as its address says it. */
export interface AuditQuery {
  /** A person's or key's id, or `job`. */
  readonly who: string | null;
  readonly kind: AuditKind | null;
  /** The one subject whose history is shown. */
  readonly on: string | null;
  /** Local days, both included. */
  readonly from: string | null;
  readonly to: string | null;
  readonly cursor: string | null;
}

const SUBJECT = /^[\w-]{1,64}$/;
const LONGEST = 1024;

/** Reads the address; what does not fit is left out. */
export function readAuditQuery(raw: Readonly<Record<string, string | string[] | undefined>>): AuditQuery {
  const one = (name: string) => {
    const value = raw[name];
    return typeof value === "string" ? value.slice(0, LONGEST) : "";
  };
  const day = (name: string) => (isDay(one(name)) ? one(name) : null);
  return {
    who: isUuid(one("who")) || one("who") === "job" ? one("who") : null,
    kind: AUDIT_KINDS.find((kind) => kind === one("kind")) ?? null,
    on: SUBJECT.test(one("on")) ? one("on") : null,
    from: day("from"),
    to: day("to"),
    cursor: one("cursor") || null,
  };
}

/** The address with some of it changed; a page begins anew where its rows change. */
export function auditHref(path: string, query: AuditQuery, change: Partial<AuditQuery>): string {
  const { who, kind, on, from, to, cursor } = { ...query, cursor: null, ...change };
  const params = new URLSearchParams(
    Object.entries({ who, kind, on, from, to, cursor }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return params.size === 0 ? path : `${path}?${params}`;
}

/** What the address asks of the database: days begin where they begin in the workspace's zone. */
export function filterOf({ who, kind, on, from, to }: AuditQuery, zone: string): AuditFilter {
  return {
    ...{ who, subject: on, actions: kind && actionsOf(kind) },
    from: from === null ? null : startOfDay(from, zone),
    // After the last day that can be written nothing is left out.
    until: to === null || to.startsWith("9999") ? null : startOfDay(addDays(to, 1), zone),
  };
}
