import { version } from "uuid";
import type { DeliveryRow } from "@/db/queries/webhooks/find-webhook";
import type { StandingWebhook } from "@/features/webhooks/read-webhooks";

/** A webhook as the API shows it. Of its address only whose it is, unless `whole`: the rest may be a password. */
export function toWebhookJson({ row, waiting, fails }: StandingWebhook, whole: boolean) {
  return {
    id: row.id,
    url: whole ? row.url : new URL(row.url).origin,
    description: row.description,
    format: row.format,
    events: row.events,
    survey: row.surveyId,
    state: row.state,
    reason: row.stateReason,
    stateSince: row.stateAt.toISOString(),
    bothSecretsUntil: row.previousUntil?.toISOString() ?? null,
    waiting,
    fails,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * A delivery as the API shows it. One that has a random id tells of an answer to an anonymous survey: of which, is not said
 * before it was sent, since it may be the only one of its day.
 */
export function toDeliveryJson(row: DeliveryRow) {
  return {
    id: row.id,
    event: row.event,
    subject: row.attemptedAt === null && version(row.id) === 4 ? null : row.subjectId,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attemptedAt: row.attemptedAt?.toISOString() ?? null,
    status: row.status,
    failure: row.failure,
    reply: row.reply,
    tookMs: row.tookMs,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
