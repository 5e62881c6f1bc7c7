import { type LaidLine, layText, type TextLook } from "@/features/board/paper/lay-text";
import { chooseFace, type Paper, shapingOf } from "@/features/board/paper/open-paper";

/** The colours of paper: those of the screen in light, as the printer takes them. */
export const INK = {
  ink: "#101f1f",
  muted: "#4b5857",
  subtle: "#5e6a69",
  border: "#d9e0de",
  input: "#7a8685",
  grid: "#e0e5e3",
  better: "#185598",
  betterMark: "#2a76c3",
  worse: "#914515",
  worseMark: "#d57323",
  sameMark: "#7b8685",
} as const;

export interface DrawnLook extends TextLook {
  readonly color?: string;
  /** At which edge of its width it stands; "start" follows the direction of the text itself. */
  readonly align?: "start" | "end" | "center" | "left" | "right";
  readonly most?: number;
  readonly leading?: number;
  /** What a screen reader is told it is. */
  readonly tag?: "P" | "H1" | "H2" | "Artifact" | "part";
}

/** The height of a text in lines of a width. */
export function heightOf(paper: Paper, text: string, look: DrawnLook, width: number): number {
  return layText(paper, text, look, width, look.most).length * leadingOf(look);
}

/**
 * Draws a text into a box whose left upper corner is given, and says how high it became. Read aloud it is one text in its
 * own order, whatever order it is drawn in.
 */
export function drawText(
  paper: Paper,
  text: string,
  box: { readonly x: number; readonly y: number; readonly width: number },
  look: DrawnLook,
): number {
  if (text === "") return 0;
  const lines = layText(paper, text, look, box.width, look.most);
  drawLines(paper, text, lines, box, look);
  return lines.length * leadingOf(look);
}

/** Draws lines that were laid out before: a long text goes on over several pages. */
export function drawLines(
  paper: Paper,
  text: string,
  lines: readonly LaidLine[],
  box: { readonly x: number; readonly y: number; readonly width: number },
  look: DrawnLook,
): void {
  const { doc } = paper;
  const leading = leadingOf(look);
  const draw = () => {
    doc.fillColor(look.color ?? INK.ink);
    for (const [i, line] of lines.entries()) {
      let x = box.x + shiftOf(paper, line, look.align ?? "start", box.width);
      const y = box.y + i * leading + leading / 2 + look.size * 0.34;
      for (const run of line.runs) {
        chooseFace(paper, run);
        doc.fontSize(look.size).text(run.text, x, y, { ...shapingOf(run), lineBreak: false, baseline: "alphabetic" });
        x += paper.measure(run) * look.size;
      }
    }
  };
  const tag = look.tag ?? "P";
  if (tag === "part") {
    draw();
    return;
  }
  if (tag === "Artifact") {
    doc.markContent("Artifact", { type: "Pagination" });
    draw();
    doc.endMarkedContent();
    return;
  }
  doc.addStructure(doc.struct(tag, { actual: text }, [draw]));
}

/** A word within a figure or a table, whose own text is told at once. */
export function drawLabel(...[paper, text, box, look]: Parameters<typeof drawText>): number {
  return drawText(paper, text, box, { ...look, tag: "part" });
}

/** Draws a figure that is read aloud as one sentence. */
export function drawFigure({ doc }: Paper, alt: string, draw: () => void): void {
  doc.addStructure(doc.struct("Figure", { alt }, [draw]));
}

function leadingOf({ size, leading }: DrawnLook): number {
  return size * (leading ?? 1.42);
}

function shiftOf(paper: Paper, line: LaidLine, align: NonNullable<DrawnLook["align"]>, width: number): number {
  const room = width - line.width;
  const rtl = paper.direction === "rtl";
  if (align === "center") return room / 2;
  if (align === "left") return 0;
  if (align === "right") return room;
  const fromRight = align === "start" ? rtl : !rtl;
  return fromRight ? room : 0;
}
