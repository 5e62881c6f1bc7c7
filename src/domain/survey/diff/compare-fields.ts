import { isPlainObject } from "@/domain/survey/answer-value";
import type { Condition } from "@/domain/survey/condition";
import { conditionWords } from "@/domain/survey/condition-words";
import type { Definition } from "@/domain/survey/definition";
import type { Change } from "@/domain/survey/diff/change";
import { type ChangeWords, entryName, nameOf, orderName } from "@/domain/survey/diff/change-words";
import { compareLists } from "@/domain/survey/diff/compare-lists";
import { languageName, valueWords } from "@/domain/survey/diff/value-words";
import { isLocale, LOCALES, type Text, textIn } from "@/domain/survey/locale";

/** The documents that the compared values stand in: a condition is said by the questions of its own. */
export interface ComparedFields {
  readonly before: Definition;
  readonly after: Definition;
  readonly words: ChangeWords;
}

/** A change whose place the caller knows. */
export type FieldChange =
  Extract<Change, { what: "text" | "setting" | "entry" }> extends infer C
    ? C extends unknown
      ? Omit<C, "part" | "id">
      : never
    : never;

/** Flags that say the same left out and false. */
const FLAGS = [
  "na",
  "required",
  "other",
  "shuffle",
  "pinned",
  "exclusive",
  "critical",
  "integer",
  "newScreen",
  "follow",
];

/**
 * Compares two objects of a document field by field, whatever fields they have, so that a field which comes later is never
 * overlooked: texts by language, lists by id, conditions as sentences, all else by value.
 */
export function compareFields(
  context: ComparedFields,
  before: object,
  after: object,
  trail: Trail = TOP,
): FieldChange[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...new Set([...now.keys(), ...old.keys()])]
    .filter((key) => key !== "id")
    .flatMap((key) => compareValue(context, key, [old.get(key), now.get(key)], trail));
}

/** Where the fields stand: the key of their parent, and the words of the entry they belong to ("Option “Price”"). */
interface Trail {
  readonly parent: string | null;
  readonly entry: string | null;
}

const TOP: Trail = { parent: null, entry: null };

type Pair = readonly [unknown, unknown];

function compareValue(context: ComparedFields, key: string, [old, now]: Pair, trail: Trail): FieldChange[] {
  if (canonical(key, old) === canonical(key, now)) return [];
  const { words } = context;
  const plain = nameOf(key, trail.parent, words);
  const name = trail.entry === null ? plain : words.say("within", { entry: trail.entry, name: plain });
  if (key === "when" || key === "showIf")
    return [
      {
        what: "setting",
        name,
        before: asked(context.before, key, old, words),
        after: asked(context.after, key, now, words),
      },
    ];
  if (key === "labels") return labelChanges(old, now, words);
  if (Array.isArray(old) || Array.isArray(now)) return listChanges(context, key, [listOf(old), listOf(now)]);
  if (isText(old) || isText(now))
    return textChanges(context, trail.entry !== null && (key === "label" || key === "title") ? trail.entry : name, [
      old,
      now,
    ]);
  if (isPlainObject(old) || isPlainObject(now))
    return compareFields(context, isPlainObject(old) ? old : {}, isPlainObject(now) ? now : {}, {
      ...trail,
      parent: key,
    });
  const [was, is] = [valueWords(key, old, words), valueWords(key, now, words)];
  return [
    {
      what: "setting",
      name,
      before: was,
      after: key === "logo" && was !== null && is !== null ? words.say("anotherPicture") : is,
    },
  ];
}

function textChanges({ before, after }: ComparedFields, name: string, [old, now]: Pair): FieldChange[] {
  const [was, is]: [Text, Text] = [isText(old) ? old : {}, isText(now) ? now : {}];
  const own = [after.locale, before.locale, ...LOCALES];
  return [...new Set(own)].flatMap((locale): FieldChange[] =>
    was[locale] === is[locale]
      ? []
      : [{ what: "text", name, locale, before: was[locale] ?? null, after: is[locale] ?? null }],
  );
}

