import { expect, test } from "vitest";
import { invitedGroupParams, readInvitedGroup } from "@/platform/invited-group-query";

test("a group is read back as it was written, who has no value apart from who has an empty one", () => {
  for (const value of ["Basic", "", "a&b=c", "ä ؟", null]) {
    const group = { dimension: "plan & price", value };
    const written = new URLSearchParams(invitedGroupParams(group));
    expect(readInvitedGroup(Object.fromEntries(written))).toEqual(group);
  }
  expect(invitedGroupParams(null)).toEqual([]);
});

test("what cannot be read asks for no group", () => {
  expect(readInvitedGroup({})).toBeNull();
  expect(readInvitedGroup({ of: "", value: "x" })).toBeNull();
  expect(readInvitedGroup({ of: "x".repeat(65) })).toBeNull();
  expect(readInvitedGroup({ of: ["plan", "country"] })).toBeNull();
  expect(readInvitedGroup({ of: "plan", value: ["a", "b"] })).toBeNull();
});
