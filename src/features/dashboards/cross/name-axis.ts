import { isPlace } from "@/db/queries/answers/cross-answers";
import { isLocale } from "@/domain/survey/locale";
import { pageWords } from "@/domain/survey/words";
import type { CrossWords } from "@/features/dashboards/cross/cross-words";

const PLACE_WORDS = {
  "@channel": "channel",
  "@lang": "language",
  "@version": "version",
  "@customer": "customer",
} as const;

/** "Channel" for a place, an attribute's own name. */
export function axisName({ cross }: CrossWords, name: string): string {
  return isPlace(name) ? cross(`places.${PLACE_WORDS[name]}`) : name;
}

/** A value as people say it; who has none is said so. */
export function valueName({ cross }: CrossWords, axis: string, value: string | null): string {
  if (value === null) return cross("none");
  return axis === "@lang" && isLocale(value) ? pageWords(value).language : value;
}
