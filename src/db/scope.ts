/** The roles a person can have in a workspace; what each may do stands in `platform/roles`. */
export type Role = "owner" | "admin" | "editor" | "analyst" | "viewer";

/** How far an API key reaches: every GET; and every POST and PATCH; and deleting, keys, webhooks, members. */
export type KeyScope = "read" | "write" | "admin";

/** Who acts: every audited change and every permission question starts from this. `from`: the network address, where a door knows it. */
export type Actor =
  | { readonly kind: "user"; readonly userId: string; readonly role: Role; readonly from?: string }
  | { readonly kind: "apiKey"; readonly keyId: string; readonly scope: KeyScope; readonly from?: string }
  | { readonly kind: "respondent" }
  /** Whoever holds a share link: reads one view, changes nothing. */
  | { readonly kind: "link"; readonly linkId: string }
  | { readonly kind: "job"; readonly name: string };

declare const minted: unique symbol;

/**
 * The right to touch one workspace's rows. Every query takes it, and only the session gate, the API-key gate, the
 * gate of share links, the respondents' door, a job and a test can mint one (dependency-cruiser enforces who imports `mintScope`).
 */
export interface WorkspaceScope {
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly [minted]: true;
}

/** Mints a scope. To be called only after the caller has proven that `actor` belongs to `workspaceId`. */
export function mintScope(workspaceId: string, actor: Actor): WorkspaceScope {
  return { workspaceId, actor } as WorkspaceScope;
}

/** The same right with the address its holder comes from: what they change is noted with it. */
export function comingFrom(scope: WorkspaceScope, address: string): WorkspaceScope {
  const { actor } = scope;
  const known = address !== "unknown" && (actor.kind === "user" || actor.kind === "apiKey");
  return known ? { ...scope, actor: { ...actor, from: address } } : scope;
}
