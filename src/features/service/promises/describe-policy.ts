import { COUNTS_BELOW, formatMinutes } from "@/domain/metrics/display";
import type { PolicyConditions } from "@/domain/promises/match-policy";
import { PROMISE_MEASURES } from "@/domain/promises/measure";
import type { PolicyDraft } from "@/features/service/promises/read-policy-form";
import type { Trial } from "@/features/service/promises/try-policy";
import type { Translator } from "@/platform/i18n/translator";

/** What promises are said with. */
export interface PromiseWords {
  readonly t: Translator<"promises">;
  readonly locale: string;
}

/** Whom a policy is for, as a sentence: "Interactions with priority urgent or high through chat". */
export function sayConditions(conditions: PolicyConditions, { t, locale }: PromiseWords): string {
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  const { priorities = [], channels = [], teams = [], segment } = conditions;
  const parts = [
    priorities.length > 0 ? t("policy.partPriority", { values: list.format(priorities) }) : "",
    channels.length > 0 ? t("policy.partChannel", { values: list.format(channels) }) : "",
    teams.length > 0 ? t("policy.partTeam", { values: list.format(teams) }) : "",
    segment ? t("policy.partSegment", { name: segment.name, values: list.format(segment.values) }) : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? t("policy.everybody") : t("policy.sentence", { parts: parts.join(", ") });
}

/** What a policy promises, a line a target: "First response within 1 h, business time". */
export function sayTargets(targets: PolicyDraft["targets"], words: PromiseWords): string[] {
  const { t } = words;
  return PROMISE_MEASURES.flatMap((measure) => {
    const target = targets[measure];
    if (target === undefined) return [];
    const time = formatMinutes(target.minutes, words.locale);
    return [t("policy.targetLine", { target: t(`targets.${measure}`), time, kind: t(`policy.${target.time}`) })];
  });
}

/** A share with its unit, a tenth exact: "91.3%". */
function sayShare(percent: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 }).format(percent / 100);
}

/** What a trial found, in sentences. */
export function sayTrial({ all, fits, cut, kept }: Trial, { t, locale }: PromiseWords): string[] {
  if (all === 0) return [t("policy.triedEmpty")];
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  const lines = kept.map(({ measure, kept: n, reading }) => {
    const target = t(`targets.${measure}`);
    const counts = { target, kept: number(n), n: number(reading.n ?? 0) };
    if (reading.value === null || reading.interval === null) return t("policy.triedNone", { target });
    if ((reading.n ?? 0) < COUNTS_BELOW) return t("policy.triedFew", counts);
    const [low, high] = [sayShare(reading.interval.low, locale), sayShare(reading.interval.high, locale)];
    return t("policy.triedLine", { ...counts, share: sayShare(reading.value, locale), low, high });
  });
  return [
    t("policy.tried", { fits: number(fits), all: number(all) }),
    ...lines,
    ...(cut ? [t("policy.triedSample", { n: number(all) })] : []),
  ];
}
