import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { type Db, withTenant } from "@/db/client";
import { findWorkspace, type WorkspaceRow } from "@/db/queries/find-workspace";
import { listShareLinks, noteShareOpened, type ShareLinkRow } from "@/db/queries/share-links";
import type { WorkspaceScope } from "@/db/scope";
import { dayText, type LinkView, toLinkView } from "@/features/delivery/share/view";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { hashShareToken, openShare, shareToken } from "@/platform/share-gate";

const MOST_LISTED = 500;

/** The list of links, open and ended, for whoever may share. */
export interface LinkListView {
  readonly open: readonly LinkView[];
  readonly ended: readonly LinkView[];
  /** The link that was just made. */
  readonly made: string | null;
  /** How many are shown, where there are more. */
  readonly cap: number | null;
}

/** The links of a workspace. Each link's own address is given to who made it and to who manages all of them. */
export async function loadLinks(slug: string, made: unknown): Promise<LinkListView> {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "share.make");
  const { env, authSecret } = runtime();
  const now = new Date();
  const t = await getTranslations("share");
  const locale = await getLocale();
  const links = await withTenant(db, scope, (tx) => listShareLinks(tx, scope, now, MOST_LISTED + 1));
  const views = links.slice(0, MOST_LISTED).map((link) =>
    toLinkView(link, {
      t,
      locale,
      zone: workspace.zone,
      now,
      publicUrl: env.publicUrl,
      userId: user.userId,
      manages: can(role, "share.manage"),
      tokenOf: ({ id, tokenHash }) => {
        const token = shareToken(authSecret, scope.workspaceId, id);
        return hashShareToken(token).equals(tokenHash) ? token : null;
      },
    }),
  );
  const open = views.filter((link) => link.open);
  return {
    open,
    ended: views.filter((link) => !link.open),
    made: open.find(({ id }) => id === made)?.id ?? null,
    cap: links.length > MOST_LISTED ? MOST_LISTED : null,
  };
}

/** A link that somebody opened, and the scope in which its view is read. */
export interface SharedAccess {
  readonly link: ShareLinkRow;
  readonly scope: WorkspaceScope;
  readonly db: Db;
  readonly workspace: WorkspaceRow;
  readonly until: string;
}

/** Opens a link for whoever holds it and counts that; 404 for one that opens nothing. Once a request. */
export const loadShared = cache(async (token: string): Promise<SharedAccess> => {
  const { appDb: db, authSecret } = runtime();
  const now = new Date();
  const opened = await openShare(db, authSecret, token, now);
  // One that has ended was answered at the door, by 410.
  if (opened.standing !== "open") notFound();
  const { link, scope } = opened;
  const workspace = await withTenant(db, scope, async (tx) => {
    await noteShareOpened(tx, scope, link.id, now);
    return findWorkspace(tx, scope);
  });
  const until = dayText(link.expiresAt, { locale: await getLocale(), zone: workspace.zone });
  return { link, scope, db, workspace, until };
});
