import type { CommentsBlock, DotsBlock, PackBlock } from "@/domain/board/pack-document";
import { DOTS_HEAD, drawDots, ROW } from "@/features/board/charts/draw-dots";
import { drawSurvival, survivalHeight } from "@/features/board/charts/draw-survival";
import { drawTable } from "@/features/board/charts/draw-table";
import { drawTiles, tilesHeight } from "@/features/board/charts/draw-tiles";
import { drawTrend } from "@/features/board/charts/draw-trend";
import { drawWaterfall } from "@/features/board/charts/draw-waterfall";
import { commentKey } from "@/features/board/comment-key";
import { drawFigure, drawLines, drawText, heightOf, INK } from "@/features/board/paper/draw-text";
import { BOTTOM, drawHead, endBlock, type Flow, makeRoom, turnPage } from "@/features/board/paper/flow-pages";
import { type LaidLine, layText } from "@/features/board/paper/lay-text";
import { INNER, PAGE } from "@/features/board/paper/open-paper";
import type { PackContext } from "@/features/board/paper/render-pack";

const TREND = 170;
const WATERFALL = 190;
/** A comment has so many lines at most; the rest is cut with "…". */
const COMMENT_LINES = 12;

/** Draws one block of a section where the flow stands. */
export function drawBlock(context: PackContext, flow: Flow, block: PackBlock): void {
  const { paper, t } = context;
  const words = {
    better: t("word.better"),
    worse: t("word.worse"),
    unclear: t("word.unclear"),
    rough: t("word.rough"),
  };
  const box = { x: PAGE.margin, width: INNER };
  switch (block.kind) {
    case "text": {
      const look = { size: 9.5, most: 8, ...(block.quiet ? { color: INK.muted, size: 8.5 } : {}) };
      makeRoom(flow, heightOf(paper, block.text, look, INNER));
      flow.y += drawText(paper, block.text, { ...box, y: flow.y }, look);
      break;
    }
    case "tiles": {
      makeRoom(flow, tilesHeight(block));
      drawTiles(paper, block, { ...box, y: flow.y }, words);
      flow.y += tilesHeight(block);
      break;
    }
    case "trend": {
      drawHead(flow, block.title, block.caption, TREND);
      const last = [...block.points].reverse().find(({ value }) => value !== null);
      const alt = [block.title, last ? `${last.title}: ${last.valueText}` : ""].filter(Boolean).join(". ");
      drawFigure(paper, alt, () => drawTrend(paper, block, { ...box, y: flow.y, height: TREND }));
      flow.y += TREND;
      break;
    }
    case "dots":
      drawRows(context, flow, block, words);
      break;
    case "waterfall": {
      drawHead(flow, block.title, [block.caption, block.cutText].filter(Boolean).join(" "), WATERFALL);
      const alt = `${block.title}. ${block.bars.map(({ label, amountText }) => `${label}: ${amountText}`).join(", ")}`;
      drawFigure(paper, alt, () => drawWaterfall(paper, block, { ...box, y: flow.y, height: WATERFALL }));
      flow.y += WATERFALL;
      break;
    }
    case "survival": {
      const height = survivalHeight(block);
      drawHead(flow, block.title, block.caption, height);
      drawFigure(paper, `${block.title}. ${block.caption}`, () => drawSurvival(paper, block, { ...box, y: flow.y }));
      flow.y += height;
      break;
    }
    case "table":
      drawTable(flow, block);
      return;
    case "comments":
      drawComments(context, flow, block);
      break;
  }
  endBlock(flow);
}

/** Groups, on as many pages as they need; each page has its own axis marks. */
function drawRows({ paper }: PackContext, flow: Flow, block: DotsBlock, words: Parameters<typeof drawDots>[4]): void {
  drawHead(flow, block.title, block.caption, DOTS_HEAD + ROW * Math.min(3, block.rows.length));
  let rest = block.rows;
  while (rest.length > 0) {
    const fits = Math.floor((BOTTOM - flow.y - DOTS_HEAD) / ROW);
    if (fits < 1) {
      turnPage(flow);
      continue;
    }
    const rows = rest.slice(0, fits);
    const alt = rows.map((row) => `${row.label}: ${row.valueText} ${row.betweenText} (${row.countText})`).join("; ");
    drawFigure(paper, `${block.title}. ${alt}`, () => {
      drawDots(paper, block, rows, { x: PAGE.margin, y: flow.y, width: INNER }, words);
    });
    flow.y += DOTS_HEAD + rows.length * ROW;
    rest = rest.slice(fits);
  }
  if (block.note === "") return;
  const look = { size: 8, color: INK.muted, most: 4 } as const;
  makeRoom(flow, heightOf(paper, block.note, look, INNER) + 4);
  flow.y += 4 + drawText(paper, block.note, { x: PAGE.margin, y: flow.y + 4, width: INNER }, look);
}

/** Customers' own words, as text and nothing else; the place of one that was erased says so. */
function drawComments({ paper, pack, t, seen }: PackContext, flow: Flow, { title, items }: CommentsBlock): void {
  drawHead(flow, title, t("comments.caption"), 40);
  for (const item of items) {
    const text = pack.comments.get(commentKey(item));
    const look = { voice: "quote", size: 10, leading: 1.35, direction: "auto" } as const;
    const quiet = { size: 9, color: INK.muted } as const;
    const [said, own] = text === undefined ? [t("comments.gone"), quiet] : [text, look];
    const lines = layText(paper, said, own, INNER, COMMENT_LINES);
    // Comments that were cut before are counted already.
    if (lines.length === COMMENT_LINES && !said.endsWith("…") && isCut(lines.at(-1))) seen.cut += 1;
    const leading = own.size * ("leading" in own ? own.leading : 1.42);
    makeRoom(flow, lines.length * leading + 18);
    drawLines(paper, said, lines, { x: PAGE.margin, y: flow.y, width: INNER }, own);
    flow.y += lines.length * leading;
    const about = { x: PAGE.margin, y: flow.y, width: INNER };
    flow.y += drawText(paper, item.about, about, { size: 8, color: INK.muted, most: 1 }) + 7;
  }
}

function isCut(line: LaidLine | undefined): boolean {
  return line?.runs.some(({ text }) => text.includes("…")) ?? false;
}
