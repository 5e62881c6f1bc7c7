import { inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { NumberRow, NumberSheet } from "@/domain/exports/number-rows";
import { answerDownload } from "@/features/exports/answer-download";

const row: NumberRow = {
  part: "group",
  name: "=1+1 <b>&",
  metric: "nps",
  unit: "points",
  from: "2026-06-01",
  to: "2026-06-30",
  value: 100 / 3,
  shown: "+33",
  n: 9,
  assessment: "worse",
};
const sheet: NumberSheet = {
  name: 'Wie war’s? "2026"/Q2',
  facts: [["Workspace", "=Fennel"]],
  rows: [row, { ...row, value: null, n: null, hidden: true }],
};

/** The parts of a ZIP file by name, from its central directory. */
function unzip(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  for (let at = bytes.indexOf("PK\x01\x02", 0, "latin1"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4, "latin1")) {
    const [packed, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    parts.set(name, (bytes.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString("utf8"));
  }
  return parts;
}

async function xlsx(locale: string) {
  const reply = await answerDownload(sheet, "xlsx", locale);
  return { reply, parts: unzip(Buffer.from(await reply.arrayBuffer())) };
}

describe("an XLSX file", () => {
  it("holds numbers as numbers, days as dates and no formula", async () => {
    const { parts } = await xlsx("en");
    const page = parts.get("xl/worksheets/sheet1.xml") ?? "";
    expect(page).toContain("<v>33.333333333333336</v>");
    // 2026-06-01 is 46,174 days after 1899-12-30.
    expect(page).toContain("<v>46174</v>");
    expect([...parts.values()].join("")).not.toMatch(/<f[ >]/);
    expect([...parts.values()].join("")).toContain("=1+1 &lt;b&gt;&amp;");
  });

  it("speaks the reader's language, from the right where it is read so", async () => {
    const [german, arabic] = [await xlsx("de"), await xlsx("ar")];
    expect([...german.parts.values()].join("")).toContain("schlechter");
    expect(arabic.parts.get("xl/worksheets/sheet1.xml")).toContain("rightToLeft");
    expect(german.parts.get("xl/worksheets/sheet1.xml")).not.toContain("rightToLeft");
  });
});

describe("a download", () => {
  it("has a name that every browser can write, and is kept by no cache", async () => {
    const { headers } = await answerDownload(sheet, "csv", "en");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="Wie wars 2026 Q2.csv"; filename*=UTF-8''Wie%20war%E2%80%99s%202026%20Q2.csv`,
    );
    // 152 letters of two UTF-16 units each, with what stands behind them: cut between letters, not within one.
    const long = await answerDownload({ ...sheet, name: `${"🙂".repeat(152)}＂a` }, "csv", "en");
    expect(long.headers.get("content-disposition")).toBe(
      `attachment; filename="a.csv"; filename*=UTF-8''${"%F0%9F%99%82".repeat(144)}%EF%BC%82a.csv`,
    );
    expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  it("is refused for a kind that there is not", async () => {
    await expect(answerDownload(sheet, "pdf", "en")).rejects.toMatchObject({ problem: { status: 404 } });
  });
});
