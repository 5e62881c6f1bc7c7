import "server-only";
import { notFound } from "next/navigation";
import { type Tx, withTenant } from "@/db/client";
import { type AgentNames, agentNames } from "@/db/queries/quality/agent-names";
import { listReviewsOfInteraction } from "@/db/queries/quality/list-reviews";
import { readCustomerSaid, readReviewed } from "@/db/queries/quality/read-reviewed";
import { countQueue, listQueue, type Reviewer } from "@/db/queries/quality/review-queue";
import { currentScorecard, findScorecard } from "@/db/queries/quality/scorecards";
import { findOwnReview } from "@/db/queries/quality/write-review";
import type { WorkspaceScope } from "@/db/scope";
import { formatValue } from "@/domain/metrics/display";
import { sayMoment } from "@/features/quality/describe-days";
import { loadQualityWords } from "@/features/quality/load-words";
import { nameCategory } from "@/features/quality/name-category";
import type { QualityWords } from "@/features/quality/quality-words";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const SHOWN = 25;

/** What events an agent does, so that whose name stands there follows the rule of agents' names. */
const OF_AGENTS = new Set(["agent_replied", "note", "assigned"]);

/** The desk of a reviewer: the interaction in hand with its events and scorecard, and what waits after it. */
export async function loadReviewDesk(slug: string, raw: Raw) {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "quality.review");
  const words = await loadQualityWords();
  const now = new Date();
  const reviewer: Reviewer = { userId: user.userId, name: user.name, email: user.email };
  const asked = typeof raw.interaction === "string" ? raw.interaction : null;
  if (asked !== null && !isUuid(asked)) notFound();
  const desk = await withTenant(db, scope, async (tx) => {
    const queue = await listQueue(tx, scope, reviewer, now, SHOWN);
    const counts = await countQueue(tx, scope, reviewer, now);
    const names = await agentNames(tx, scope);
    const id = asked ?? queue[0]?.interactionId ?? null;
    const item = id === null ? null : await readItem(tx, scope, id, reviewer, names, words, workspace.zone);
    return { queue: queue.map((one) => ({ ...one, agent: names.show(one.agent) })), counts, item };
  });
  if (asked !== null && desk.item === null) notFound();
  return {
    slug,
    page: `/w/${slug}/customers/quality`,
    here: `/w/${slug}/customers/quality/review`,
    maySet: can(role, "workspace.settings"),
    chosen: asked !== null && !desk.queue.some((one) => one.interactionId === asked),
    ...desk,
  };
}

export type DeskView = Awaited<ReturnType<typeof loadReviewDesk>>;
export type DeskItem = NonNullable<DeskView["item"]>;

async function readItem(
  tx: Tx,
  scope: WorkspaceScope,
  id: string,
  reviewer: Reviewer,
  names: AgentNames,
  { t, locale }: QualityWords,
  zone: string,
) {
  const found = await readReviewed(tx, scope, id);
  if (found === null) return null;
  const own = await findOwnReview(tx, scope, id, reviewer.userId);
  const current = await currentScorecard(tx, scope);
  const card = own === null ? current : ((await findScorecard(tx, scope, own.scorecardVersion)) ?? current);
  const done = own?.state === "done";
  const others = done ? await listReviewsOfInteraction(tx, scope, id) : [];
  return {
    id,
    externalId: found.externalId,
    subject: found.subject,
    facts: [
      found.agent === null ? null : names.show(found.agent),
      found.team,
      found.channel,
      found.priority,
      found.reopens > 0 ? t("review.reopens", { n: found.reopens }) : null,
    ].filter((fact) => fact !== null && fact !== ""),
    events: found.events.map((event, place) => ({
      key: `${place}`,
      at: sayMoment(event.at, zone, locale),
      what: t(`events.${event.kind}`),
      who: event.actor === null ? "" : OF_AGENTS.has(event.kind) ? names.show(event.actor) : event.actor,
      detail: event.detail === null ? "" : event.kind === "assigned" ? names.show(event.detail) : event.detail,
      inside: !event.isPublic,
    })),
    version: card.version,
    newer: card.version < current.version,
    categories: card.categories.map((line) => ({ ...line, name: nameCategory(t, line) })),
    draft: { ratings: own?.ratings ?? {}, comments: own?.comments ?? {}, note: own?.note ?? "" },
    storedAt: own?.updatedAt.toISOString() ?? "",
    done,
    score: formatValue(own?.score ?? null, "percent", { locale }),
    /** Only after the review is done: until then nobody knows what the customer or the others said. */
    said: done ? await readCustomerSaid(tx, scope, found.externalId) : [],
    others: others
      .filter((one) => one.id !== own?.id)
      .map((one) => ({
        id: one.id,
        reviewer: one.reviewer,
        score: formatValue(one.score, "percent", { locale }),
        href: one.id,
      })),
  };
}
