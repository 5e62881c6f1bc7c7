import type { Random } from "./random";
import type { Country } from "./segments";

type Mood = "low" | "middle" | "high";
type Pool = readonly [string, ...string[]];

export const LATE_BOX: Pool = [
  "Dritter Donnerstag in Folge, an dem die Box erst Freitag kam. Der Salat war Suppe.",
  "Seit dem neuen Kurier kommt die Box einen Tag zu spät.",
  "Box wieder zu spät, Fisch warm. Das Abendessen fiel aus.",
  "Lieferung kam nach 22 Uhr, niemand hat angerufen.",
  "Früher pünktlich, jetzt warte ich jeden Donnerstag umsonst auf die Kiste.",
];

export const BY_COUNTRY: Readonly<Record<Country, Readonly<Record<Mood, Pool>>>> = {
  UK: {
    low: [
      "Portions for two barely fed one of us this week.",
      "Three bags of coriander and no rice. Again.",
      "The price went up and nobody wrote to say so.",
      "Hard to skip a week when the button hides at the bottom of the page.",
      "<script>alert('fennel')</script> is what my recipe card showed instead of step 4.",
    ],
    middle: [
      "Good food, too much plastic around it.",
      "I like it, but the same five sauces keep coming back.",
      "Recipes are fine. More vegetarian ones and I would tell my sister.",
      "Arrives when it should. The app logs me out every week.",
    ],
    high: [
      "My teenagers cook on Tuesdays now. I would not have believed it.",
      "The lamb with fennel was the best thing we ate this month.",
      "Swapped a box an hour before the deadline and it just worked.",
      "Everything fresh, and the card with the farmer's name is a nice touch.",
      "Sorted a missing spice in one chat. New one came with the next box.",
    ],
  },
  DE: {
    low: [
      "Das Gemüse war schon beim Auspacken welk.",
      "Zu viel Verpackung, und die Kühlakkus nimmt niemand zurück.",
      "Der Support hat zweimal nach derselben Bestellnummer gefragt.",
      "Preis und Menge passen nicht mehr zusammen.",
    ],
    middle: [
      "Lecker, aber es wiederholt sich.",
      "Gut, wenn es rechtzeitig kommt.",
      "Mehr Gerichte unter 30 Minuten bitte.",
    ],
    high: [
      "Die Rezepte sind so erklärt, dass sogar mein Mann kocht.",
      "Alles frisch, alles da, sehr gute Brühe.",
      "Woche pausieren ging mit zwei Klicks.",
      "Endlich wieder Lust aufs Kochen.",
    ],
  },
  FR: {
    low: [
      "Les portions ont rétréci, pas le prix.",
      "Il manquait le poisson dans un plat de poisson.",
      "Impossible de joindre quelqu’un le samedi.",
    ],
    middle: [
      "Bon, mais un peu répétitif.",
      "Les recettes sont longues pour un soir de semaine.",
      "Correct. J’aimerais choisir le jour de livraison.",
    ],
    high: [
      "Les enfants finissent leur assiette, c’est dire.",
      "Produits frais et recettes claires.",
      "Le velouté de fenouil : on en redemande.",
      "Changement d’adresse fait en une minute.",
    ],
  },
};

/**
 * How many Germans of each mood write of late boxes: who waits for dinner is rarely a promoter. Among the moods of
 * those who are asked each quarter that makes 4 % of their comments before the courier changed, 94 days ago, and 23 % since.
 */
const WRITE_OF_LATE_BOX = {
  before: { low: 0.16, middle: 0.05, high: 0.005 },
  since: { low: 0.52, middle: 0.23, high: 0.04 },
} as const;

/** What somebody of this country and mood writes; null for the two in five who write nothing. */
export function commentOf(random: Random, country: Country, mood: Mood, daysAgo: number): string | null {
  if (random.next() < 0.4) return null;
  const late = WRITE_OF_LATE_BOX[daysAgo <= 94 ? "since" : "before"];
  if (country === "DE" && random.next() < late[mood]) return random.pick(LATE_BOX);
  return random.pick(BY_COUNTRY[country][mood]);
}
