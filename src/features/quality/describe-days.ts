import { dateFormat } from "@/platform/i18n/formats";

/** A moment in the workspace's zone: "31 Dec, 14:05". */
export function sayMoment(at: Date, zone: string, locale: string): string {
  return dateFormat(locale, {
    ...{ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    timeZone: zone,
  }).format(at);
}
