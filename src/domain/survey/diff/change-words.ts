import { type LogicWords, NO_WORDS } from "@/domain/survey/condition-words";
import type { Say } from "@/domain/survey/say";

/** Fields that have a name on the screen: by their own name, or by their parent's and their own. */
const NAMED = [
  "title",
  "help",
  "body",
  "required",
  "na",
  "kind",
  "scale",
  "banding",
  "anchors",
  "layout",
  "showIf",
  "when",
  "stage",
  "newScreen",
  "other",
  "shuffle",
  "pinned",
  "exclusive",
  "category",
  "weight",
  "critical",
  "min",
  "max",
  "integer",
  "unit",
  "maxLength",
  "locale",
  "brand.name",
  "brand.color",
  "brand.logo",
  "brand.corner",
  "brand.dark",
  "page.layout",
  "page.progress",
  "page.autoAdvance",
  "link.url",
  "link.label",
  "link.follow",
  "privacy.url",
  "privacy.text",
] as const;
type Named = (typeof NAMED)[number];

/** Lists of things with ids. */
const LISTS = ["options", "rows", "categories", "variants", "locales"] as const;
type List = (typeof LISTS)[number];

/** Values of fields that are words of the document. */
const VALUES = [
  "faces3",
  "faces5",
  "stars",
  "thumbs",
  "ease",
  "agreement",
  "effort",
  "row",
  "column",
  "one",
  "grouped",
  "square",
  "soft",
  "round",
  "auto",
  "never",
  "before",
  "during",
  "after",
] as const;
type Value = (typeof VALUES)[number];

/** The parts that changes are said with. */
export type ChangeKey =
  | `names.${Named}`
  | `entries.${List}`
  | `orders.${List}`
  | `values.${Value}`
  | "within"
  | "entryOf"
  | "wordingFor"
  | "wording"
  | "pointWords"
  | "rule"
  | "ruleOrder"
  | "always"
  | "everybodyElse"
  | "yes"
  | "no"
  | "picture"
  | "anotherPicture"
  | "points";

/** What changes are said with: their own words, kinds of questions, and conditions as sentences. */
export interface ChangeWords {
  readonly say: Say<ChangeKey>;
  readonly kind: (kind: string) => string;
  readonly logic: LogicWords;
}

/** For whoever only asks whether something changed. */
export const UNSAID: ChangeWords = { say: (key) => key, kind: (kind) => kind, logic: NO_WORDS };

/** The name of a field: "Brand colour", "Required"; a field that came later than this table is spelled out. */
export function nameOf(key: string, parent: string | null, { say }: ChangeWords): string {
  const found = NAMED.find((one) => one === `${parent}.${key}`) ?? NAMED.find((one) => one === key);
  return found ? say(`names.${found}`) : spelledOut(key);
}

/** What one entry of a list is called: "Option". */
export function entryName(list: string, { say }: ChangeWords): string {
  const found = LISTS.find((one) => one === list);
  return found ? say(`entries.${found}`) : spelledOut(list);
}

/** What a changed order of a list is called: "Order: options". */
export function orderName(list: string, { say }: ChangeWords): string {
  const found = LISTS.find((one) => one === list);
  return found ? say(`orders.${found}`) : spelledOut(list);
}

/** A value that is a word of the document, in the reader's; null where there is none for it. */
export function namedValue(key: string, value: string, { say }: ChangeWords): string | null {
  if (!HAVE_WORDS.includes(key)) return null;
  const found = VALUES.find((one) => one === value.replace("faces-", "faces"));
  return found ? say(`values.${found}`) : null;
}

const HAVE_WORDS = ["scale", "anchors", "layout", "corner", "dark", "stage"];

function spelledOut(key: string): string {
  const words = key.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
