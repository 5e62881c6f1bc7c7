import type { PlannedCustomer } from "./plan-customers";
import type { Country } from "./segments";

type Names = readonly [string, ...string[]];

const FIRST: Readonly<Record<Country, Names>> = {
  UK: [
    "Aisha",
    "Alfie",
    "Beth",
    "Callum",
    "Charlotte",
    "Daniel",
    "Eleanor",
    "Farah",
    "George",
    "Hannah",
    "Imogen",
    "James",
    "Kwame",
    "Lucy",
    "Mohammed",
    "Nia",
    "Oliver",
    "Priya",
    "Rhys",
    "Sophie",
    "Tom",
    "Zara",
  ],
  DE: [
    "Anna",
    "Ayşe",
    "Benedikt",
    "Christine",
    "Dennis",
    "Elif",
    "Frank",
    "Gisela",
    "Hannes",
    "Ines",
    "Jörg",
    "Katharina",
    "Lukas",
    "Marlene",
    "Nils",
    "Ole",
    "Petra",
    "Ralf",
    "Sabine",
    "Tobias",
    "Uta",
    "Wiebke",
  ],
  FR: [
    "Adèle",
    "Baptiste",
    "Chloé",
    "David",
    "Élodie",
    "Farid",
    "Gaspard",
    "Hélène",
    "Inès",
    "Julien",
    "Karim",
    "Léa",
    "Mathieu",
    "Nadia",
    "Océane",
    "Paul",
    "Quentin",
    "Romane",
    "Sylvie",
    "Thibault",
    "Valérie",
    "Yann",
  ],
};
const LAST: Readonly<Record<Country, Names>> = {
  UK: [
    "Ahmed",
    "Barker",
    "Campbell",
    "Davies",
    "Ellison",
    "Fraser",
    "Griffiths",
    "Hussain",
    "Ingram",
    "Jenkins",
    "Kaur",
    "Lloyd",
    "Murray",
    "Nwosu",
    "Osborne",
    "Pritchard",
    "Quigley",
    "Reid",
    "Shah",
    "Thornton",
    "Underwood",
    "Walsh",
    "Yates",
  ],
  DE: [
    "Albrecht",
    "Bauer",
    "Çelik",
    "Dietrich",
    "Engel",
    "Fuchs",
    "Graf",
    "Heinrich",
    "Jansen",
    "Keller",
    "Lorenz",
    "Maier",
    "Nowak",
    "Öztürk",
    "Pohl",
    "Richter",
    "Schäfer",
    "Thiel",
    "Vogt",
    "Winkler",
    "Yılmaz",
    "Zimmermann",
  ],
  FR: [
    "Aubert",
    "Blanchard",
    "Chevalier",
    "Dubois",
    "Étienne",
    "Fournier",
    "Girard",
    "Haddad",
    "Jacquet",
    "Klein",
    "Laurent",
    "Mercier",
    "Nguyen",
    "Olivier",
    "Perrin",
    "Renaud",
    "Simon",
    "Traoré",
    "Vidal",
    "Weber",
  ],
};
const LOCALES = { UK: "en", DE: "de", FR: "fr" } as const;

/** The external id of a customer by number: FF-00042. */
export function customerName(number: number): string {
  return `FF-${String(number).padStart(5, "0")}`;
}

/** Who a customer is: a name of their country, and an address where no mail ever arrives. */
export function personOf({ number, country }: Pick<PlannedCustomer, "number" | "country">) {
  const first = FIRST[country][(number * 7) % FIRST[country].length] ?? FIRST[country][0];
  const last = LAST[country][(number * 11 + Math.floor(number / 23)) % LAST[country].length] ?? LAST[country][0];
  return {
    externalId: customerName(number),
    name: `${first} ${last}`,
    email: `${plain(first)}.${plain(last)}.${number}@mail.example`,
    locale: LOCALES[country],
  };
}

/** Letters as addresses have them. */
function plain(name: string): string {
  return name
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}