/** Words of the points of a scale: each point a text. */
function labelChanges(old: unknown, now: unknown, { say }: ChangeWords): FieldChange[] {
  const [was, is] = [isPlainObject(old) ? old : {}, isPlainObject(now) ? now : {}];
  const points = [...new Set([...Object.keys(is), ...Object.keys(was)])].sort((a, b) => Number(a) - Number(b));
  return points.flatMap((point) =>
    LOCALES.flatMap((locale): FieldChange[] => {
      const [one, other] = [wordIn(was[point], locale), wordIn(is[point], locale)];
      return one === other
        ? []
        : [{ what: "text", name: say("pointWords", { point }), locale, before: one, after: other }];
    }),
  );
}

/** Options, rows, categories by their ids; wordings by their conditions; languages by themselves. */
function listChanges(
  context: ComparedFields,
  list: string,
  [old, now]: readonly [unknown[], unknown[]],
): FieldChange[] {
  const { words } = context;
  const name = entryName(list, words);
  const { added, removed, kept, moved } = compareLists(old, now, keyOf);
  const say = (definition: Definition, item: unknown) => sayEntry(definition, list, item, words);
  const order = (definition: Definition, items: unknown[]) => items.map((item) => say(definition, item)).join(" · ");
  return [
    ...added.map((item): FieldChange => ({ what: "entry", name, before: null, after: say(context.after, item) })),
    ...removed.map((item): FieldChange => ({ what: "entry", name, before: say(context.before, item), after: null })),
    ...kept.flatMap(({ before, after }) =>
      isPlainObject(before) && isPlainObject(after)
        ? compareFields(context, before, after, { parent: list, entry: entryWords(context, list, name, after) })
        : [],
    ),
    ...(moved.length === 0
      ? []
      : [
          {
            what: "setting",
            name: orderName(list, words),
            before: order(context.before, old),
            after: order(context.after, now),
          } as const,
        ]),
  ];
}

function keyOf(item: unknown): string {
  if (!isPlainObject(item)) return JSON.stringify(item) ?? "";
  return typeof item.id === "string" ? item.id : (JSON.stringify(item.when) ?? "");
}

function entryWords(
  { after, words }: ComparedFields,
  list: string,
  entry: string,
  item: Record<string, unknown>,
): string {
  const { say } = words;
  if (list === "variants") return say("wordingFor", { entry, asked: asked(after, "showIf", item.when, words) });
  return say("entryOf", { entry, words: sayEntry(after, list, item, words) });
}

function sayEntry(definition: Definition, list: string, item: unknown, words: ChangeWords): string {
  if (!isPlainObject(item))
    return list === "locales" ? languageName(String(item)) : (valueWords(list, item, words) ?? "");
  if (list === "variants")
    return words.say("wording", {
      asked: asked(definition, "showIf", item.when, words),
      words: ownWords(definition, item.title),
    });
  return ownWords(definition, item.label) || (typeof item.id === "string" ? item.id : JSON.stringify(item));
}

function ownWords({ locale }: Definition, text: unknown): string {
  return isText(text) ? textIn(text, locale, locale) : "";
}

/** When something is asked or shown, as a clause; what has no condition is asked always, or shown to all others. */
function asked(definition: Definition, key: string, condition: unknown, { say, logic }: ChangeWords): string {
  if (!isPlainObject(condition)) return say(key === "when" ? "everybodyElse" : "always");
  const words = conditionWords(definition, condition as Condition, { locale: definition.locale, words: logic });
  return logic.say("onlyIf", { words });
}

function wordIn(text: unknown, locale: (typeof LOCALES)[number]): string | null {
  return isText(text) ? (text[locale] ?? null) : null;
}

function isText(value: unknown): value is Text {
  if (!isPlainObject(value)) return false;
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => isLocale(key) && typeof text === "string");
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as text in which the order of keys, and flags that are left out, make no difference. */
function canonical(key: string, value: unknown): string {
  if (value === undefined) return FLAGS.includes(key) ? "false" : "";
  return JSON.stringify(value, (_, inner: unknown) =>
    isPlainObject(inner)
      ? Object.fromEntries(
          Object.entries(inner)
            .filter(([field, one]) => !(FLAGS.includes(field) && one === false))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : inner,
  );
}
