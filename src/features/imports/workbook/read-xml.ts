import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { ImportFailure } from "@/features/imports/import-failure";

/** What is done with the tags and the text of a part; names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads a part of a workbook as it is unpacked, and hands over after each stretch how many bytes were read. Entities that a
 * document defines itself are not known here, so that none can grow.
 */
export async function* readXml(part: Readable, handlers: XmlHandlers): AsyncGenerator<number> {
  const parser = new SaxesParser();
  const plain = (name: string) => name.slice(name.indexOf(":") + 1);
  parser.on("opentag", ({ name, attributes }) => handlers.open(plain(name), attributes));
  parser.on("closetag", ({ name }) => handlers.close?.(plain(name)));
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  parser.on("error", () => {
    throw new ImportFailure({ code: "workbookBroken" });
  });
  const decoder = new TextDecoder();
  let bytes = 0;
  try {
    for await (const chunk of part as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      yield bytes;
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    throw error instanceof ImportFailure ? error : new ImportFailure({ code: "workbookBroken" });
  }
  yield bytes;
}

/** The same for a small part, at once. */
export async function readSmallXml(part: Readable, handlers: XmlHandlers): Promise<void> {
  for await (const _bytes of readXml(part, handlers));
}
