import type { KeyScope, Role } from "@/db/scope";

/** What a person may be in a workspace, from most to least. A viewer is an executive who reads dashboards. */
export const ROLES: readonly Role[] = ["owner", "admin", "editor", "analyst", "viewer"];

const EVERYONE: readonly Role[] = ROLES;
const READERS: readonly Role[] = ["owner", "admin", "editor", "analyst"];
const EDITORS: readonly Role[] = ["owner", "admin", "editor"];
const ADMINS: readonly Role[] = ["owner", "admin"];
const OWNERS: readonly Role[] = ["owner"];

/** The one table of who may do what. Pages, loaders, actions and handlers ask it; nothing else decides. */
const PERMISSIONS = {
  "workspace.read": EVERYONE,
  "dashboard.read": EVERYONE,
  "survey.read": READERS,
  "response.read": READERS,
  "customer.read": READERS,
  "import.read": READERS,
  "export.run": READERS,
  "share.make": READERS,
  "survey.write": EDITORS,
  "survey.publish": EDITORS,
  "response.review": EDITORS,
  "customer.write": EDITORS,
  "import.run": EDITORS,
  "followup.work": EDITORS,
  "quality.review": EDITORS,
  "goal.write": EDITORS,
  "survey.delete": ADMINS,
  "response.delete": ADMINS,
  "customer.erase": ADMINS,
  "import.undo": ADMINS,
  "member.manage": ADMINS,
  "key.manage": ADMINS,
  "webhook.manage": ADMINS,
  "share.manage": ADMINS,
  "workspace.settings": ADMINS,
  "audit.read": ADMINS,
  "period.close": ADMINS,
  "dashboard.write": READERS,
  "home.manage": ADMINS,
  "owner.manage": OWNERS,
  "workspace.delete": OWNERS,
} satisfies Record<string, readonly Role[]>;

/** One thing somebody may or may not do in a workspace. */
export type Permission = keyof typeof PERMISSIONS;

/** Every permission, for tests and for the page that explains roles. */
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

/** Whether a person of this role may do this. */
export function can(role: Role, permission: Permission): boolean {
  return PERMISSIONS[permission].includes(role);
}

/** Whether a text is one of the five roles. */
export function isRole(value: unknown): value is Role {
  return ROLES.some((role) => role === value);
}

/**
 * The roles that a person may give to, or take from, somebody else: an owner all of them, an admin all but owner,
 * everyone else none.
 */
export function rolesGrantableBy(role: Role): readonly Role[] {
  if (can(role, "owner.manage")) return ROLES;
  return can(role, "member.manage") ? ROLES.filter((granted) => granted !== "owner") : [];
}

/** What an API key may do: `read` every GET, `write` also every POST and PATCH, `admin` also DELETE, keys, webhooks and members. */
export const API_SCOPES: readonly KeyScope[] = ["read", "write", "admin"];

/** Whether a key of one scope may do what needs another: each scope includes the ones before it. */
export function scopeIncludes(held: KeyScope, needed: KeyScope): boolean {
  return API_SCOPES.indexOf(held) >= API_SCOPES.indexOf(needed);
}
