import type { WebhookEvent } from "@/domain/webhooks/events";

/**
 * The jobs there are and what each is told: ids only, so that a job reads what is true when it runs. A feature asks for
 * a job by a row in `outbox` in its own transaction; the worker moves it into the queue after the commit.
 */
export interface Jobs {
  "board.make": { workspaceId: string; packId: string };
  /** Each minute, where a pack of the calendar or a mail with one is due. */
  "board.send": { workspaceId: string };
  /** Each hour: judges what is followed, once a local day, and where what is followed has changed. */
  "alerts.judge": { workspaceId: string; why?: "changed" };
  "alerts.mail": { workspaceId: string; userId: string };
  "digest.send": { workspaceId: string; userId: string };
  "exports.expire": { workspaceId: string };
  "erasure.log": { workspaceId: string; erasureId: string };
  "export.run": { workspaceId: string; exportId: string };
  /** Each hour: check-ins that are due by the customers' own days. */
  "followups.check_ins": { workspaceId: string };
  "followups.mail": { workspaceId: string; userId: string };
  /** Each minute, where a follow-up is overdue or stayed open for too long. */
  "followups.watch": { workspaceId: string };
  "goals.check": { workspaceId: string };
  "import.run": { workspaceId: string; importId: string };
  "import.undo": { workspaceId: string; importId: string };
  /** Each minute, where a mail of it is due. */
  "mailings.send": { workspaceId: string; mailingId: string };
  /** Each hour: draws what is reviewed of the last complete week. */
  "quality.draw": { workspaceId: string };
  /** Answers came in through a file. */
  "responses.imported": { workspaceId: string; importId: string };
  /** Answers were stored, changed or taken away. */
  "responses.stored": { workspaceId: string; responseIds: readonly string[] };
  /** How long a purchase lasts may have changed: looks at the proposal, and rewrites the stays of all who bought. */
  "stays.rebuild": { workspaceId: string };
  "promises.mail": { workspaceId: string; userId: string };
  "promises.rebuild": { workspaceId: string; runId: string };
  /** Each minute, where a promise is due or late. */
  "promises.watch": { workspaceId: string };
  "survey.delete": { workspaceId: string; surveyId: string };
  "survey.repeats": { workspaceId: string; surveyId: string };
  /** Without an id it is the night's. */
  "tallies.recount": { workspaceId: string; recountId?: string };
  /** Topics changed: all comments are looked at again. */
  "topics.apply": { workspaceId: string };
  /** Each hour, and done once a day: words that stand out in comments. */
  "topics.suggest": { workspaceId: string };
  /** Each hour: deliveries of webhooks that are old enough go. */
  "webhooks.expire": { workspaceId: string };
  /** Something happened that webhooks want to know. `occasionIds`: what makes each once, where it is not the subject. */
  "webhooks.spread": {
    workspaceId: string;
    event: WebhookEvent;
    subjectIds: readonly string[];
    occasionIds?: readonly string[];
  };
  "workspace.delete": { workspaceId: string };
  "workspace.zone": { workspaceId: string };
}

export type JobName = keyof Jobs;

/** How an outbox row asks for a job: its payload is the job's, without the workspace that the row already names. */
export type OutboxPayload<Name extends JobName> = Omit<Jobs[Name], "workspaceId">;
