import { readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { profileColumns } from "@/domain/imports/column-profile";
import { guessSource, mixedTypes } from "@/domain/imports/sources/guess-source";
import { recogniseSource, type SourceId } from "@/domain/imports/sources/source";
import { type Encoding, kindOfFile } from "@/features/imports/decode-text";
import { readHead, recogniseFile } from "@/features/imports/read-file";
import { readTable, type StoredFile } from "@/features/imports/read-table";

const folder = path.join(import.meta.dirname, "testing", "files");

/** A file as it is stored, in small pieces. */
function stored(
  file: string | Buffer,
  as: { source?: SourceId | null; encoding?: Encoding; pieces?: number } = {},
): StoredFile {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  const length = as.pieces ?? 4_096;
  const piece = async (ordinal: number) => {
    const part = bytes.subarray(ordinal * length, (ordinal + 1) * length);
    return part.length > 0 || ordinal === 0 ? part : null;
  };
  const part = async (ordinal: number, from: number) =>
    (await piece(ordinal))?.subarray(from, from + Math.ceil(length / 3)) ?? null;
  return { piece, part, bytes: bytes.length, encoding: as.encoding ?? null, source: as.source ?? null };
}

async function rowsOf(file: StoredFile): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of readTable(file)) rows.push([...cells]);
  return rows;
}

describe("a tool's file", () => {
  test.each<[file: string, source: SourceId, columns: number, rows: number]>([
    ["qualtrics.csv", "qualtrics", 16, 4],
    ["surveymonkey.csv", "surveymonkey", 13, 3],
    ["typeform.csv", "typeform", 10, 4],
    ["zendesk.csv", "zendesk", 9, 5],
    ["chatwoot.csv", "chatwoot", 8, 3],
    ["delighted.csv", "delighted", 12, 3],
    ["delighted.jsonl", "delighted", 9, 2],
    ["long.csv", "long", 5, 4],
  ])("%s is known by its header as %s", async (name, source, columns, count) => {
    const file = stored(readFileSync(path.join(folder, name)));
    expect(await recogniseFile(file)).toBe(source);
    const [header, ...rows] = await rowsOf({ ...file, source });
    expect(header).toHaveLength(columns);
    expect(rows).toHaveLength(count);
    // Nothing depends on where a piece ends.
    const cut = stored(readFileSync(path.join(folder, name)), { source, pieces: 997 });
    expect(await rowsOf(cut)).toEqual([header, ...rows]);
  });

  test("suggests a mapping and no scale that it does not know", async () => {
    const guess = async (name: string, source: SourceId) => {
      const head = await readHead(stored(readFileSync(path.join(folder, name)), { source }), 100);
      return guessSource(source, profileColumns(head?.header ?? [], head?.rows ?? []));
    };
    expect(await guess("qualtrics.csv", "qualtrics")).toMatchObject({
      date: { columns: ["RecordedDate"], patterns: [] },
      questions: [{ column: "Q1", kind: "nps", scale: { min: 0, max: 10 } }],
      customer: "ExternalReference",
      id: "ResponseId",
    });
    expect(await guess("zendesk.csv", "zendesk")).toMatchObject({
      questions: [{ column: "score", kind: "csat", scale: { min: 0, max: 1 }, values: { good: 1, bad: 0 } }],
      customer: "requester_id",
      comment: "comment",
    });
    expect(await guess("chatwoot.csv", "chatwoot")).toMatchObject({
      date: { columns: ["Recorded date"], patterns: ["{Recorded date:yyyy-MM-dd HH:mm:ss 'UTC'}"], zone: "UTC" },
      questions: [{ column: "Rating", kind: "csat", scale: { min: 1, max: 5 } }],
      customer: "Contact Email Address",
    });
    const monkey = await guess("surveymonkey.csv", "surveymonkey");
    expect(monkey).toMatchObject({ id: "Respondent ID", customer: "Email Address" });
    expect(monkey.date.patterns).toEqual(["{End Date:MM/dd/yyyy hh:mm:ss a}"]);
    expect(monkey.questions).toEqual([{ column: "How satisfied are you overall?", kind: "csat" }]);
    expect((await guess("delighted.jsonl", "delighted")).date).toMatchObject({
      columns: ["created_at"],
      patterns: ["{created_at:t}"],
    });
  });

  test("of several kinds of survey in one column of scores it says which, and only where it holds several", async () => {
    const file = (types: readonly string[]) =>
      JSON.stringify(
        types.map((type, place) => ({
          ...{ id: `${place}`, survey_type: type, score: type === "nps" ? 9 : 5, created_at: 1_767_600_000 + place },
          ...{ comment: "", person: { email: "a@example.com" } },
        })),
      );
    const mixed = async (types: readonly string[], source: SourceId | null = "delighted") => {
      const head = await readHead(stored(file(types), { source }), 100);
      return mixedTypes(source, profileColumns(head?.header ?? [], head?.rows ?? []));
    };
    expect(await mixed(["nps", "csat", "nps"])).toEqual(["nps", "csat"]);
    expect(await mixed(["csat", "CSAT"])).toEqual([]);
    expect(await mixed(["nps", "csat"], null)).toEqual([]);
  });

  test("a plain file is of no tool", () => {
    expect(
      recogniseSource([
        ["day", "score", "comment"],
        ["2026-01-01", "9", ""],
      ]),
    ).toBeNull();
    expect(recogniseSource([])).toBeNull();
  });

  test("the last line of a plain file is kept, and that of Chatwoot's where it is an answer", async () => {
    const answer = "Agent Name,Rating,Recorded date\nAda,5,2026-01-05 23:30:00 UTC\n";
    expect(await rowsOf(stored(answer, { source: "chatwoot" }))).toHaveLength(2);
    expect(await rowsOf(stored("a,b\n1,2\n3\n"))).toHaveLength(3);
  });

  test("lines of one person become one row; a person who comes again is another row", async () => {
    expect(await rowsOf(stored(readFileSync(path.join(folder, "long.csv")), { source: "long" }))).toEqual([
      ["submission_id", "field_type", "submitted_at", "recommend", "why"],
      ["s1", "nps", "2026-05-01T08:00:00Z", "9", "Friendly"],
      ["s2", "nps", "2026-05-02T08:00:00Z", "3", ""],
      ["s3", "text", "2026-05-03T08:00:00Z", "", "No score"],
      ["s1", "nps", "2026-05-04T08:00:00Z", "4", ""],
    ]);
  });
});

