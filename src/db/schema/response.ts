import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { customer } from "@/db/schema/customer";
import { surveyVersion } from "@/db/schema/survey";

/**
 * What the link said of who answers; unsigned, so only shown, never trusted. Where it says a customer, the response's
 * customer is claimed (`is_claimed` in SQL); where it does not, a key, an import or a signed link proved who it is.
 */
export interface LinkIdentity {
  customer?: string;
  email?: string;
  name?: string;
  interaction?: string;
  agent?: string;
}

/** One person's answer to one survey. */
export const response = pgTable(
  "response",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    version: integer("version").notNull(),
    /** Made by the client: the same submission is stored once, however often it is sent. */
    submissionId: uuid("submission_id").notNull(),
    revision: bigint("revision", { mode: "number" }).notNull().default(0),
    customerId: uuid("customer_id"),
    identity: jsonb("identity").$type<LinkIdentity>(),
    channel: text("channel").notNull().default("link"),
    stage: text("stage"),
    locale: text("locale").notNull(),
    attributes: jsonb("attributes").$type<Record<string, string>>().notNull().default({}),
    state: text("state", { enum: ["counted", "test", "held", "excluded", "superseded"] })
      .notNull()
      .default("counted"),
    stateReason: text("state_reason"),
    startedAt: instant("started_at").notNull(),
    firstScoredAt: instant("first_scored_at"),
    completedAt: instant("completed_at"),
    /** When it counts: given by a key or an import, else the receipt of the first score. */
    answeredAt: instant("answered_at").notNull(),
    /** The workspace's local day of `answeredAt`. */
    day: date("day", { mode: "string" }).notNull(),
    importId: uuid("import_id"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.surveyId, table.version],
      foreignColumns: [surveyVersion.workspaceId, surveyVersion.surveyId, surveyVersion.version],
    }),
    foreignKey({ columns: [table.workspaceId, table.customerId], foreignColumns: [customer.workspaceId, customer.id] }),
    uniqueIndex("response_submission").on(table.workspaceId, table.surveyId, table.submissionId),
    index("response_recent").on(table.workspaceId, table.surveyId, table.answeredAt, table.id),
    index("response_customer").on(table.workspaceId, table.customerId).where(sql`customer_id is not null`),
    index("response_interaction")
      .on(table.workspaceId, sql`(identity->>'interaction')`)
      .where(sql`identity->>'interaction' is not null`),
    index("response_test").on(table.workspaceId, table.surveyId, table.day).where(sql`state = 'test'`),
    index("response_apart")
      .on(table.workspaceId, table.surveyId, table.state, table.answeredAt)
      .where(sql`state in ('held', 'excluded')`),
    index("response_import").on(table.workspaceId, table.importId, table.customerId).where(sql`import_id is not null`),
    tenantPolicy(),
  ],
);

/** `answer.state`, written from the response's state; 5 is an answer that a later change took off the path. */
export const ANSWER_STATES = { counted: 0, test: 1, held: 2, excluded: 3, superseded: 4, offPath: 5 } as const;
/** `answer.status`: what the answer says. */
export const ANSWER_STATUS = { score: 0, missing: 1, notApplicable: 2, invalid: 3, other: 4 } as const;

/**
 * One answer to one question. Everything a tally's key needs stands on the row, so that triggers read nothing else.
 * `question_id` '@completion' is the response itself: 0 begun, 1 complete.
 */
export const answer = pgTable(
  "answer",
  {
    workspaceId: workspaceId(),
    responseId: uuid("response_id").notNull(),
    questionId: text("question_id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    kind: text("kind").notNull(),
    series: smallint("series").notNull().default(0),
    day: date("day", { mode: "string" }).notNull(),
    dimNames: text("dim_names").array().notNull().default([]),
    dimValues: text("dim_values").array().notNull().default([]),
    state: smallint("state").notNull().default(0),
    status: smallint("status").notNull(),
    score: smallint("score"),
    choices: jsonb("choices"),
    text: text("text"),
    /**
     * Where a tally counts this answer: 0…10 its score, 100…110 the same held for review, −1 missing, −2 not applicable,
     * −3 invalid, −5 excluded, −6 superseded, null nowhere.
     */
    bucket: smallint("bucket").generatedAlwaysAs(
      sql`case when status = 4 then null
        when state = 0 then case status when 0 then score when 1 then -1 when 2 then -2 else -3 end
        when state = 2 then case when status = 0 then score + 100 end
        when state = 3 then -5
        when state = 4 then -6 end`,
    ),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.responseId, table.questionId] }),
    foreignKey({
      columns: [table.workspaceId, table.responseId],
      foreignColumns: [response.workspaceId, response.id],
    }).onDelete("restrict"),
    index("answer_by_question").on(table.workspaceId, table.surveyId, table.questionId, table.day),
    index("answer_comment").on(table.workspaceId, table.surveyId, table.day).where(sql`text is not null`),
    tenantPolicy(),
  ],
);
