import { expect, test } from "vitest";
import { makeFuzzedWorkspace } from "@/app/api/testing/fuzzed-workspace";
import * as invitationsRoute from "@/app/api/v1/invitations/route";
import { withTenant } from "@/db/client";
import { insertSurvey } from "@/db/queries/insert-survey";
import { publishSurvey } from "@/db/queries/publish-survey";
import { testDatabase } from "@/db/testing/test-database";
import { TEMPLATES } from "@/domain/survey/templates/templates";
import { storeInvitationsReplySchema } from "@/features/delivery/invitations/describe-api";
import { readPersonalToken } from "@/platform/auth/personal-link";
import { testRuntime } from "@/platform/testing/test-runtime";

const database = await testDatabase();
testRuntime(database);
const ours = await makeFuzzedWorkspace(database);

async function makeSurvey(change = ""): Promise<string> {
  return withTenant(database.appDb, ours.scope, async (tx) => {
    const definition = TEMPLATES.nps({ name: "Acme", color: "#1f6f5c" });
    const { id } = await insertSurvey(tx, ours.scope, { name: "NPS", definition, repeats: { policy: "all" } });
    await publishSurvey(tx, ours.scope, id, new Date());
    if (change !== "") await tx.$client.query(`update survey set ${change} where id = $1`, [id]);
    return id;
  });
}

async function post(invitations: object[]) {
  const reply = await ours.call(invitationsRoute.POST, {
    ...{ method: "POST", path: "/api/v1/invitations", params: {}, query: {} },
    body: JSON.stringify({ invitations }),
  });
  return storeInvitationsReplySchema.parse(await reply.json());
}

test("an invitation of a customer gets a personal link where it asks for one, and keeps it; nobody's and an anonymous one get none", async () => {
  const survey = await makeSurvey();
  const hidden = await makeSurvey("anonymous = true");
  const sentAt = new Date(Date.now() - 60_000).toISOString();
  const asked = { externalId: "1", survey, customer: "ana", sentAt, linkDays: 30 };
  const first = await post([asked, { externalId: "2", survey, customer: "bo", sentAt }]);
  expect(first).toMatchObject({ created: 2, rejected: [], links: [{ externalId: "1", survey }] });
  const [link] = first.links;
  const token = new URL(link?.link ?? "").searchParams.get("i") ?? "";
  const { rows } = await withTenant(database.appDb, ours.scope, (tx) =>
    tx.$client.query("select id from invitation where external_id = '1'"),
  );
  expect(readPersonalToken(database.authSecret, token)).toEqual({
    workspaceId: ours.scope.workspaceId,
    id: rows[0].id,
  });
  expect((await post([{ ...asked, linkDays: 90 }])).links).toEqual(first.links);
  const refused = await post([
    { externalId: "3", survey, sentAt, linkDays: 30 },
    { ...asked, externalId: "4", survey: hidden },
    { ...asked, externalId: "5", linkDays: 366 },
  ]);
  expect(refused.links).toEqual([]);
  expect(refused.rejected.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
    [0, "customer"],
    [1, "customer"],
    [2, "linkDays"],
  ]);
});
