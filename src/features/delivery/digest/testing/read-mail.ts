/** A mail as its reader's program sees it. */
export interface ReadMail {
  /** By lower-case name, unfolded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/** Takes a mail of two alternatives apart, as it came over the wire. */
export function readMail(raw: string): ReadMail {
  const [head, body] = split(raw);
  const headers = headersOf(head);
  const boundary = /boundary="?([^";]+)"?/.exec(headers["content-type"] ?? "")?.[1] ?? "no boundary";
  const parts = body.split(`--${boundary}`).map((part) => {
    const [own, content] = split(part.trimStart());
    const { "content-type": type = "", "content-transfer-encoding": coding = "" } = headersOf(own);
    return { type, content: decode(content, coding) };
  });
  const of = (type: string) => parts.find((part) => part.type.startsWith(type))?.content ?? "";
  return { headers, text: of("text/plain"), html: of("text/html") };
}

function split(text: string): [string, string] {
  const end = text.indexOf("\r\n\r\n");
  return end < 0 ? [text, ""] : [text.slice(0, end), text.slice(end + 4)];
}

function headersOf(head: string): Record<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, " ").split("\r\n");
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      word(line.slice(line.indexOf(":") + 1).trim()),
    ]),
  );
}

/** Encoded words of a header (RFC 2047). */
function word(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, kind: string, coded: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(coded, "base64").toString()
        : decode(coded.replaceAll("_", " "), "quoted-printable"),
    );
}

function decode(content: string, coding: string): string {
  if (coding === "base64") return Buffer.from(content, "base64").toString();
  if (coding !== "quoted-printable") return content;
  const bytes = content
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
