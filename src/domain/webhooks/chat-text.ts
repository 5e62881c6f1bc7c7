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

/**
 * What chats read wherever a second one follows, whatever stands between, and what people see instead: Slack's `<…>`, bold, italic,
 * struck out and code of all of them, Mattermost's `~channel`, and backslashes. A `_` within a word is none, and of the star of
 * a key cap see below.
 */
const MARKS = /[<>`~\\]|\*(?!\ufe0f?\u20e3)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** Only where a message has two, as one alone is what it looks like: formulas (a dollar before a figure opens none), stars of key caps. */
const TWICE: Readonly<Record<string, RegExp>> = { $: /\$(?!\d)/g, "*": /\*/g };
const LOOKALIKES: Readonly<Record<string, string>> = {
  "<": "\u2039",
  ">": "\u203a",
  "`": "'",
  "*": "\u2217",
  _: "\u02cd",
  "~": "\u223c",
  "\\": "\u2216",
  $: "\uff04",
};

/**
 * What begins something in a chat, if what comes next stands right behind it: `@name`, `#tag` or `#channel`, `&lt;`, `](address)`, `www`,
 * `:emoji:` (10:30:15 is none), `||hidden||`, `{{date}}`, and the number of a telephone.
 */
const BEGINS = new RegExp(
  [
    /@|#(?!\ufe0f?\u20e3)/,
    /&(?=#?\w+;)/,
    /\](?=[([:])/,
    /w(?=ww)/,
    /(?<!\d):(?=[\w+-]+:)|:(?=[\w+-]*[a-z+-][\w+-]*:)/,
    /\|(?=\|)/,
    /\{(?=\{)/,
    /\+(?=\(?\d[\d() -]{3})/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);

/** The colon of a scheme, as a chat may take any word for one (10:30 has none), whatever unseen stands behind it. */
const SCHEME = /(?<=[a-zA-Z][\w+.-]*):(?=[\p{Cf}\p{M}]*[\p{L}\p{N}%+])|:(?=[\p{Cf}\p{M}]*[/\\])/gu;
/** The dot of a host, as its last name begins with no digit: 3.5 has none. */
const HOST = /(?<=\S)[.。．｡](?=[\p{Cf}\p{M}]*[^\s\p{P}\p{Nd}\p{Cf}\p{M}])/gu;

/** The text of a message: its lines, and below them the link, which is the only one. */
export function chatText(message: Pick<ChatMessage, "lines">, link: string): string {
  return [...chatLines(message), link].join("\n");
}

/** The lines of a message as no chat reads anything in them: no mention, no link, no markup, only words. */
export function chatLines({ lines }: Pick<ChatMessage, "lines">): string[] {
  const plain = lines.map((line) => shorten(oneLine(line), MOST_A_LINE).replace(MARKS, lookalike));
  const whole = plain.join("\n");
  const twice = Object.entries(TWICE).flatMap(([sign, read]) => (whole.split(sign).length > 2 ? [read] : []));
  return plain
    .map((line) => withoutBeginnings(twice.reduce((text, read) => text.replace(read, lookalike), line)))
    .filter((line) => line !== "");
}

/** What people typed, on one line, set apart from the sentence around it, and cut between words where it is long. */
export function setApart(text: string, most: number): string {
  const plain = oneLine(text.replace(/[\u061c\u200e\u200f\u2066-\u2069\u202a-\u202e]/g, ""));
  return `${OPEN}${shorten(plain, most)}${CLOSE}`;
}

const lookalike = (mark: string) => LOOKALIKES[mark] ?? mark;

function withoutBeginnings(line: string): string {
  return line.replace(BEGINS, `$&${JOINER}`).replace(SCHEME, `$&${HAIR_SPACE}`).replace(HOST, `$&${HAIR_SPACE}`);
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
