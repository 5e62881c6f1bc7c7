import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { withoutTenant, withTenant } from "@/db/client";
import { findAlertWish, saveAlertWish } from "@/db/queries/alerts/alert-mail";
import { membership, user } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/test-database";
import { answerStopAlerts } from "@/features/delivery/alerts/answer-stop-alerts";
import type { StopRequest } from "@/features/delivery/answer-stop-link";
import { unsubscribeToken } from "@/platform/auth/unsubscribe-token";

const { appDb, makeWorkspace, authSecret } = await testDatabase();
const NOW = new Date("2026-11-18T12:00:00Z");

test("opening the link of a mail about alerts changes nothing; a press stops them once, and a wrong link says nothing", async () => {
  const scope = await makeWorkspace();
  const userId = randomUUID();
  await withoutTenant(appDb, (tx) => tx.insert(user).values({ id: userId, email: `${userId}@larkway.example` }));
  const { workspaceId } = scope;
  await withTenant(appDb, scope, async (tx) => {
    await tx.insert(membership).values({ workspaceId, userId, role: "editor" });
    await saveAlertWish(tx, scope, userId, { numbers: "at_once", answers: true }, { now: NOW });
  });
  const link = (wanted: StopRequest["wanted"], token = unsubscribeToken(authSecret, workspaceId, userId)) =>
    answerStopAlerts({ db: appDb, secret: authSecret, now: NOW }, { token, accepted: "en", wanted });
  const wish = () => withTenant(appDb, scope, (tx) => findAlertWish(tx, scope, userId));

  expect((await link("look")).html).toContain("Stop the mails about alerts?");
  expect(await wish()).toMatchObject({ numbers: "at_once", answers: true });
  expect((await link("stop")).html).toContain("No more mails about alerts");
  expect(await wish()).toMatchObject({ numbers: "off", answers: false });
  // Pressed again, opened again, and what its page does not offer: they stay stopped.
  for (const wanted of ["stop", "look", "again"] as const)
    expect((await link(wanted)).html).toContain("No more mails about alerts");
  const { rows } = await withTenant(appDb, scope, (tx) => tx.execute(sql`select action from audit_event`));
  expect(rows).toEqual([{ action: "alert_mail.stopped" }]);
  expect(await link("stop", "x".repeat(66))).toMatchObject({ status: 404 });
});
