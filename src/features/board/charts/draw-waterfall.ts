import type { WaterfallBlock } from "@/domain/board/pack-document";
import { drawLabel, INK } from "@/features/board/paper/draw-text";
import type { Paper } from "@/features/board/paper/open-paper";
import { waterfallSteps } from "@/ui/charts/waterfall-steps";

const TOP = 16;
const FOOT = 28;

/** How an amount moved from one end to the other; where the axis is cut, both ends show teeth. */
export function drawWaterfall(
  paper: Paper,
  { bars }: WaterfallBlock,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const { doc } = paper;
  const { floor, ceiling, steps } = waterfallSteps(bars);
  const bottom = box.y + box.height - FOOT;
  const y = (amount: number) => bottom - ((amount - floor) / (ceiling - floor || 1)) * (bottom - box.y - TOP);
  const room = box.width / Math.max(1, steps.length);
  const width = Math.min(64, room * 0.62);
  for (const [i, { bar, low, high, after }] of steps.entries()) {
    // Time goes from left to right in every language, as in all charts.
    const x = box.x + room * i + (room - width) / 2;
    const color = bar.kind === "end" ? INK.ink : bar.amount < 0 ? INK.worseMark : INK.betterMark;
    doc.rect(x, y(high), width, Math.max(0.75, y(low) - y(high))).fill(color);
    if (bar.kind === "end" && floor > 0) drawTeeth(paper, x, bottom, width);
    if (i < steps.length - 1)
      doc
        .moveTo(x + width, y(after))
        .lineTo(x + room, y(after))
        .lineWidth(0.5)
        .undash()
        .stroke(INK.input);
    const label = { x: x + width / 2 - room / 2, width: room };
    drawLabel(
      paper,
      bar.amountText,
      { ...label, y: y(high) - 13 },
      { voice: "strong", size: 8, align: "center", most: 1, direction: "ltr" },
    );
    drawLabel(
      paper,
      bar.label,
      { ...label, x: label.x + 2, width: room - 4, y: bottom + 4 },
      { size: 7.5, color: INK.muted, align: "center", most: 2 },
    );
  }
  doc
    .moveTo(box.x, bottom)
    .lineTo(box.x + box.width, bottom)
    .lineWidth(0.5)
    .undash()
    .stroke(INK.border);
}

function drawTeeth({ doc }: Paper, x: number, bottom: number, width: number): void {
  const teeth = 6;
  const step = width / teeth;
  doc.moveTo(x, bottom - 5);
  for (let i = 0; i < teeth; i += 1)
    doc.lineTo(x + step * (i + 0.5), bottom - 9).lineTo(x + step * (i + 1), bottom - 5);
  for (let i = teeth; i > 0; i -= 1) doc.lineTo(x + step * i, bottom - 2).lineTo(x + step * (i - 0.5), bottom - 6);
  doc
    .lineTo(x, bottom - 2)
    .closePath()
    .fill("#ffffff");
}
