import { randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import { findWorkspace } from "@/db/queries/find-workspace";
import { type DrawRow, drawSample } from "@/db/queries/quality/draw-sample";
import { FIRST_CHOICES, readQualityChoices } from "@/db/queries/quality/quality-settings";
import type { WorkspaceScope } from "@/db/scope";
import { addDays, localDay } from "@/domain/calendar/day";
import { periodOf } from "@/domain/calendar/period";
import { writeAudit } from "@/platform/audit";

/** How many an agent are drawn by hand where no weekly number was set. */
const USUAL_PER_AGENT = 5;
/** What is drawn by hand comes from so many complete days. */
const DAYS_BY_HAND = 7;

/** Draws the sample of the last complete week, once, where the workspace wants one. Null where there is nothing to do. */
export async function drawWeek(tx: Tx, scope: WorkspaceScope, now: Date): Promise<DrawRow | null> {
  const plan = await readQualityChoices(tx, scope);
  if (plan.perAgent === 0) return null;
  const { zone, weekStart } = await findWorkspace(tx, scope);
  const today = localDay(now, zone);
  const { start, end } = periodOf(addDays(today, -7), "week", { weekStart });
  return drawSample(tx, scope, { from: start, to: end, seed: randomUUID(), drawnBy: null, plan }, now);
}

/** Draws a sample of the last seven complete days for somebody who asks for it now. */
export async function drawByHand(tx: Tx, scope: WorkspaceScope, userId: string, now: Date): Promise<DrawRow | null> {
  const chosen = await readQualityChoices(tx, scope);
  const plan = { ...FIRST_CHOICES, ...chosen, perAgent: chosen.perAgent || USUAL_PER_AGENT };
  const today = localDay(now, (await findWorkspace(tx, scope)).zone);
  const days = { from: addDays(today, -DAYS_BY_HAND), to: addDays(today, -1) };
  const draw = await drawSample(tx, scope, { ...days, seed: randomUUID(), drawnBy: userId, plan }, now);
  if (draw) {
    const { id, seed, pool, drawn } = draw;
    await writeAudit(tx, scope, { action: "quality_sample.drawn", subject: id, after: { ...days, seed, pool, drawn } });
  }
  return draw;
}
