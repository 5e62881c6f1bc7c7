import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "@/db/schema/columns";
import { user } from "@/db/schema/people";

/** What a person's authenticator app makes its codes of. Belongs to the person, as their password does. */
export const twoStep = pgTable("two_step", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  /** Sealed with a key out of AUTH_SECRET. */
  secret: bytes("secret").notNull(),
  startedAt: instant("started_at").notNull(),
  /** When a code of the app first fitted; null: not yet, and no sign-in asks for one. */
  confirmedAt: instant("confirmed_at"),
  /** The half minute, counted from 1970, whose code was used last: it and those before it are used up. */
  lastStep: integer("last_step").notNull().default(0),
});

/** A code for who has lost the app: only its hash is kept, and it works once. */
export const recoveryCode = pgTable(
  "recovery_code",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    codeHash: bytes("code_hash").notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.codeHash] })],
);

/** A sign-in whose first step is done. It is no session: only its hash is kept, and the second step uses it up. */
export const signInStep = pgTable(
  "sign_in_step",
  {
    tokenHash: bytes("token_hash").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    way: text("way", { enum: ["password", "link", "provider"] }).notNull(),
    /** The provider that has to be tied to the account by the second step, and what it knows the person by; null: none. */
    provider: text("provider"),
    providerAccountId: text("provider_account_id"),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [index("sign_in_step_user").on(table.userId)],
);
