import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";
import type { TopicRules } from "@/domain/topics/topic-rules";

/** What comments are about, by the workspace's own rules. */
export const topic = pgTable(
  "topic",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** Its name in the starter set; null: made by people. */
    starter: text("starter"),
    name: text("name").notNull(),
    rules: jsonb("rules").$type<TopicRules>().notNull(),
    /** What another name or other rules took the place of last, so that it can be brought back. */
    replaced: jsonb("replaced").$type<{ readonly name: string; readonly rules: TopicRules }>(),
    /** Grows with each change, so that nobody overwrites what they have not seen. */
    version: integer("version").notNull().default(1),
    /** Looked for no more; what was found is kept until it is looked for again. */
    archivedAt: instant("archived_at"),
    /** The topic that it became: what its words find counts there. Its own words, and what people said of it, stay as they were. */
    mergedInto: uuid("merged_into"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.mergedInto], foreignColumns: [table.workspaceId, table.id] }),
    check("topic_merged_into_another", sql`merged_into <> id`),
    uniqueIndex("topic_starter").on(table.workspaceId, table.starter).where(sql`starter is not null`),
    tenantPolicy(),
  ],
);

/**
 * What somebody wrote, as the tallies of topics count it: one row a response, whatever number of its questions are open. The
 * words stay in the answers. Written by `db/rollups/fold-comments` alone; `topics` and the rest are what was counted last.
 */
