/** What a team's chat is told: lines of words, and the page they lead to, below the workspace's address. */
export interface ChatMessage {
  /** What people typed is set apart in them; "" says nothing. */
  readonly lines: readonly string[];
  readonly path: string;
}

const OPEN = "\u2068";
const CLOSE = "\u2069";
/** Joins without being seen: a chat that meets it reads no name, link or character behind it. Browsers drop it from hosts. */
const JOINER = "\u2060";
/** The narrowest space: in chats it ends an address, in browsers no host may hold it. */
const HAIR_SPACE = "\u200a";
const MOST_A_LINE = 600;

/** The colon of a scheme, as a chat may take any word for one (10:30 has none), whatever unseen stands behind it. */
const SCHEME = /(?<=[a-zA-Z][\w+.-]*):(?=[\p{Cf}\p{M}]*[\p{L}\p{N}%+])|:(?=[\p{Cf}\p{M}]*[/\\])/gu;
/** The dot of a host, as its last name begins with no digit: 3.5 has none. */
const HOST = /(?<=\S)[.。．｡](?=[\p{Cf}\p{M}]*[^\s\p{P}\p{Nd}\p{Cf}\p{M}])/gu;

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
    .replace(/\](?=[([:])/g, `]${JOINER}`)
    .replace(/w(?=ww)/gi, `$&${JOINER}`)
    .replace(SCHEME, `$&${HAIR_SPACE}`)
    .replace(HOST, `$&${HAIR_SPACE}`);
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
