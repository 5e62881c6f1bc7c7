import type { StarterKey } from "@/domain/topics/starter-topics";
import { NO_RULES, type TopicRules } from "@/domain/topics/topic-rules";
import { BY_COUNTRY, LATE_BOX } from "./comments";

/** What the company looks for beside the topics that everybody begins with. */
export type DemoTopic = StarterKey | "late box" | "portions" | "recipes";

const words = (lists: Partial<TopicRules["words"]>): TopicRules => ({
  ...NO_RULES,
  words: { ...NO_RULES.words, ...lists },
});

/** The company's own topics: "late box" as its first suggestion was accepted, the others as a person would write them. */
export const OWN_TOPICS: readonly { readonly key: DemoTopic; readonly name: string; readonly rules: TopicRules }[] = [
  {
    key: "late box",
    name: "Late box",
    rules: words({
      en: ["box + late", "box + friday", "late delivery", "came late"],
      de: [
        "box + spät",
        "box + freitag",
        "kiste + spät",
        "kiste + warte*",
        "lieferung + nach + Uhr",
        "kommt + zu spät",
        "früher pünktlich",
      ],
      fr: ["box + retard", "colis + retard", "livré en retard"],
    }),
  },
  {
    key: "portions",
    name: "Portions",
    rules: words({
      en: ["portion*", "barely fed", "too small", "still hungry"],
      de: ["portion*", "menge*", "nicht satt"],
      fr: ["portion*", "quantité*", "encore faim"],
    }),
  },
  {
    key: "recipes",
    name: "Recipes and cooking",
    rules: words({
      en: ["recipe*", "cook*", "step"],
      de: ["rezept*", "koch*", "gericht*"],
      fr: ["recette*", "cuisin*"],
    }),
  },
];

const late = ["late box", "delivery"] as const;

/** What each sentence of the demo is about, read by a person, in the order of the pools: what the rules are measured against. */
const TOPICS: readonly (readonly [pool: readonly string[], topics: readonly (readonly DemoTopic[])[]])[] = [
  [LATE_BOX, [late, late, late, late, late]],
  [BY_COUNTRY.UK.low, [["portions"], ["accuracy"], ["price"], ["app", "changes", "ease"], ["recipes"]]],
  [BY_COUNTRY.UK.middle, [["packaging", "quality"], ["selection"], ["recipes", "selection"], ["delivery", "app"]]],
  [BY_COUNTRY.UK.high, [["recipes"], ["quality"], ["changes", "ease"], ["quality"], ["support", "accuracy"]]],
  [BY_COUNTRY.DE.low, [["quality"], ["packaging"], ["support"], ["price", "portions"]]],
  [BY_COUNTRY.DE.middle, [["quality", "selection"], ["delivery"], ["recipes", "selection"]]],
  [BY_COUNTRY.DE.high, [["recipes"], ["quality"], ["changes", "ease"], ["recipes"]]],
  [BY_COUNTRY.FR.low, [["portions", "price"], ["accuracy"], ["support"]]],
  [BY_COUNTRY.FR.middle, [["selection"], ["recipes"], ["delivery"]]],
  [BY_COUNTRY.FR.high, [["quality"], ["quality", "recipes"], ["quality"], ["changes", "ease"]]],
];

/** Each sentence that the demo's customers write, with what it is about. */
export const TOLD_TOPICS: ReadonlyMap<string, readonly DemoTopic[]> = new Map(
  TOPICS.flatMap(([pool, topics]) => pool.map((sentence, place) => [sentence, topics[place] ?? []] as const)),
);
