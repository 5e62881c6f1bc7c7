import { isLeavingReason } from "@/domain/customer/leaving-reason";
import type { NamedGroup } from "@/features/customers/groups/group-address";
import { type StayWords, sayCount, sayDay, sayDays, sayMonth } from "@/features/customers/staying/staying-words";

/** A group in a few words: "left, 1 Aug – 31 Oct 2026", and what it is narrowed to. */
export function nameGroup(group: NamedGroup, { t, locale }: Pick<StayWords, "t" | "locale">): string {
  const own = () => {
    switch (group.kind) {
      case "balance":
        return t(`listed.balance.${group.step}`, { from: sayDay(group.from, locale), days: sayDays(group, locale) });
      case "events":
        return t(`listed.events.${group.step}`, { day: sayDay(group.to, locale) });
      case "revenue":
        return t(`listed.revenue.${group.step}`, { days: sayDays(group, locale) });
      case "reason":
        return t("listed.reason", {
          reason: group.reason === null ? t("listed.noReason") : reasonName(group.reason, t),
          days: sayDays(group, locale),
        });
      case "cohort": {
        const month = sayMonth(group.month, locale);
        return group.later === 0 ? t("listed.cohort", { month }) : t("listed.cohortLater", { month, n: group.later });
      }
      case "last": {
        const words = { group: t(`worth.groups.${group.last}`), day: sayDay(group.day, locale) };
        return group.leftWithin === null
          ? t("listed.last", words)
          : t("listed.lastLeft", { ...words, n: group.leftWithin });
      }
      case "poor": {
        const words = { count: t("poor.count", { n: String(group.poor) }), day: sayDay(group.day, locale) };
        return group.stayedFor === null
          ? t("listed.poor", words)
          : t("listed.poorStayed", { ...words, n: group.stayedFor });
      }
    }
  };
  return [own(), ...group.filter.map(({ dimension, value }) => `${dimension}: ${value}`)].join(" · ");
}

/** "17 customers", or where somebody may stand in it twice "17 times". */
export function countGroupRows(group: NamedGroup, n: number, { t, locale }: Pick<StayWords, "t" | "locale">): string {
  const twice = group.kind === "events" || group.kind === "reason";
  return twice ? t("listed.times", { n }) : t("listed.customers", { n, shown: sayCount(n, locale) });
}

function reasonName(reason: string, t: StayWords["t"]): string {
  return t(`reasons.codes.${isLeavingReason(reason) ? reason : "other"}`);
}
