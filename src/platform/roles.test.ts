import { describe, expect, it } from "vitest";
import { ALL_PERMISSIONS, API_SCOPES, can, isRole, ROLES, rolesGrantableBy, scopeIncludes } from "@/platform/roles";

describe("roles", () => {
  it("lets each role do all that the one below it may", () => {
    // owner ⊇ admin ⊇ editor ⊇ analyst ⊇ viewer, so a promotion never takes something away
    for (const [index, role] of ROLES.entries()) {
      const below = ROLES[index + 1];
      if (below === undefined) continue;
      for (const permission of ALL_PERMISSIONS) {
        if (can(below, permission)) expect(can(role, permission), `${role} ${permission}`).toBe(true);
      }
    }
  });

  it("gives a viewer dashboards and nothing of single persons", () => {
    expect(ALL_PERMISSIONS.filter((permission) => can("viewer", permission))).toEqual([
      "workspace.read",
      "dashboard.read",
    ]);
  });

  it("lets an analyst read and export, but change nothing", () => {
    expect(can("analyst", "response.read")).toBe(true);
    expect(can("analyst", "export.run")).toBe(true);
    expect(can("analyst", "survey.write")).toBe(false);
    expect(can("analyst", "import.run")).toBe(false);
  });

  it("keeps members, keys and settings with admins, and deletion of the workspace with owners", () => {
    expect(ROLES.filter((role) => can(role, "member.manage"))).toEqual(["owner", "admin"]);
    expect(ROLES.filter((role) => can(role, "key.manage"))).toEqual(["owner", "admin"]);
    expect(ROLES.filter((role) => can(role, "workspace.delete"))).toEqual(["owner"]);
  });

  it("never lets an admin make an owner", () => {
    expect(rolesGrantableBy("owner")).toContain("owner");
    expect(rolesGrantableBy("admin")).toEqual(["admin", "editor", "analyst", "viewer"]);
    expect(rolesGrantableBy("editor")).toEqual([]);
  });

  it("knows its own names only", () => {
    expect(isRole("owner")).toBe(true);
    expect(isRole("constructor")).toBe(false);
    expect(isRole(null)).toBe(false);
  });

  it("orders scopes read < write < admin", () => {
    expect(API_SCOPES.map((held) => API_SCOPES.map((needed) => scopeIncludes(held, needed)))).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});