export const comment = pgTable(
  "comment",
  {
    workspaceId: workspaceId(),
    responseId: uuid("response_id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** Whether the response counts; others are kept and stand in no tally. */
    counted: boolean("counted").notNull(),
    /** The score beside it, of the first of NPS, CSAT and CES that was asked: its question, its series, and itself. */
    questionId: text("question_id").notNull().default(""),
    series: smallint("series").notNull().default(0),
    score: smallint("score"),
    dimNames: text("dim_names").array().notNull().default([]),
    dimValues: text("dim_values").array().notNull().default([]),
    /** A code of `domain/topics/languages`. */
    language: text("language").notNull(),
    topics: uuid("topics").array().notNull().default([]),
    /** Kinds of personal data that stand in it. */
    personal: text("personal").array().notNull().default([]),
    /** Since when its words are shown to nobody. */
    hiddenAt: instant("hidden_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.responseId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("comment_day").on(table.workspaceId, table.surveyId, table.day, table.responseId),
    index("comment_personal").on(table.workspaceId, table.surveyId).where(sql`personal <> '{}'`),
    index("comment_hidden").on(table.workspaceId, table.responseId).where(sql`hidden_at is not null`),
    tenantPolicy(),
  ],
);

/**
 * The pieces of three signs that a response's comments are made of, as numbers: what a search of words looks up, and no answer (a
 * match is always read again in the answers). Written by `db/rollups/file-comments` alone. Its second policy shows only the rows
 * that hold all of `app.search`, and none where that is not set: the one way to lead an index by `@>` under row level security.
 */
export const commentGram = pgTable(
  "comment_gram",
  {
    workspaceId: workspaceId(),
    responseId: uuid("response_id").notNull(),
    grams: integer("grams").array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.responseId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("comment_gram_grams").using("gin", table.grams),
    tenantPolicy(),
    pgPolicy("searched", {
      as: "restrictive",
      for: "select",
      to: "public",
      using: sql`grams @> nullif(current_setting('app.search', true), '')::integer[]`,
    }),
  ],
);

/** Which topic a comment is about: by its rules, or because a person said so or said no. */
export const commentTopic = pgTable(
  "comment_topic",
  {
    workspaceId: workspaceId(),
    topicId: uuid("topic_id").notNull(),
    responseId: uuid("response_id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    /** `rule`: its words were found; `person`: somebody added it; `refused`: somebody said that it is about something else. */
    source: text("source", { enum: ["rule", "person", "refused"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.topicId, table.responseId] }),
    foreignKey({
      columns: [table.workspaceId, table.topicId],
      foreignColumns: [topic.workspaceId, topic.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [table.workspaceId, table.responseId],
      foreignColumns: [comment.workspaceId, comment.responseId],
    }).onDelete("cascade"),
    index("comment_topic_day").on(table.workspaceId, table.topicId, table.surveyId, table.day, table.responseId),
    index("comment_topic_response").on(table.workspaceId, table.responseId),
    tenantPolicy(),
  ],
);

/** How often comments were about something, by the score beside them. The topic of zeros is every comment. */
export const topicDay = pgTable(
  "topic_day",
  {
    workspaceId: workspaceId(),
    surveyId: uuid("survey_id").notNull(),
    /** '' is the total; `@language` the language of the comment. */
    dimension: text("dimension").notNull(),
    day: date("day", { mode: "string" }).notNull(),
    topicId: uuid("topic_id").notNull(),
    value: text("value").notNull(),
    /** '' and 0: no score stands beside it. */
    questionId: text("question_id").notNull(),
    series: smallint("series").notNull(),
    n: integer("n").notNull(),
    /** Eleven counts, of the scores 0 … 10. */
    counts: integer("counts").array().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.workspaceId,
        table.surveyId,
        table.dimension,
        table.day,
        table.topicId,
        table.value,
        table.questionId,
        table.series,
      ],
    }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Responses whose words, score, day or state changed since the last fold; triggers of `answer` write it. */
export const commentChange = pgTable(
  "comment_change",
  {
    workspaceId: workspaceId(),
    id: bigint("id", { mode: "number" }).generatedAlwaysAsIdentity(),
    responseId: uuid("response_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] }), tenantPolicy()],
);

/** How far comments are looked at by the rules as they are now, and when new topics were looked for last, survey by survey. */
export const topicWork = pgTable(
  "topic_work",
  {
    workspaceId: workspaceId(),
    /** Grows with each change of any topic; a job that finds another than it began with begins anew. */
    wanted: integer("wanted").notNull().default(0),
    applied: integer("applied").notNull().default(0),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    /** The last response that was looked at, so that a job that was broken off goes on from there. */
    cursor: uuid("cursor"),
    /** By survey: when its comments were searched for new topics last, ISO 8601. */
    suggested: jsonb("suggested").$type<Readonly<Record<string, string>>>().notNull().default({}),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    tenantPolicy(),
  ],
);

/** Words that stand in comments more often than before, or than elsewhere: perhaps a topic. A person decides. */
export const topicSuggestion = pgTable(
  "topic_suggestion",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    language: text("language").notNull(),
    /** Its most telling words, as people wrote them. */
    label: text("label").notNull(),
    terms: text("terms").array().notNull(),
    /** How many comments of this language, in the days looked at and in those before. */
    found: integer("found").notNull(),
    outOf: integer("out_of").notNull(),
    foundBefore: integer("found_before").notNull(),
    outOfBefore: integer("out_of_before").notNull(),
    from: date("from_day", { mode: "string" }).notNull(),
    to: date("to_day", { mode: "string" }).notNull(),
    state: text("state", { enum: ["open", "accepted", "dismissed"] })
      .notNull()
      .default("open"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("topic_suggestion_survey").on(table.workspaceId, table.surveyId, table.state),
    tenantPolicy(),
  ],
);

/** People's own words on answers. */
export const tag = pgTable(
  "tag",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("tag_name").on(table.workspaceId, sql`lower(name)`),
    tenantPolicy(),
  ],
);

export const commentTag = pgTable(
  "comment_tag",
  {
    workspaceId: workspaceId(),
    tagId: uuid("tag_id").notNull(),
    responseId: uuid("response_id").notNull(),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.tagId, table.responseId] }),
    foreignKey({ columns: [table.workspaceId, table.tagId], foreignColumns: [tag.workspaceId, tag.id] }).onDelete(
      "cascade",
    ),
    foreignKey({
      columns: [table.workspaceId, table.responseId],
      foreignColumns: [comment.workspaceId, comment.responseId],
    }).onDelete("cascade"),
    index("comment_tag_response").on(table.workspaceId, table.responseId),
    tenantPolicy(),
  ],
);
