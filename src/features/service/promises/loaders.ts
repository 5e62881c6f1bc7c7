import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listMembers } from "@/db/queries/members";
import { type CalendarRow, listCalendars } from "@/db/queries/promises/list-calendars";
import { listKnownValues } from "@/db/queries/promises/list-known-values";
import { listPolicies, type PolicyRow } from "@/db/queries/promises/list-policies";
import { listPromiseChanges } from "@/db/queries/promises/list-promise-changes";
import { listPromiseRuns, type PromiseRun } from "@/db/queries/promises/promise-runs";
import { writeDuration } from "@/domain/promises/duration";
import { PROMISE_MEASURES } from "@/domain/promises/measure";
import { type PromiseWords, sayConditions, sayTargets } from "@/features/service/promises/describe-policy";
import { sayChange } from "@/features/service/promises/say-change";
import type { ListedView, PolicyFormView, ServiceSettingsView } from "@/features/service/promises/view";
import { requireWorkspace } from "@/platform/session";

const CHANGES_SHOWN = 30;
const NEW_TARGETS = { first_response: "4 h", next_response: "", resolution: "24 h" } as const;

/** The page of settings, for who may change the workspace. `sayCalendar` comes from the calendars' own feature folder. */
export async function loadServiceSettings(
  slug: string,
  sayCalendar: (row: CalendarRow, words: PromiseWords) => readonly string[],
): Promise<ServiceSettingsView> {
  const { db, scope, workspace } = await requireWorkspace(slug, "workspace.settings");
  const words = await loadWords();
  const read = await withTenant(db, scope, async (tx) => ({
    policies: await listPolicies(tx, scope),
    calendars: await listCalendars(tx, scope),
    runs: await listPromiseRuns(tx, scope, 1),
    changes: await listPromiseChanges(tx, scope, CHANGES_SHOWN),
    members: await listMembers(tx, scope),
  }));
  const policy = ({ id, name, said }: PolicyRow): ListedView => ({
    ...{ id, name },
    lines: [sayConditions(said.conditions, words), ...sayTargets(said.targets, words)],
  });
  const calendar = (row: CalendarRow): ListedView => ({
    ...{ id: row.id, name: row.name, isDefault: row.isDefault },
    lines: sayCalendar(row, words),
  });
  const live = <Row extends { readonly deletedAt: Date | null }>(rows: readonly Row[]) =>
    rows.filter(({ deletedAt }) => deletedAt === null);
  const gone = <Row extends { readonly deletedAt: Date | null }>(rows: readonly Row[]) =>
    rows.filter(({ deletedAt }) => deletedAt !== null);
  const people = new Map(read.members.map(({ userId, name, email }) => [userId, name === "" ? email : name]));
  return {
    slug,
    policies: live(read.policies).map(policy),
    deletedPolicies: gone(read.policies).map(policy),
    calendars: live(read.calendars).map(calendar),
    deletedCalendars: gone(read.calendars).map(calendar),
    running: sayRunning(read.runs[0], words),
    changes: read.changes.map((change) => sayChange(change, { ...words, zone: workspace.zone, people })),
  };
}

/** A policy's form, for who may change the workspace; `id` null begins a new one. */
export async function loadPolicyForm(slug: string, id: string | null): Promise<PolicyFormView> {
  const { db, scope, actor } = await requireSettings(slug);
  const read = await withTenant(db, scope, async (tx) => ({
    policy: (await listPolicies(tx, scope)).find((one) => one.id === id && one.deletedAt === null),
    calendars: await listCalendars(tx, scope),
    members: await listMembers(tx, scope),
    known: await listKnownValues(tx, scope),
  }));
  if (id !== null && read.policy === undefined) notFound();
  const { policy } = read;
  const { priorities = [], channels = [], teams = [], segment } = policy?.said.conditions ?? {};
  const told = policy?.recipientIds ?? (actor === null ? [] : [actor]);
  return {
    ...{ slug, id, name: policy?.name ?? "", known: read.known },
    ...{ priorities: priorities.join(", "), channels: channels.join(", "), teams: teams.join(", ") },
    ...{ segmentName: segment?.name ?? "", segmentValues: segment?.values.join(", ") ?? "" },
    targets: PROMISE_MEASURES.map((measure) => {
      const target = policy?.said.targets[measure];
      const proposed = policy === undefined ? NEW_TARGETS[measure] : "";
      return {
        ...{ measure, minutes: target ? writeDuration(target.minutes) : proposed, time: target?.time ?? "business" },
        pauses: target?.pauses ?? (["pending", "on_hold"] as const),
      };
    }),
    soon: { kind: policy?.said.soon.kind ?? "share", amount: String(policy?.said.soon.amount ?? 25) },
    calendarId: policy?.said.calendarId ?? "",
    calendars: read.calendars
      .filter(({ deletedAt }) => deletedAt === null)
      .map((one) => ({ id: one.id, name: one.name })),
    recipients: read.members.map(({ userId, name, email }) => ({
      ...{ id: userId, name: name === "" ? email : name, told: told.includes(userId) },
    })),
  };
}

async function requireSettings(slug: string) {
  const { db, scope } = await requireWorkspace(slug, "workspace.settings");
  return { db, scope, actor: scope.actor.kind === "user" ? scope.actor.userId : null };
}

async function loadWords(): Promise<PromiseWords> {
  return { t: await getTranslations("promises"), locale: await getLocale() };
}

function sayRunning(run: PromiseRun | undefined, { t, locale }: PromiseWords): ServiceSettingsView["running"] {
  if (run === undefined || run.state === "done") return null;
  if (run.state === "waiting") return { label: t("runs.waiting"), detail: null, share: null };
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const detail = t("runs.progress", { done: number(run.done), total: number(run.total) });
  return { label: t("runs.running"), detail, share: run.total === 0 ? null : run.done / run.total };
}
