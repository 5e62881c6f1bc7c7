import type { PlannedInteraction } from "./plan-interactions";
import type { Random } from "./random";
import type { Country } from "./segments";

type Names = readonly [string, ...string[]];

/** Who answers, by team. In the United Kingdom chats have a team of their own. */
const AGENTS: Readonly<Record<string, Names>> = {
  "UK chat": ["Amara Okafor", "Ben Whitlock", "Chloe Marsh", "Dev Patel", "Ellie Hargreaves", "Finn Doyle"],
  "UK desk": ["Grace Adeyemi", "Harry Colton", "Isla Brannigan", "Jack Pemberton", "Kezia Lowe", "Liam Ashdown"],
  Germany: [
    "Anja Brandt",
    "Bilal Yıldız",
    "Carla Neumann",
    "Dirk Hoffmann",
    "Eva Lindner",
    "Felix Krause",
    "Greta Sommer",
  ],
  France: ["Agathe Morel", "Bastien Roux", "Camille Lefèvre", "Dounia Benali", "Étienne Garnier"],
};

const SUBJECTS: Readonly<Record<Country, Names>> = {
  UK: [
    "An ingredient was missing",
    "Skip next week",
    "Change my delivery day",
    "Refund for a spoiled item",
    "Charged twice",
    "Swap to the vegetarian box",
    "Where is my box?",
    "Change of address",
  ],
  DE: [
    "Zutat fehlt",
    "Woche pausieren",
    "Anderer Liefertag",
    "Erstattung für verdorbene Ware",
    "Doppelt abgebucht",
    "Vegetarische Box",
    "Neue Adresse",
  ],
  FR: [
    "Il manque un ingrédient",
    "Suspendre une semaine",
    "Changer de jour de livraison",
    "Produit abîmé",
    "Prélèvement en double",
    "Passer à la box végétarienne",
    "Nouvelle adresse",
  ],
};
const LATE: Names = ["Box kam zu spät", "Wo ist meine Box?", "Lieferung wieder einen Tag später"];
const PRIORITIES = { normal: 82, high: 13, urgent: 5 } as const;

/** Which team an interaction goes to. */
export function teamOf(country: Country, channel: PlannedInteraction["channel"]): string {
  if (country === "UK") return channel === "chat" ? "UK chat" : "UK desk";
  return country === "DE" ? "Germany" : "France";
}

/** Somebody of a team; another one than `but`. */
export function agentOf(random: Random, team: string, but: string | null = null): string {
  const [first, ...rest] = (AGENTS[team] ?? []).filter((name) => name !== but);
  if (!first) throw new Error(`The demo has no team ${team}.`);
  return random.pick([first, ...rest]);
}

/** What it is about; since the courier changed Germans ask for their box. */
export function subjectOf(random: Random, country: Country, sinceCourier: boolean): string {
  return random.pick(country === "DE" && random.next() < (sinceCourier ? 0.45 : 0.08) ? LATE : SUBJECTS[country]);
}

export function priorityOf(random: Random): keyof typeof PRIORITIES {
  return random.weighted(PRIORITIES);
}
