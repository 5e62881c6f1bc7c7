import { getTranslations } from "next-intl/server";
import type { WorkspaceChoice } from "@/platform/auth/memberships";
import { can } from "@/platform/roles";
import { currentAccess, currentMember } from "@/platform/session";

/** What the top bar shows. */
export interface ShellView {
  workspaceName: string;
  person: { name: string; email: string; letterKeys: boolean };
  workspaces: { slug: string; name: string; current: boolean }[];
  /** Where the settings begin: for who may not change the workspace, with their own account. */
  settingsHref: string;
}

/**
 * What the top bar of a workspace shows, or null for who is signed out or does not belong to it. Authorises nothing: every
 * page below does that itself.
 */
export async function loadShell(slug: string): Promise<ShellView | null> {
  const member = await currentMember(slug);
  if (member === null) return null;
  const { user, access, workspaces } = member;
  return {
    workspaceName: access.workspace.name,
    person: { name: user.name === "" ? user.email : user.name, email: user.email, letterKeys: user.letterKeys },
    workspaces: workspaces.map((workspace) => choiceOf(workspace, slug)),
    settingsHref: `/w/${slug}/settings/${can(access.role, "workspace.settings") ? "workspace" : "account"}`,
  };
}

/** The pages of the settings that a person may open, in groups: what the workspace is, what is measured, what is connected, oneself. */
export async function loadSettingsLinks(slug: string, here: string) {
  const role = (await currentAccess(slug))?.role;
  const t = await getTranslations("settings");
  return SETTINGS.map(({ group, pages }) => ({
    label: t(`groups.${group}`),
    links: pages
      .filter(({ permission }) => role !== undefined && can(role, permission))
      .map(({ path }) => ({ href: `/w/${slug}/settings/${path}`, label: t(`tabs.${path}`), current: path === here })),
  })).filter(({ links }) => links.length > 0);
}

const SETTINGS = [
  {
    group: "workspace",
    pages: [
      { path: "workspace", permission: "workspace.settings" },
      { path: "members", permission: "member.manage" },
      { path: "data", permission: "export.run" },
      { path: "audit", permission: "audit.read" },
    ],
  },
  {
    group: "measures",
    pages: [
      { path: "customers", permission: "workspace.settings" },
      { path: "service", permission: "workspace.settings" },
      { path: "quality", permission: "workspace.settings" },
      { path: "follow-ups", permission: "workspace.settings" },
    ],
  },
  {
    group: "connections",
    pages: [
      { path: "links", permission: "share.make" },
      { path: "keys", permission: "key.manage" },
      { path: "webhooks", permission: "webhook.manage" },
    ],
  },
  {
    group: "own",
    pages: [
      { path: "digest", permission: "dashboard.read" },
      { path: "account", permission: "workspace.read" },
    ],
  },
] as const;

/** The parts of the place of customers that a person may open. */
export async function loadCustomerTabs(slug: string) {
  const role = (await currentAccess(slug))?.role;
  const t = await getTranslations("palette.customers");
  const home = `/w/${slug}/customers`;
  const tabs = [
    { href: home, label: t("staying"), permission: "dashboard.read", exact: true },
    { href: `${home}/service`, label: t("service"), permission: "dashboard.read" },
    { href: `${home}/quality`, label: t("quality"), permission: "dashboard.read" },
    { href: `${home}/people`, label: t("people"), permission: "customer.read" },
  ] as const;
  return {
    label: t("label"),
    tabs: tabs
      .filter(({ permission }) => role !== undefined && can(role, permission))
      .map(({ permission: _, ...tab }) => tab),
  };
}

/** The parts of the place of feedback, open to everybody. */
export async function loadFeedbackTabs(slug: string) {
  const t = await getTranslations("palette.feedback");
  const home = `/w/${slug}/feedback`;
  return {
    label: t("label"),
    tabs: [
      { href: home, label: t("followUps"), exact: true },
      { href: `${home}/topics`, label: t("topics") },
    ],
  };
}

/** The parts of the place of the overview that a person may open. */
export async function loadOverviewTabs(slug: string) {
  const role = (await currentAccess(slug))?.role;
  const t = await getTranslations("palette.overview");
  const home = `/w/${slug}`;
  const tabs = [
    // By this address the overview itself opens, whatever one's home is.
    { href: `${home}?home=overview`, also: [home], word: "overview", permission: "dashboard.read" },
    { href: `${home}/dashboards`, word: "dashboards", permission: "dashboard.read" },
    { href: `${home}/alerts`, word: "alerts", permission: "dashboard.read" },
    { href: `${home}/board`, word: "board", permission: "dashboard.read" },
    { href: `${home}/periods`, word: "periods", permission: "dashboard.read" },
  ] as const;
  return {
    label: t("label"),
    tabs: tabs
      .filter(({ permission }) => role !== undefined && can(role, permission))
      .map(({ permission: _, word, ...tab }) => ({ ...tab, label: t(word) })),
  };
}

function choiceOf(workspace: WorkspaceChoice, slug: string) {
  return { slug: workspace.slug, name: workspace.name, current: workspace.slug === slug };
}
