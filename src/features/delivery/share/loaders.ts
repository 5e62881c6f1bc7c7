import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { type Db, withTenant } from "@/db/client";
import { findWorkspace, type WorkspaceRow } from "@/db/queries/find-workspace";
import { listShareLinks, noteShareOpened, type ShareLinkRow } from "@/db/queries/share-links";
import type { WorkspaceScope } from "@/db/scope";
import { lastDayOf, possibleDays } from "@/features/delivery/share/change-link";
import type { ChangeableLink } from "@/features/delivery/share/components/change-link-form";
import { type LinkView, lastMoment, showsText, toLinkView } from "@/features/delivery/share/view";
import { sayDayOf } from "@/platform/i18n/say-days";
import { isUuid } from "@/platform/is-uuid";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace } from "@/platform/session";
import { hashShareToken, openShare, shareToken } from "@/platform/share-gate";

const MOST_LISTED = 500;

/** The list of links, open and ended, for whoever may share. */
export interface LinkListView {
  readonly open: readonly LinkView[];
  readonly ended: readonly LinkView[];
  /** The link that was just made or changed. */
  readonly made: string | null;
  readonly changed: string | null;
  /** How many are shown, where there are more. */
  readonly cap: number | null;
}

/** The links of a workspace. Each link's own address is given to who made it and to who manages all of them. */
export async function loadLinks(
  slug: string,
  { made, changed }: { readonly made?: unknown; readonly changed?: unknown },
): Promise<LinkListView> {
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
    changed: open.find(({ id }) => id === changed)?.id ?? null,
    cap: links.length > MOST_LISTED ? MOST_LISTED : null,
  };
}

/** An open link as it may be changed, for who made it or manages all; 404 for any other. */
export async function loadChangeableLink(slug: string, id: string): Promise<ChangeableLink> {
  const { db, scope, workspace, role, user } = await requireWorkspace(slug, "share.make");
  if (!isUuid(id)) notFound();
  const now = new Date();
  const [link] = await withTenant(db, scope, (tx) => listShareLinks(tx, scope, now, 1, id));
  const mine = link !== undefined && (can(role, "share.manage") || link.createdBy === user.userId);
  if (!mine || link.revokedAt !== null || link.expiresAt <= now) notFound();
  const t = await getTranslations("share");
  return {
    id,
    view: link.view,
    name: link.surveyName ?? t(`views.${link.view}`),
    shows: showsText({ ...link, showsComments: false, showsNames: true }, { t, locale: await getLocale() }),
    values: {
      names: link.showsNames,
      comments: link.showsComments,
      label: link.label,
      sites: link.embedOn.join("\n"),
    },
    until: lastDayOf(link, workspace.zone),
    ...possibleDays(now, workspace.zone),
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
  const until = sayDayOf(lastMoment(link.expiresAt), workspace.zone, await getLocale());
  return { link, scope, db, workspace, until };
});