describe("day and month", () => {
  const guessed = (cells: string[]) =>
    guessSource(
      null,
      profileColumns(
        ["date", "nps"],
        cells.map((cell) => [cell, "9"]),
      ),
    );

  test("are asked where both orders fit every row, and never taken", () => {
    expect(guessed(["03/04/2025", "05/06/2025"]).date).toEqual({
      columns: ["date"],
      patterns: [],
      zone: null,
      asked: { cell: "03/04/2025", patterns: ["{date:MM/dd/yyyy}", "{date:dd/MM/yyyy}"] },
    });
  });

  test("are clear where one row has a thirteenth month otherwise", () => {
    expect(guessed(["03/04/2025", "25/06/2025"]).date).toMatchObject({ patterns: ["{date:dd/MM/yyyy}"], asked: null });
    expect(guessed(["03/04/2025", "06/25/2025"]).date).toMatchObject({ patterns: ["{date:MM/dd/yyyy}"], asked: null });
  });
});

describe("text", () => {
  const rows = [
    ["day", "why"],
    ["2026-01-01", "Größe, «ça»"],
  ];
  const text = 'day;why\r\n2026-01-01;"Größe, «ça»"\r\n';

  test.each<[string, Buffer, Encoding | undefined]>([
    ["UTF-8", Buffer.from(text), undefined],
    ["UTF-8 with its mark", Buffer.from(`\uFEFF${text}`), undefined],
    ["UTF-16 with its mark", Buffer.from(`\uFEFF${text}`, "utf16le"), undefined],
    ["UTF-16 without", Buffer.from(text, "utf16le"), undefined],
    ["big-endian UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le").swap16(), undefined],
    ["Latin-1", Buffer.from(text, "latin1"), "windows-1252"],
  ])("in %s is read", async (_name, bytes, encoding) => {
    expect(await rowsOf(stored(bytes, encoding ? { encoding } : {}))).toEqual(rows);
  });

  test.each([",", ";", "\t", "|"])("with %j between cells and lines within is read", async (separator) => {
    const file = `a${separator}b\n1${separator}"two\r\nlines ${separator} here"\n`;
    expect(await rowsOf(stored(file))).toEqual([
      ["a", "b"],
      ["1", `two\r\nlines ${separator} here`],
    ]);
  });

  test("that is no UTF-8 after all fails in words", async () => {
    await expect(rowsOf(stored(Buffer.from(text, "latin1")))).rejects.toMatchObject({
      fault: { code: "wrongEncoding" },
    });
  });
});

