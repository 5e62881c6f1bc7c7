import { isPlainObject } from "@/domain/survey/answer-value";

/**
 * The words at a place of a document in its own language, the place named by ids as findings name it
 * (`questions.score.title`, `questions.areas.rows.speed`, `brand.color`); "" where no words stand. Takes documents of any
 * version, checked or not, and never throws.
 */
export function wordsAt(document: unknown, path: string): string {
  const place = path.split(".").reduce<unknown>(childOf, document);
  const text = isPlainObject(place) ? (own(place, "title") ?? own(place, "label") ?? place) : place;
  const locale = own(document, "locale") ?? "en";
  const words = isPlainObject(text) && typeof locale === "string" ? own(text, locale) : text;
  return typeof words === "string" ? words.normalize("NFC").replace(/\s+/gu, " ").trim() : "";
}

function childOf(parent: unknown, step: string): unknown {
  if (!Array.isArray(parent)) return own(parent, step);
  return parent.find((one) => own(one, "id") === step) ?? (/^\d{1,4}$/.test(step) ? parent[Number(step)] : undefined);
}

function own(value: unknown, key: string): unknown {
  return isPlainObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
