import { ImportFailure } from "@/features/imports/import-failure";
import type { FileRecord } from "@/features/imports/read-records";
import { isDateFormat, isoOfSerial } from "@/features/imports/workbook/cell-dates";
import { openZip, type PieceOf, type ZipParts } from "@/features/imports/workbook/open-zip";
import { readSmallXml, readXml } from "@/features/imports/workbook/read-xml";

/** Characters of the texts that a workbook's cells share, kept in memory while its sheet is read. */
const MOST_SHARED = 32 * 1024 * 1024;
const MOST_COLUMNS = 16_384;

/**
 * Reads the first sheet of an .xlsx workbook as records, while it is unpacked. Formulas are never computed: what their cells
 * showed when the workbook was saved is taken. Dates become ISO 8601. Throws an {@link ImportFailure}.
 */
export async function* readWorkbook(piece: PieceOf, bytes: number): AsyncGenerator<FileRecord> {
  const zip = await openZip(piece, bytes);
  try {
    const { sheet, from1904 } = await findSheet(zip);
    const shared = await sharedTexts(zip);
    const dates = await dateStyles(zip);
    yield* readSheet(zip, sheet, bytes, { shared, dates, from1904 });
  } finally {
    zip.close();
  }
}

async function findSheet(zip: ZipParts): Promise<{ sheet: string; from1904: boolean }> {
  if (!zip.names.includes("xl/workbook.xml")) throw new ImportFailure({ code: "archive" });
  let relation: string | null = null;
  let from1904 = false;
  await readSmallXml(await zip.read("xl/workbook.xml"), {
    open(name, attributes) {
      if (name === "workbookPr") from1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      const hidden = attributes.state === "hidden" || attributes.state === "veryHidden";
      if (name === "sheet" && relation === null && !hidden) relation = attributes["r:id"] ?? null;
    },
  });
  let target: string | null = null;
  if (relation !== null && zip.names.includes("xl/_rels/workbook.xml.rels")) {
    await readSmallXml(await zip.read("xl/_rels/workbook.xml.rels"), {
      open(name, attributes) {
        if (name === "Relationship" && attributes.Id === relation) target = attributes.Target ?? null;
      },
    });
  }
  const named: string = target ?? "worksheets/sheet1.xml";
  const sheet = named.startsWith("/") ? named.slice(1) : `xl/${named}`;
  if (!zip.names.includes(sheet)) throw new ImportFailure({ code: "workbookBroken" });
  return { sheet, from1904 };
}

async function sharedTexts(zip: ZipParts): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.names.includes("xl/sharedStrings.xml")) return texts;
  let [current, inText, phonetic, size] = ["", false, false, 0];
  await readSmallXml(await zip.read("xl/sharedStrings.xml"), {
    open(name) {
      if (name === "si") current = "";
      if (name === "t") inText = true;
      if (name === "rPh") phonetic = true;
    },
    text(text) {
      if (inText && !phonetic) current += text;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") phonetic = false;
      if (name !== "si") return;
      size += current.length;
      if (size > MOST_SHARED)
        throw new ImportFailure({ code: "workbookLarge", values: { max: MOST_SHARED / 1024 / 1024 } });
      texts.push(current);
    },
  });
  return texts;
}

/** Which of the workbook's cell styles show a number as a date, by their place. */
async function dateStyles(zip: ZipParts): Promise<ReadonlySet<number>> {
  const dates = new Set<number>();
  if (!zip.names.includes("xl/styles.xml")) return dates;
  const codes = new Map<number, string>();
  let [inCells, place] = [false, 0];
  await readSmallXml(await zip.read("xl/styles.xml"), {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      if (isDateFormat(id, codes.get(id))) dates.add(place);
      place++;
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return dates;
}

interface Lexicon {
  readonly shared: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
}

async function* readSheet(zip: ZipParts, sheet: string, bytes: number, lexicon: Lexicon): AsyncGenerator<FileRecord> {
  const size = Math.max(1, zip.sizeOf(sheet));
  let rows: { line: number; cells: string[] }[] = [];
  let cells: string[] = [];
  let [line, column, type, style, value, taking, width] = [0, 0, "", 0, "", false, 0];
  const part = readXml(await zip.read(sheet), {
    open(name, attributes) {
      if (name === "row") [cells, line, column] = [[], Number(attributes.r ?? line + 1), 0];
      else if (name === "c") {
        column = attributes.r === undefined ? column : columnOf(attributes.r);
        [type, style, value] = [attributes.t ?? "n", Number(attributes.s ?? -1), ""];
      } else if (name === "v" || name === "t") taking = true;
    },
    text(text) {
      if (taking) value += text;
    },
    close(name) {
      if (name === "v" || name === "t") taking = false;
      else if (name === "c") {
        while (cells.length < column) cells.push("");
        cells[column] = textOf(type, style, value, lexicon);
        column++;
      } else if (name === "row") rows.push({ line, cells });
    },
  });
  for await (const read of part) {
    for (const row of rows) {
      while (row.cells.length > width && row.cells.at(-1) === "") row.cells.pop();
      if (row.cells.every((cell) => cell === "")) continue;
      if (width === 0) width = row.cells.length;
      // A sheet does not write the empty cells at the end of a row.
      while (row.cells.length < width) row.cells.push("");
      yield { line: row.line, cells: row.cells, bytes: Math.floor((bytes * Math.min(read, size)) / size) };
    }
    rows = [];
  }
}

/** The place of a cell named like `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference.replace(/[^A-Za-z]/g, "").toUpperCase())
    column = column * 26 + letter.charCodeAt(0) - 64;
  if (column < 1 || column > MOST_COLUMNS) throw new ImportFailure({ code: "workbookBroken" });
  return column - 1;
}

function textOf(type: string, style: number, value: string, { shared, dates, from1904 }: Lexicon): string {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "e") return "";
  if (type === "n" && value !== "" && dates.has(style)) return isoOfSerial(Number(value), from1904) ?? value;
  return value;
}
