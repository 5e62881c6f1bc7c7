import { sql } from "drizzle-orm";
import { date, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { customer } from "@/db/schema/customer";
import { survey } from "@/db/schema/survey";

/** That somebody was asked to answer a survey, however it was sent. The response rate is counted from these. */
export const invitation = pgTable(
  "invitation",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    surveyId: uuid("survey_id").notNull(),
    customerId: uuid("customer_id"),
    /** The sender's id of it; the same again changes it and adds none. */
    externalId: text("external_id").notNull(),
    channel: text("channel").notNull().default("email"),
    sentAt: instant("sent_at").notNull(),
    /** The workspace's local day it was sent. */
    day: date("day", { mode: "string" }).notNull(),
    openedAt: instant("opened_at"),
    remindedAt: instant("reminded_at"),
    bouncedAt: instant("bounced_at"),
    answeredAt: instant("answered_at"),
    /** The answer it led to. */
    responseId: uuid("response_id"),
    /** Until when its personal link is good; null where none was made. The link itself is derived from the id. */
    linkExpiresAt: instant("link_expires_at"),
    importId: uuid("import_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({
      columns: [table.workspaceId, table.surveyId],
      foreignColumns: [survey.workspaceId, survey.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [table.workspaceId, table.customerId], foreignColumns: [customer.workspaceId, customer.id] }),
    uniqueIndex("invitation_external_id").on(table.workspaceId, table.surveyId, table.externalId),
    index("invitation_day").on(table.workspaceId, table.surveyId, table.day),
    index("invitation_customer").on(table.workspaceId, table.customerId).where(sql`customer_id is not null`),
    index("invitation_response").on(table.workspaceId, table.responseId).where(sql`response_id is not null`),
    index("invitation_import").on(table.workspaceId, table.importId).where(sql`import_id is not null`),
    tenantPolicy(),
  ],
);
