import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
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
import { instant, surveyDocument, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";
import type { Definition } from "@/domain/survey/definition";
import { upcastStored } from "@/domain/survey/migrate/upcast";

/** What a person's later answer to the same survey means; `windowDays` is how far an answer reaches back. */
export type Repeats = { policy: "all" } | { policy: "latest" | "first"; windowDays: number };

/** A draft that another document took the place of, kept so that it can be brought back. */
export interface ReplacedDraft {
  readonly definition: Definition;
  /** When it was replaced, as an ISO instant, and by which published version. */
  readonly at: string;
  readonly version: number;
}

const replacedDraft = customType<{ data: ReplacedDraft; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: (draft) => JSON.stringify(draft),
  fromDriver: (stored) => {
    const draft = stored as ReplacedDraft;
    return { ...draft, definition: upcastStored(draft.definition) };
  },
});

/** Who published a version: ids alone, so that a name follows the person. */
export type Publisher =
  | { readonly kind: "user"; readonly userId: string }
  | { readonly kind: "apiKey"; readonly keyId: string }
  | { readonly kind: "job"; readonly name: string };

export const survey = pgTable(
  "survey",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    /** The public key in links: the workspace's short id and ten random characters. */
    key: text("key").notNull(),
    name: text("name").notNull(),
    status: text("status", { enum: ["draft", "live", "closed"] })
      .notNull()
      .default("draft"),
    draft: surveyDocument("draft").notNull(),
    /** The draft that restoring an earlier version replaced last. */
    replacedDraft: replacedDraft("replaced_draft"),
    /** The version that new respondents see; null before the first publishing. */
    publishedVersion: integer("published_version"),
    repeats: jsonb("repeats").$type<Repeats>().notNull().default({ policy: "all" }),
    /** Only answers that carry a render token of this survey's page are taken. */
    onlyFromPage: boolean("only_from_page").notNull().default(false),
    /** The sites that may show its page in a frame: `https://shop.example`, `https://*.shop.example`. Empty: none. */
    embedOn: jsonb("embed_on").$type<string[]>().notNull().default([]),
    /** A policy on repeats that a job is applying to what is stored; until it ends the old one holds and shows. */
    pendingRepeats: jsonb("pending_repeats").$type<Repeats>(),
    /** Answers are taken from this instant on; null: as soon as it is published. */
    opensAt: instant("opens_at"),
    /** From this instant on the survey is closed; null: until somebody closes it. */
    closesAt: instant("closes_at"),
    /** How many responses are taken, tests aside; null: any number. */
    responseCap: integer("response_cap"),
    /** Nothing that says who answered or at what hour is stored. Fixed from the first answer on. */
    anonymous: boolean("anonymous").notNull().default(false),
    /** In an anonymous survey: groups with fewer answers are not shown. Never lowered after the first answer. */
    minimumGroup: smallint("minimum_group").notNull().default(5),
    /** argon2id of the password that respondents are asked for; null where there is none. */
    passwordHash: text("password_hash"),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    closedAt: instant("closed_at"),
    /** Gone for everybody; a job takes its answers and then this row. */
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("survey_key").on(table.workspaceId, table.key),
    check("survey_open_before_close", sql`closes_at > opens_at`),
    check("survey_response_cap", sql`response_cap > 0`),
    check("survey_minimum_group", sql`minimum_group between 3 and 50`),
    tenantPolicy(),
  ],
);

/** What was published, for ever: every response keeps the version it saw. */
export const surveyVersion = pgTable(
  "survey_version",
  {
    workspaceId: workspaceId(),
    surveyId: uuid("survey_id").notNull(),
    version: integer("version").notNull(),
    definition: surveyDocument("definition").notNull(),
    /** Which series each score question's answers belong to. */
    series: jsonb("series").$type<Record<string, number>>().notNull(),
    publishedAt: instant("published_at").notNull().defaultNow(),
    /** Null for versions from before this was written down. */
    publishedBy: jsonb("published_by").$type<Publisher>(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.surveyId, table.version] }),
    foreignKey({ columns: [table.workspaceId, table.surveyId], foreignColumns: [survey.workspaceId, survey.id] }),
    tenantPolicy(),
  ],
);

/** One wording on one scale: a new wording, scale, polarity or layout of a question starts the next. */
export const series = pgTable(
  "series",
  {
    workspaceId: workspaceId(),
    surveyId: uuid("survey_id").notNull(),
    questionId: text("question_id").notNull(),
    /** 1, 2, … in order of publishing. */
    ordinal: smallint("ordinal").notNull(),
    fingerprint: text("fingerprint").notNull(),
    /** `ScaleId` of domain/metrics. */
    scale: text("scale").notNull(),
    /** `MetricId`, or null for scores that feed no metric. */
    metric: text("metric"),
    title: text("title").notNull(),
    /** First local day of the series, told as the day of a break. */
    startedOn: date("started_on", { mode: "string" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.surveyId, table.questionId, table.ordinal] }),
    foreignKey({ columns: [table.workspaceId, table.surveyId], foreignColumns: [survey.workspaceId, survey.id] }),
    index("series_metric").on(table.workspaceId, table.metric, table.scale),
    tenantPolicy(),
  ],
);

/** The values of a dimension that have tallies of their own: 200 a survey and dimension, further ones are "(other)". */
export const dimensionValue = pgTable(
  "dimension_value",
  {
    workspaceId: workspaceId(),
    surveyId: uuid("survey_id").notNull(),
    dimension: text("dimension").notNull(),
    value: text("value").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.surveyId, table.dimension, table.value] }),
    foreignKey({ columns: [table.workspaceId, table.surveyId], foreignColumns: [survey.workspaceId, survey.id] }),
    tenantPolicy(),
  ],
);