describe("JSON", () => {
  test("lines and a list read alike, names joined by a dot", async () => {
    const objects = [
      { a: { b: 1 }, c: "x\ny" },
      { c: "{", d: [1, "z"] },
    ];
    const rows = [
      ["a.b", "c", "d"],
      ["1", "x\ny", ""],
      ["", "{", "1, z"],
    ];
    expect(await rowsOf(stored(objects.map((one) => JSON.stringify(one)).join("\n")))).toEqual(rows);
    expect(await rowsOf(stored(JSON.stringify(objects, null, 2), { pieces: 8 }))).toEqual(rows);
  });

  test("that breaks off is told by its line", async () => {
    await expect(rowsOf(stored('{"a":1}\n{"a":'))).rejects.toMatchObject({
      fault: { code: "notJson", values: { line: 2 } },
    });
  });
});

describe("a workbook", () => {
  test("is read as it shows: dates, numbers, texts, empty cells, without computing a formula", async () => {
    const cell = (value: string | number | Date) =>
      value instanceof Date ? { value, type: Date, format: "dd.mm.yyyy hh:mm" } : { value };
    const data = [
      ["day", "score", "why"].map(cell),
      [cell(new Date("2026-03-04T10:30:00Z")), cell(9), cell("Größe & <b>")],
      [cell(new Date("2026-03-05T00:00:00Z")), cell(7.5), null],
      [cell(new Date("2026-03-06T00:00:00Z")), { type: "Formula" as const, value: "1+1" }, cell("computed nowhere")],
    ];
    const buffer = await writeXlsxFile(data).toBuffer();
    const file = stored(buffer, { pieces: 1_000 });
    expect(kindOfFile(buffer)).toBe("workbook");
    expect(await rowsOf(file)).toEqual([
      ["day", "score", "why"],
      ["2026-03-04T10:30:00", "9", "Größe & <b>"],
      ["2026-03-05", "7.5", ""],
      ["2026-03-06", "", "computed nowhere"],
    ]);
  });

  test("that claims gigabytes, lies about its size, or is none is refused", async () => {
    const faultOf = (buffer: Buffer) => rowsOf(stored(buffer)).catch((error) => error.fault?.code);
    const zeros = Buffer.alloc(3_000_000);
    expect(await faultOf(zipOf("xl/workbook.xml", zeros, 4_000_000_000))).toBe("workbookLarge");
    expect(await faultOf(zipOf("xl/workbook.xml", zeros, 10))).toBe("workbookBroken");
    expect(await faultOf(zipOf("readme.txt", Buffer.from("hi"), 2))).toBe("archive");
    expect(await faultOf(Buffer.concat([Buffer.from("PK"), Buffer.alloc(5_000, 7)]))).toBe("workbookBroken");
  });
});

/** An archive of one part that claims to unpack to `size` bytes. */
function zipOf(name: string, content: Buffer, size: number): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(8, 4);
  head.writeUInt32LE(0, 10);
  head.writeUInt32LE(packed.length, 14);
  head.writeUInt32LE(size, 18);
  head.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from("PK\x01\x02"),
    Buffer.from([20, 0]),
    head,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from("PK\x05\x06"), end]);
}
