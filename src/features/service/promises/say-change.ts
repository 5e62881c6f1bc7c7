import type { auditEvent } from "@/db/schema/workspace";
import type { PromiseWords } from "@/features/service/promises/describe-policy";
import type { ServiceSettingsView } from "@/features/service/promises/view";
import { sayInstant } from "@/platform/i18n/say-days";

const SAID = {
  "business_calendar.created": "audit.business_calendar_created",
  "business_calendar.changed": "audit.business_calendar_changed",
  "business_calendar.default": "audit.business_calendar_default",
  "business_calendar.deleted": "audit.business_calendar_deleted",
  "business_calendar.restored": "audit.business_calendar_restored",
  "sla_policy.created": "audit.sla_policy_created",
  "sla_policy.changed": "audit.sla_policy_changed",
  "sla_policy.moved": "audit.sla_policy_moved",
  "sla_policy.deleted": "audit.sla_policy_deleted",
  "sla_policy.restored": "audit.sla_policy_restored",
  "sla_policy.mail_stopped": "audit.sla_policy_mail_stopped",
} as const;

/** A change of a policy or a calendar in words: when, by whom, what. */
export function sayChange(
  { id, at, actor, action, after }: typeof auditEvent.$inferSelect,
  { t, locale, zone, people }: PromiseWords & { readonly zone: string; readonly people: ReadonlyMap<string, string> },
): ServiceSettingsView["changes"][number] {
  const told: Readonly<Record<string, unknown>> = typeof after === "object" && after !== null ? { ...after } : {};
  const when = sayInstant(at, zone, locale);
  const who = actor.userId === undefined ? t("settings.job") : (people.get(actor.userId) ?? t("settings.someone"));
  const key = SAID[action as keyof typeof SAID];
  if (key !== undefined) return { id, when, who, what: t(key, { name: String(told.name ?? "") }) };
  const number = (value: unknown) => new Intl.NumberFormat(locale).format(Number(value ?? 0));
  const gaps = { interactions: number(told.interactions), changed: number(told.changed) };
  return { id, when, who, what: t("audit.promises_judged_anew", gaps) };
}
