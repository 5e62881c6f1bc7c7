import type { PackTile, TilesBlock } from "@/domain/board/pack-document";
import { drawLabel, drawText, INK } from "@/features/board/paper/draw-text";
import type { Paper } from "@/features/board/paper/open-paper";
import { rulerGeometry } from "@/ui/ruler-geometry";

const TILE = 104;
/** A single number is no wider than one of a row. */
const LEAST = 5;
const NAME = 18;
const GAP = 14;

export function tilesHeight({ rows }: TilesBlock): number {
  return rows.reduce((sum, { name }) => sum + TILE + (name === "" ? 0 : NAME + 10), 0);
}

/** Rows of numbers, each with its interval on a ruler and the word that a test allows. */
export function drawTiles(
  paper: Paper,
  { rows }: TilesBlock,
  box: { readonly x: number; readonly y: number; readonly width: number },
  words: Readonly<Record<"better" | "worse" | "unclear" | "rough", string>>,
): void {
  let y = box.y;
  for (const { name, tiles } of rows) {
    const most = Math.max(LEAST, ...rows.map((row) => row.tiles.length));
    if (name !== "")
      drawText(paper, name, { x: box.x, y, width: box.width }, { voice: "finding", size: 11, tag: "H2", most: 1 });
    y += name === "" ? 0 : NAME;
    const width = (box.width - (most - 1) * GAP) / most;
    for (const [i, tile] of tiles.entries()) {
      const x = paper.left(box.x + i * (width + GAP), width);
      drawTile(paper, tile, { x, y, width }, words);
    }
    y += TILE + (name === "" ? 0 : 10);
  }
}

function drawTile(
  paper: Paper,
  tile: PackTile,
  box: { readonly x: number; readonly y: number; readonly width: number },
  words: Parameters<typeof drawTiles>[3],
): void {
  const { doc } = paper;
  const said = [tile.label, tile.value ?? tile.instead, tile.between, tile.change, tile.count, tile.goal];
  const draw = () => {
    doc
      .moveTo(box.x, box.y)
      .lineTo(box.x + box.width, box.y)
      .lineWidth(0.5)
      .undash()
      .stroke(INK.border);
    const inner = { x: box.x, width: box.width };
    let y = box.y + 5;
    y += drawLabel(paper, tile.label, { ...inner, y }, { size: 8.5, color: INK.muted, most: 2, leading: 1.25 });
    y = box.y + 28;
    if (tile.value === null) {
      drawLabel(paper, tile.instead, { ...inner, y }, { size: 9, color: INK.muted, most: 4, leading: 1.3 });
      return;
    }
    y += drawLabel(
      paper,
      tile.value,
      { ...inner, y },
      { voice: "strong", size: 19, most: 1, leading: 1.25, direction: paper.direction },
    );
    y += drawLabel(paper, tile.between, { ...inner, y }, { size: 7.5, color: INK.muted, most: 1 });
    if (tile.ruler) drawRuler(paper, tile, { ...inner, y: y + 6 });
    y += 16;
    y += drawWord(paper, tile, { ...inner, y }, words);
    y += drawLabel(paper, tile.count, { ...inner, y }, { size: 7.5, color: INK.muted, most: 2, leading: 1.25 });
    if (tile.goal !== "") drawLabel(paper, tile.goal, { ...inner, y }, { size: 7.5, color: INK.muted, most: 1 });
  };
  doc.addStructure(doc.struct("P", { actual: said.filter(Boolean).join(". ") }, [draw]));
}

/** "▼ Worse −3.3 pts": the arrow says where the value went, word and colour what it means. */
function drawWord(
  paper: Paper,
  { assessment, direction, change, rough }: PackTile,
  box: { readonly x: number; readonly y: number; readonly width: number },
  words: Parameters<typeof drawTiles>[3],
): number {
  const word = assessment === null ? "" : assessment === "no clear change" ? words.unclear : words[assessment];
  const arrow = assessment === "no clear change" ? "≈" : direction === "up" ? "▲" : direction === "down" ? "▼" : "";
  const color = assessment === "better" ? INK.better : assessment === "worse" ? INK.worse : INK.muted;
  const text = assessment === null ? "" : [arrow, word].filter(Boolean).join("\u00a0");
  const clear = assessment === "better" || assessment === "worse";
  const said = [text, clear ? `\u2068${change}\u2069` : "", rough ? words.rough : ""].filter(Boolean).join(" · ");
  return drawLabel(paper, said, box, { voice: clear ? "strong" : "plain", size: 8, color, most: 2, leading: 1.3 });
}

/** Bar: the interval; upright: the value; dotted: before; flag: the goal. */
function drawRuler(
  paper: Paper,
  { ruler, assessment, rough }: PackTile,
  box: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const marks = ruler && rulerGeometry({ ...ruler, before: ruler.before ?? null, goal: ruler.goal ?? null });
  if (!marks) return;
  const { doc } = paper;
  const at = (share: number) => box.x + (box.width * share) / 100;
  const color = assessment === "better" ? INK.betterMark : assessment === "worse" ? INK.worseMark : INK.sameMark;
  doc
    .moveTo(box.x, box.y)
    .lineTo(box.x + box.width, box.y)
    .lineWidth(0.5)
    .undash()
    .stroke(INK.border);
  const width = Math.max(1.5, (box.width * marks.width) / 100);
  if (rough)
    doc
      .rect(at(marks.low), box.y - 2.5, width, 5)
      .lineWidth(0.7)
      .stroke(color);
  else
    doc
      .rect(at(marks.low), box.y - 2.5, width, 5)
      .fillOpacity(0.45)
      .fill(color)
      .fillOpacity(1);
  if (marks.before !== null)
    doc
      .moveTo(at(marks.before), box.y - 6)
      .lineTo(at(marks.before), box.y + 6)
      .lineWidth(0.8)
      .dash(1, { space: 1.2 })
      .stroke(INK.subtle)
      .undash();
  doc
    .moveTo(at(marks.value), box.y - 6)
    .lineTo(at(marks.value), box.y + 6)
    .lineWidth(1.6)
    .undash()
    .stroke(INK.ink);
  if (marks.goal !== null) {
    const x = at(marks.goal);
    doc
      .moveTo(x, box.y + 6)
      .lineTo(x, box.y - 7)
      .lineWidth(0.8)
      .stroke(INK.ink);
    doc
      .moveTo(x, box.y - 7)
      .lineTo(x + 5, box.y - 5)
      .lineTo(x, box.y - 3)
      .closePath()
      .fill(INK.ink);
  }
}
