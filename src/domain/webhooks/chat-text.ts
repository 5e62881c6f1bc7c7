/** What a team's chat is told: lines of words, and the page they lead to, below the workspace's address. */
export interface ChatMessage {
  /** What people typed is set apart in them; "" says nothing. */
  readonly lines: readonly string[];
  readonly path: string;
}

const OPEN = "\u2068";
const CLOSE = "\u2069";
/** Joins without being seen: a chat that meets it reads neither a name, a link nor a character behind it. */
const JOINER = "\u2060";
const MOST_A_LINE = 600;

/**
 * The text of a message. Slack reads `<…>` and `&…;`, Mattermost and Rocket.Chat also `@name`, `[words](address)` and bare
 * addresses: of all that a line holds none is left, so that it mentions nobody and the only link is the one below it.
 */
export function chatText({ lines }: Pick<ChatMessage, "lines">, link: string): string {
  const said = lines.map(plainForChat).filter((line) => line !== "");
  return [...said, link].join("\n");
}

/** What people typed, on one line, set apart from the sentence around it, and cut between words where it is long. */
export function setApart(text: string, most: number): string {
  const plain = oneLine(text.replace(/[\u061c\u200e\u200f\u2066-\u2069\u202a-\u202e]/g, ""));
  return `${OPEN}${shorten(plain, most)}${CLOSE}`;
}

function plainForChat(line: string): string {
  return shorten(oneLine(line), MOST_A_LINE)
    .replaceAll("<", "\u2039")
    .replaceAll(">", "\u203a")
    .replaceAll("`", "'")
    .replace(/&(?=#?\w+;)/g, `&${JOINER}`)
    .replaceAll("@", `@${JOINER}`)
    .replaceAll("://", `:${JOINER}//`)
    .replace(/\](?=[([:])/g, `]${JOINER}`)
    .replace(/(?<=[\p{L}\p{M}\p{N}-])[.。．｡](?=\p{L})/gu, `$&${JOINER}`);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, " ").trim();
}

function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const cut = characters.slice(0, most).join("");
  const space = cut.lastIndexOf(" ");
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
