import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { membership } from "@/db/schema/people";
import { workspace } from "@/db/schema/workspace";

/** How a followed number stood when it was judged last. */
export const STANDINGS = ["usual", "out", "young", "silent", "gone"] as const;

/** A number that is watched for somebody: judged once for all who follow it. Its survey may go; then it is judged no more. */
export const alertRule = pgTable(
  "alert_rule",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    metric: text("metric").notNull(),
    /** Null: of all surveys that ask for it, or of records that are no answers. */
    surveyId: uuid("survey_id"),
    questionId: text("question_id"),
    /** Only answers with this value; both null: everybody. */
    segmentName: text("segment_name"),
    segmentValue: text("segment_value"),
    /** Followed by everybody who did not say otherwise: what the overview shows. */
    usual: boolean("usual").notNull().default(false),
    /** The first day of the week its usual range is taken from; null: as far back as it goes. Moved by a real change. */
    baselineFrom: date("baseline_from"),
    createdAt: instant("created_at").notNull(),
    /** What the last judging found; null before the first. */
    standing: text("standing", { enum: STANDINGS }),
    /** Weeks with a value since its usual range begins. */
    weeks: smallint("weeks").notNull().default(0),
    /** The last day of the last week that was judged. */
    judgedWeek: date("judged_week"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    unique("alert_rule_number")
      .on(table.workspaceId, table.metric, table.surveyId, table.questionId, table.segmentName, table.segmentValue)
      .nullsNotDistinct(),
    check("alert_rule_segment", sql`(segment_name is null) = (segment_value is null)`),
    check("alert_rule_question", sql`question_id is null or survey_id is not null`),
    tenantPolicy(),
  ],
);

/** That a member follows a number, or follows a usual one no more. */
export const alertFollow = pgTable(
  "alert_follow",
  {
    workspaceId: workspaceId(),
    ruleId: uuid("rule_id").notNull(),
    userId: uuid("user_id").notNull(),
    following: boolean("following").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.ruleId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.ruleId],
      foreignColumns: [alertRule.workspaceId, alertRule.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** That a number left its usual range: one row a change, however long it lasts. Days are local, values in the metric's unit. */
export const alert = pgTable(
  "alert",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    ruleId: uuid("rule_id").notNull(),
    /** By the smoothed weeks, by one week alone, or by the last 28 days against the 28 before. */
    rule: text("rule", { enum: ["drift", "point", "change"] }).notNull(),
    direction: text("direction", { enum: ["up", "down"] }).notNull(),
    assessment: text("assessment", { enum: ["better", "worse"] }).notNull(),
    /** When the change began, and the first day of the week in which it left the usual range. */
    since: date("since").notNull(),
    leftOn: date("left_on").notNull(),
    /** The last day of the last week that was judged out of range. */
    lastWeek: date("last_week").notNull(),
    beforeFrom: date("before_from").notNull(),
    beforeTo: date("before_to").notNull(),
    beforeValue: doublePrecision("before_value"),
    beforeLow: doublePrecision("before_low"),
    beforeHigh: doublePrecision("before_high"),
    beforeN: integer("before_n").notNull(),
    afterValue: doublePrecision("after_value"),
    afterLow: doublePrecision("after_low"),
    afterHigh: doublePrecision("after_high"),
    afterN: integer("after_n").notNull(),
    /** The change between both with its interval; null where it could not be told. */
    difference: doublePrecision("difference"),
    differenceLow: doublePrecision("difference_low"),
    differenceHigh: doublePrecision("difference_high"),
    /** The group that moved most, where one clearly did. */
    movedName: text("moved_name"),
    movedValue: text("moved_value"),
    movedBefore: doublePrecision("moved_before"),
    movedAfter: doublePrecision("moved_after"),
    openedAt: instant("opened_at").notNull(),
    /** The last day of the week at whose end it was back; null while it is out. */
    returnedOn: date("returned_on"),
    acknowledgedAt: instant("acknowledged_at"),
    acknowledgedBy: uuid("acknowledged_by"),
    note: text("note").notNull().default(""),
    /** It is a real change: the usual range is taken anew from its beginning. */
    real: boolean("real").notNull().default(false),
    /** Where the usual range began before that, so that it can be taken back. */
    previousFrom: date("previous_from"),
    /** Not shown before this day. */
    snoozedUntil: date("snoozed_until"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.ruleId],
      foreignColumns: [alertRule.workspaceId, alertRule.id],
    }).onDelete("cascade"),
    // Two workers at once open one.
    uniqueIndex("alert_out").on(table.workspaceId, table.ruleId).where(sql`returned_on is null and not real`),
    index("alert_opened").on(table.workspaceId, table.openedAt),
    tenantPolicy(),
  ],
);

/** That a member was told of an alert: never twice. */
export const alertTold = pgTable(
  "alert_told",
  {
    workspaceId: workspaceId(),
    alertId: uuid("alert_id").notNull(),
    userId: uuid("user_id").notNull(),
    toldAt: instant("told_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.alertId, table.userId] }),
    foreignKey({ columns: [table.workspaceId, table.alertId], foreignColumns: [alert.workspaceId, alert.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** How a member wants to be told, and the one mail that waits for them. Who never said is told nothing by mail. */
export const alertMail = pgTable(
  "alert_mail",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id").notNull(),
    numbers: text("numbers", { enum: ["at_once", "digest", "off"] }).notNull(),
    /** Single answers of surveys whose numbers they follow: a low score, a risk word. */
    answers: boolean("answers").notNull().default(false),
    /** Single answers up to here were told. */
    answersSince: instant("answers_since").notNull(),
    /** When it is tried (again); while it is being sent, when whoever sends it is given up. Null: nothing to tell. */
    nextTryAt: instant("next_try_at"),
    tries: integer("tries").notNull().default(0),
    claim: uuid("claim"),
    /** Why the last attempt failed, with the mail server's own code. */
    reason: text("reason"),
    code: text("code"),
    sentAt: instant("sent_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    foreignKey({
      columns: [table.workspaceId, table.userId],
      foreignColumns: [membership.workspaceId, membership.userId],
    }).onDelete("cascade"),
    index("alert_mail_next").on(table.workspaceId, table.nextTryAt).where(sql`next_try_at is not null`),
    tenantPolicy(),
  ],
);

/** The last local day on which a workspace's numbers were judged: once a day, however many workers there are. */
export const alertCheck = pgTable(
  "alert_check",
  {
    workspaceId: workspaceId(),
    day: date("day").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);
