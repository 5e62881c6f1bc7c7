import "server-only";
import { notFound } from "next/navigation";
import { withTenant } from "@/db/client";
import { findInitiative, type InitiativeRow, listInitiatives } from "@/db/queries/goals/find-initiative";
import { listDimensions } from "@/db/queries/list-dimensions";
import { readOutlines } from "@/db/queries/read-outlines";
import { addDays, localDay } from "@/domain/calendar/day";
import { SCALES } from "@/domain/metrics/scale";
import { scaleOf } from "@/domain/survey/outline";
import type { BeforeAfterReader } from "@/features/goals/goal-reader";
import { compareInitiatives, isAsked, type LookedAt } from "@/features/goals/initiatives/compare-initiatives";
import { INITIATIVE_FIELDS, type InitiativeForm, readInitiativeForm } from "@/features/goals/initiatives/input";
import { loadGoalWords } from "@/features/goals/load-goal-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

const MOST = 200;
const MOST_COMPARED = 12;
type Raw = Readonly<Record<string, string | string[] | undefined>>;

/** The list of initiatives; `deleted` in the address names one that was just deleted, so that it can be brought back. */
export async function loadInitiatives(slug: string, raw: Raw) {
  const { db, scope, role } = await requireWorkspace(slug, "dashboard.read");
  const mayWrite = can(role, "goal.write");
  const gone = mayWrite && typeof raw.deleted === "string" && isUuid(raw.deleted) ? raw.deleted : null;
  return withTenant(db, scope, async (tx) => {
    const row = gone === null ? null : await findInitiative(tx, scope, gone, { deletedToo: true });
    return {
      slug,
      mayWrite,
      words: await loadGoalWords(),
      initiatives: await listInitiatives(tx, scope, MOST),
      deleted: row?.deletedAt ? row : null,
    };
  });
}

/** One initiative with what went together with it, by every number that those concerned are asked for. */
export async function loadInitiative(slug: string, id: string, read: BeforeAfterReader) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "dashboard.read");
  if (!isUuid(id)) notFound();
  const yesterday = addDays(localDay(new Date(), workspace.zone), -1);
  const loaded = await withTenant(db, scope, async (tx) => {
    const initiative = await findInitiative(tx, scope, id);
    if (initiative === null) return null;
    const looked: LookedAt[] = [];
    for (const outline of await readOutlines(tx, scope)) {
      if (outline.status === "draft" || !isAsked(initiative, await listDimensions(tx, scope, outline.id))) continue;
      const metrics = new Set(outline.scoreQuestions.map((question) => SCALES[scaleOf(question)].metric));
      for (const metric of metrics)
        if (metric !== null && metric !== "completion_rate")
          looked.push({ initiative, metric, survey: { id: outline.id, name: outline.name }, within: null });
    }
    return {
      initiative,
      compared: await compareInitiatives(tx, scope, read, looked.slice(0, MOST_COMPARED), yesterday),
    };
  });
  if (loaded === null) notFound();
  return { ...loaded, slug, words: await loadGoalWords(), mayWrite: can(role, "goal.write") };
}

/** The form of an initiative: of the one with this id, or a new one as far as its address fills it in. */
export async function loadInitiativeForm(slug: string, id: string | null, raw: Raw) {
  const { db, scope } = await requireWorkspace(slug, "goal.write");
  if (id !== null && !isUuid(id)) notFound();
  const loaded = await withTenant(db, scope, async (tx) => {
    const row = id === null ? null : await findInitiative(tx, scope, id);
    if (id !== null && row === null) return null;
    const names = new Map<string, Set<string>>();
    for (const { id: survey, status } of await readOutlines(tx, scope)) {
      if (status === "draft") continue;
      for (const { name, values } of await listDimensions(tx, scope, survey))
        names.set(name, new Set([...(names.get(name) ?? []), ...values]));
    }
    return {
      form: row ? formOf(row) : readInitiativeForm(raw),
      segments: [...names].map(([name, values]) => ({ name, values: [...values].sort() })),
    };
  });
  if (loaded === null) notFound();
  return { ...loaded, id, slug, words: await loadGoalWords() };
}

function formOf(row: InitiativeRow): InitiativeForm {
  const segment = row.segmentName === null ? "" : JSON.stringify([row.segmentName, row.segmentValue]);
  const own = { ...row, segment, endsOn: row.endsOn ?? "" };
  return Object.fromEntries(INITIATIVE_FIELDS.map((name) => [name, own[name]])) as InitiativeForm;
}
