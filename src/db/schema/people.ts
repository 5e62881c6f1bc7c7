import { boolean, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes, instant, ownRowsPolicy, tenantPolicy, workspaceId } from "@/db/schema/columns";
import { workspace } from "@/db/schema/workspace";

/** A person who signs in. Belongs to no workspace; memberships do. */
export const user = pgTable(
  "user",
  {
    id: uuid("id").primaryKey(),
    /** Canonical: NFKC, lower case. */
    email: text("email").notNull(),
    name: text("name").notNull().default(""),
    /** argon2id; null where the person signs in by link or provider only. */
    passwordHash: text("password_hash"),
    locale: text("locale").notNull().default("en"),
    /** Whether single letters are shortcuts for them. */
    letterKeys: boolean("letter_keys").notNull().default(true),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [uniqueIndex("user_email").on(table.email)],
);

/** A sign-in at an OIDC provider, tied to a user. */
export const account = pgTable(
  "account",
  {
    provider: text("provider").notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
);

/** One signed-in browser. Looked up on every request, so that ending it acts at once. */
export const session = pgTable(
  "session",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    userAgent: text("user_agent").notNull().default(""),
    /** A provider let the person in: a second step is the provider's to ask for. */
    byProvider: boolean("by_provider").notNull().default(false),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("session_user").on(table.userId)],
);

/** A sign-in link that was sent by e-mail: only its hash is kept, and it works once. */
export const signInLink = pgTable("sign_in_link", {
  tokenHash: bytes("token_hash").primaryKey(),
  email: text("email").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull().defaultNow(),
});

export const membership = pgTable(
  "membership",
  {
    workspaceId: workspaceId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["owner", "admin", "editor", "analyst", "viewer"] }).notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.userId] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    index("membership_user").on(table.userId),
    tenantPolicy(),
    ownRowsPolicy("own_memberships", "user_id"),
  ],
);

/** An invitation by link: its token begins with the workspace's short id; only its hash is kept; it works once. */
export const memberInvitation = pgTable(
  "member_invitation",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    role: text("role", { enum: ["admin", "editor", "analyst", "viewer"] }).notNull(),
    /** What the inviter wrote to recognise it by; not checked. */
    note: text("note").notNull().default(""),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    usedBy: uuid("used_by").references(() => user.id, { onDelete: "set null" }),
    usedAt: instant("used_at"),
    revoked: boolean("revoked").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("member_invitation_token").on(table.workspaceId, table.tokenHash),
    tenantPolicy(),
    ownRowsPolicy("own_invitations", "used_by"),
  ],
);

/** A key for programs: SHA-256 of 256 random bits, so that a check costs microseconds. */
export const apiKey = pgTable(
  "api_key",
  {
    workspaceId: workspaceId(),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    tokenHash: bytes("token_hash").notNull(),
    /** The last characters, to recognise a key by. */
    hint: text("hint").notNull(),
    scope: text("scope", { enum: ["read", "write", "admin"] }).notNull(),
    createdBy: uuid("created_by").references(() => user.id, { onDelete: "set null" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at"),
    lastUsedAt: instant("last_used_at"),
    revokedAt: instant("revoked_at"),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspace.id] }).onDelete("cascade"),
    uniqueIndex("api_key_token").on(table.workspaceId, table.tokenHash),
    tenantPolicy(),
  ],
);
