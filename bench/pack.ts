import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import type { PackDocument, PackSection } from "@/domain/board/pack-document";
import { renderPack } from "@/features/board/paper/render-pack";
import { compared, type Figure, median } from "./lib/figure";

const SECTIONS = 9;
const RUNS = 5;
/** Charts, intervals and a layout for any script may cost so much more than a library that only sets lines of text. */
const MOST_TIMES = 12;

/** A board pack of about 20 pages drawn from its stored numbers: time, memory and size, beside as many pages of plain text. */
export async function benchPack(): Promise<Figure[]> {
  const document = longDocument();
  const sha256 = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  const pack = { reference: "BP-2026-09-BENCH22", sha256, createdAt: new Date(0), document };
  const draw = () => renderPack({ ...pack, logo: null, comments: new Map(), cut: 0, gone: [] });
  const first = await draw();
  const pages = first.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  const [own, plain] = [await timed(draw), await timed(() => plainText(pages))];
  return [
    { name: "pack: pages", value: pages, unit: "pages", target: { atLeast: 20 } },
    compared(
      `pack: ${pages} pages drawn`,
      own.seconds * 1000,
      "ms",
      { name: "plain text", value: plain.seconds * 1000 },
      { atMost: MOST_TIMES },
    ),
    { name: "pack: memory while drawing", value: own.megabytes, unit: "MB", target: { atMost: 150 } },
    { name: "pack: plain text, memory while drawing", value: plain.megabytes, unit: "MB" },
    { name: "pack: size of the PDF", value: first.length / 1024, unit: "KB", target: { atMost: 1_024 } },
  ];
}

async function timed(draw: () => Promise<Buffer>): Promise<{ seconds: number; megabytes: number }> {
  const seconds: number[] = [];
  let most = 0;
  for (let run = 0; run < RUNS; run += 1) {
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const began = performance.now();
    await draw();
    seconds.push((performance.now() - began) / 1000);
    most = Math.max(most, process.memoryUsage().rss - before);
  }
  return { seconds: median(seconds), megabytes: most / 1024 ** 2 };
}

/** The same number of pages with forty lines each, set by the library alone. */
function plainText(pages: number): Promise<Buffer> {
  const doc = new PDFDocument({ size: "A4", layout: "landscape", info: { CreationDate: new Date(0) } });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => doc.on("end", () => resolve(Buffer.concat(chunks))));
  doc.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (let page = 0; page < pages; page += 1) {
    if (page > 0) doc.addPage();
    for (let line = 0; line < 40; line += 1)
      doc
        .fontSize(8)
        .text(`${page}.${line} First response really got slower: 3 min 13 s, then 3 min 59 s.`, 40, 40 + line * 12);
  }
  doc.end();
  return done;
}

function longDocument(): PackDocument {
  const points = Array.from({ length: 13 }, (_, i) => ({
    ...{
      key: String(i),
      label: `M${i}`,
      title: `Month ${i}`,
      value: 30 + (i % 7),
      low: 25 + (i % 7),
      high: 36 + (i % 7),
    },
    valueText: `+${30 + (i % 7)}`,
  }));
  const rows = Array.from({ length: 24 }, (_, i) => ({
    ...{ label: `Group ${i}`, value: (i % 9) - 4, low: (i % 9) - 8, high: i % 9, valueText: `${(i % 9) - 4}` },
    ...{ countText: "1,284", betweenText: "between −8 and 0", assessment: "no clear change" as const },
  }));
  const section = (i: number): PackSection => ({
    ...{ key: String(i), title: `Score ${i}`, lead: "NPS is 35: no clear change." },
    blocks: [
      {
        ...({ kind: "trend", title: "By month", caption: "95% interval", unit: "points" } as const),
        points,
        min: -100,
        max: 100,
        goal: null,
      },
      {
        ...({ kind: "dots", title: "By country", caption: "", valueHead: "Points", countHead: "answers" } as const),
        ...({ unit: "points", min: -200, max: 200, zero: true, note: "", rows } as const),
      },
    ],
  });
  return {
    ...{ version: 1, locale: "en", brand: { name: "Larkway", color: "#1f6f5c", logo: null } },
    cover: {
      title: "Board pack",
      days: "July – September 2026",
      verdict: "NPS is 35.",
      lead: "",
      standing: "",
      made: "",
    },
    sections: Array.from({ length: SECTIONS }, (_, i) => section(i)),
    ...{ unknown: [], definitions: [], methods: [], surveys: [], sheet: { name: "x", facts: [], rows: [] } },
  };
}
