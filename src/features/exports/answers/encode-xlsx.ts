import { wallOf } from "@/domain/calendar/wall-time";
import type { AnswerColumn } from "@/domain/exports/answer-columns";
import type { ExportedAnswer } from "@/domain/exports/exported-answer";
import { createZip } from "@/features/exports/answers/create-zip";
import type { Encoder } from "@/features/exports/answers/encode-text";
import { type FileWords, headOf, peopleCell } from "@/features/exports/answers/people-cell";
import * as parts from "@/features/exports/answers/xlsx-parts";
import { directionOf } from "@/platform/i18n/locale";

/** What Excel takes: rows a sheet with the head, and characters a cell. */
const MOST_ROWS = 1_048_576;
const LONGEST_CELL = 32_767;
/** A ZIP file's sizes are of 32 bits; past this a sheet goes on in the next. */
const LONGEST_SHEET = 3_500_000_000;

/**
 * An XLSX file for people, written row by row: column names, options and states in their words, numbers and times typed, a
 * last sheet that says of what. No cell is a formula, whatever its text begins with. Past a million rows it goes on in a next
 * sheet.
 */
export function encodeXlsx(columns: readonly AnswerColumn[], words: FileWords): Encoder {
  const zip = createZip();
  const rightToLeft = directionOf(words.locale) === "rtl";
  const serialOf = clockOf(words.zone);
  const dates = columns.map((column) => column.kind === "fact" && column.name.endsWith("_at"));
  const head = rowXml(
    1,
    columns.map((column) => ({ text: headOf(column, words), style: parts.STYLES.head })),
  );
  let sheets = 0;
  let rows = 0;
  let total = 0;

  const beginSheet = async () => {
    sheets++;
    rows = 1;
    const begun = zip.begin(`xl/worksheets/sheet${sheets}.xml`);
    return Buffer.concat([begun, await zip.write(parts.sheetHead(columns.length, rightToLeft) + head)]);
  };
  const endSheet = async () => Buffer.concat([await zip.write(parts.SHEET_END), await zip.end()]);
  const part = async (name: string, text: string) =>
    Buffer.concat([zip.begin(name), await zip.write(text), await zip.end()]);

  const rowOf = (one: ExportedAnswer) => {
    rows++;
    const cells = columns.map((column, place) => {
      const value = peopleCell(column, one, words);
      if (value === null || value === "") return null;
      if (dates[place]) return { number: serialOf(String(value)), style: parts.STYLES.moment };
      return typeof value === "number" ? { number: value } : { text: value };
    });
    return rowXml(rows, cells);
  };

  return {
    begin: () => Buffer.alloc(0),
    async rows(answers) {
      const written: Buffer[] = [];
      let text = "";
      for (const one of answers) {
        if (sheets === 0 || rows === MOST_ROWS || zip.size + text.length * 3 > LONGEST_SHEET) {
          if (sheets > 0) written.push(await zip.write(text), await endSheet());
          text = "";
          written.push(await beginSheet());
        }
        text += rowOf(one);
        total++;
      }
      if (text !== "") written.push(await zip.write(text));
      return Buffer.concat(written);
    },
    async end() {
      const written = sheets === 0 ? [await beginSheet()] : [];
      written.push(await endSheet());
      const facts = [
        ...words.facts,
        [words.t("about.rows"), new Intl.NumberFormat(words.locale).format(total)] as const,
      ];
      const about = facts.map(([name, value], place) =>
        rowXml(place + 1, [{ text: name, style: parts.STYLES.head }, { text: value }]),
      );
      const names = [...Array.from({ length: sheets }, (_, i) => sheetName(words, i)), words.t("about.sheet")];
      written.push(
        await part(
          `xl/worksheets/sheet${sheets + 1}.xml`,
          parts.sheetHead(2, rightToLeft) + about.join("") + parts.SHEET_END,
        ),
        await part("xl/workbook.xml", parts.workbookXml(names.map(escapeXml))),
        await part("xl/_rels/workbook.xml.rels", parts.workbookRels(names.length)),
        await part("xl/styles.xml", parts.STYLES_XML),
        await part("_rels/.rels", parts.ROOT_RELS),
        await part("[Content_Types].xml", parts.contentTypes(names.length)),
      );
      return Buffer.concat([...written, zip.finish()]);
    },
  };
}

interface XmlCell {
  readonly text?: string;
  readonly number?: number;
  readonly style?: number;
}

function rowXml(row: number, cells: readonly (XmlCell | null)[]): string {
  let xml = `<row r="${row}">`;
  for (const [place, cell] of cells.entries()) {
    if (cell === null) continue;
    const at = `r="${columnLetters(place)}${row}"${cell.style === undefined ? "" : ` s="${cell.style}"`}`;
    if (cell.number !== undefined) xml += `<c ${at}><v>${cell.number}</v></c>`;
    else xml += `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text ?? "")}</t></is></c>`;
  }
  return `${xml}</row>`;
}

const letters: string[] = [];

/** 0 is A, 25 is Z, 26 is AA. */
function columnLetters(place: number): string {
  const known = letters[place];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (place % 26));
  const made = place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
  letters[place] = made;
  return made;
}

const UNSAFE = /[&<>"]|(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML may hold it; what XML cannot hold at all is left out, and what Excel would cut is cut here. */
function escapeXml(text: string): string {
  const short = text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`;
  return short.replace(UNSAFE, (character) => ENTITIES[character] ?? "");
}

function sheetName({ t }: FileWords, place: number): string {
  return place === 0 ? t("about.answers") : t("about.answersNext", { n: String(place + 1) });
}

/** Instants as a spreadsheet counts: days since 30 December 1899, by the clock of the workspace. */
function clockOf(zone: string): (instant: string) => number {
  const shifts = new Map<number, number>();
  return (instant) => {
    const time = Date.parse(instant);
    const quarter = Math.floor(time / QUARTER) * QUARTER;
    let shift = shifts.get(quarter);
    if (shift === undefined) {
      shift = Date.parse(`${wallOf(new Date(quarter), zone)}Z`) - quarter;
      if (shifts.size > 10_000) shifts.clear();
      shifts.set(quarter, shift);
    }
    return Math.round(((time + shift) / DAY + EPOCH) * 1e8) / 1e8;
  };
}

const QUARTER = 900_000;
const DAY = 86_400_000;
const EPOCH = 25_569;
