import PDFDocument from "pdfkit";
import type { Run } from "@/features/board/paper/split-runs";

/** A4, upright on its long side, in points. */
export const PAGE = { width: 841.89, height: 595.28, margin: 48, top: 54, bottom: 48 } as const;
/** What stands between the margins. */
export const INNER = PAGE.width - 2 * PAGE.margin;

/** A PDF that is being drawn: its library's document, and what reading from the left or right means on it. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly direction: "ltr" | "rtl";
  readonly locale: string;
  readonly accent: string;
  /** Faces that this file knows by now. */
  readonly opened: Set<string>;
  /** Widths of short texts at a size of one point. */
  readonly widths: Map<string, number>;
  /** The width of a run at a size of one point. */
  readonly measure: (run: Run) => number;
  /** From a distance to the edge where reading begins to the left edge of something so wide. */
  readonly left: (start: number, width: number) => number;
}

export interface PaperFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
  readonly accent: string;
  /** Written into the file as its date, so that the same pack gives the same file. */
  readonly date: Date;
}

/** Opens an empty PDF of fixed dates; nothing in it depends on when or where it is drawn. */
export function openPaper(facts: PaperFacts): Paper {
  const { title, author, subject, locale, direction, accent, date } = facts;
  const doc = new PDFDocument({
    ...{ size: [PAGE.width, PAGE.height], margin: 0, autoFirstPage: false, bufferPages: true },
    ...{ pdfVersion: "1.7", lang: locale, tagged: true, displayTitle: true },
    info: { Title: title, Author: author, Subject: subject, CreationDate: date, ModDate: date, Producer: "Candor" },
  });
  const opened = new Set<string>();
  return {
    ...{ doc, direction, locale, accent, opened, widths: new Map() },
    measure: (run) => {
      chooseFace({ doc, opened }, run);
      return doc.fontSize(100).widthOfString(run.text, shapingOf(run)) / 100;
    },
    left: (start, width) => (direction === "rtl" ? PAGE.width - start - width : start),
  };
}

/** Takes a run's face for what is drawn next. */
export function chooseFace(paper: Pick<Paper, "doc" | "opened">, { face }: Run): void {
  if (!paper.opened.has(face.name)) paper.doc.registerFont(face.name, face.data);
  paper.opened.add(face.name);
  paper.doc.font(face.name);
}

/** Words from the right are shaped as a whole, so that they stand in their order; all others word by word, from a cache. */
export function shapingOf({ level, face }: Run): PDFKit.Mixins.TextOptions {
  return level % 2 === 1 && face.script === "arabic" ? { features: [] } : {};
}

/** The bytes of the finished file. */
export async function closePaper({ doc }: Paper): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
  doc.end();
  return done;
}
