import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { v7 } from "uuid";
import { type Tx, withTenant } from "@/db/client";
import { findDashboard, findSavedView } from "@/db/queries/dashboards/find-dashboard";
import { clearHome, setHome } from "@/db/queries/dashboards/write-dashboard";
import type { WorkspaceScope } from "@/db/scope";
import {
  changeDashboard,
  changeView,
  createDashboard,
  createView,
  deleteDashboard,
  type Editor,
} from "@/features/dashboards/own/change-dashboard";
import {
  DASHBOARD_LIMITS,
  orderTiles,
  readName,
  readSavedAddress,
  readTileForm,
  readTiles,
} from "@/features/dashboards/own/input";
import { type OwnWords, ownWordsIn } from "@/features/dashboards/own/own-words";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { notFound } from "@/platform/http/problem";
import { runAction } from "@/platform/http/run-action";
import { loadLocale } from "@/platform/i18n/load-metric-words";
import { isRole, type Permission } from "@/platform/roles";
import { requireAction } from "@/platform/session";

/** What can be done to one dashboard. */
export type DashboardDeed = "rename" | "add" | "order" | "remove" | "duplicate" | "delete" | "restore";
/** What can be done to one saved view. */
export type ViewDeed = "rename" | "delete" | "restore";

interface Hand extends Editor {
  readonly tx: Tx;
  readonly scope: WorkspaceScope;
  readonly words: OwnWords;
}

/** Makes an empty dashboard and leads to its editor. */
export function runCreateDashboard(slug: string, form: FormData): Promise<FormState> {
  return act(slug, "create-dashboard", "dashboard.write", async (hand) => {
    const name = readName(form);
    if (name === null) return noName(hand.words);
    const id = await createDashboard(hand.tx, hand.scope, { name, tiles: [], shared: false }, hand);
    return { to: `/w/${slug}/dashboards/${id}/edit` };
  });
}

/** Changes, doubles or deletes a dashboard. */
export function runDashboard(slug: string, id: string, deed: DashboardDeed, form: FormData): Promise<FormState> {
  const list = `/w/${slug}/dashboards`;
  return act(slug, `${deed}-dashboard`, "dashboard.write", async (hand) => {
    const { tx, scope, words } = hand;
    const change = (make: Parameters<typeof changeDashboard>[3]) => changeDashboard(tx, scope, id, make, hand);
    switch (deed) {
      case "rename": {
        const name = readName(form);
        if (name === null) return noName(words);
        await change(() => ({ name, shared: form.get("shared") === "yes" }));
        return done(words.o("saved"));
      }
      case "add": {
        const tile = readTileForm(form, v7());
        if (tile === null) return refused(null, { what: words.o("refused.what") });
        await change((_, tiles) => ({ tiles: [...tiles, tile] }));
        return done(words.o("added"));
      }
      case "order": {
        const ids = String(form.get("order") ?? "").split(",");
        await change((_, tiles) => ({ tiles: orderTiles(tiles, ids) }));
        return done(words.o("ordered"));
      }
      case "remove": {
        const tile = String(form.get("tile") ?? "");
        await change((_, tiles) => ({ tiles: tiles.filter((one) => one.id !== tile) }));
        return done(words.o("removed"));
      }
      case "duplicate": {
        const row = await findDashboard(tx, scope, hand.userId, id);
        if (row === null) throw notFound();
        const name = words.o("copyOf", { name: row.name }).slice(0, DASHBOARD_LIMITS.name);
        const made = await createDashboard(tx, scope, { name, tiles: readTiles(row.tiles), shared: false }, hand);
        return { to: `${list}/${made}/edit` };
      }
      case "delete":
        await deleteDashboard(tx, scope, id, true, hand);
        return { to: `${list}?deleted=${id}` };
      case "restore":
        await deleteDashboard(tx, scope, id, false, hand);
        return { to: list };
    }
  });
}

/** Keeps an address under a name. */
export function runSaveView(
  slug: string,
  address: { path: string; query: string },
  form: FormData,
): Promise<FormState> {
  return act(slug, "save-view", "dashboard.write", async (hand) => {
    const name = readName(form);
    if (name === null) return noName(hand.words);
    const read = readSavedAddress(address.path, address.query);
    if (read === null) return refused(hand.words.o("refused.view"));
    await createView(hand.tx, hand.scope, { name, ...read, shared: form.get("shared") === "yes" }, hand);
    return { to: `/w/${slug}/dashboards` };
  });
}

/** Renames, shares, deletes or brings back a saved view. */
export function runView(slug: string, id: string, deed: ViewDeed, form: FormData): Promise<FormState> {
  const list = `/w/${slug}/dashboards`;
  return act(slug, `${deed}-view`, "dashboard.write", async (hand) => {
    const { tx, scope, words } = hand;
    if (deed === "rename") {
      const name = readName(form);
      if (name === null) return noName(words);
      await changeView(tx, scope, id, { name, shared: form.get("shared") === "yes" }, hand);
      return done(words.o("saved"));
    }
    await changeView(tx, scope, id, { deleted: deed === "delete" }, hand);
    return { to: deed === "delete" ? `${list}?deleted=${id}&of=view` : list };
  });
}

/** Sets what "Overview" opens: for oneself (`who` null), or for a role, for who may. */
export function runSetHome(slug: string, who: string | null, form: FormData): Promise<FormState> {
  const permission = who === null ? "dashboard.read" : "home.manage";
  return act(slug, "set-home", permission, async ({ tx, scope, words, userId }) => {
    const [kind = "", id = ""] = String(form.get("home") ?? "").split(" ");
    const subject = who ?? userId;
    if (who !== null && !isRole(who)) throw notFound();
    if (kind === "role" || (kind === "overview" && who !== null)) await clearHome(tx, scope, subject);
    else if (kind === "overview") await setHome(tx, scope, subject, { dashboardId: null, savedViewId: null });
    else {
      const find = kind === "dashboard" ? findDashboard : findSavedView;
      const row = /^[0-9a-f-]{36}$/.test(id) ? await find(tx, scope, userId, id) : null;
      // What a role opens everybody of it must be able to see.
      if (row === null || (who !== null && !row.shared)) return refused(null, { home: words.o("refused.home") });
      await setHome(tx, scope, subject, {
        dashboardId: kind === "dashboard" ? id : null,
        savedViewId: kind === "dashboard" ? null : id,
      });
    }
    if (who !== null) await writeAudit(tx, scope, { action: "home.set", subject: who, after: { kind, id } });
    return done(words.o("homeSet"));
  });
}

async function act(
  slug: string,
  name: string,
  permission: Permission,
  work: (hand: Hand) => Promise<FormState | { readonly to: string }>,
): Promise<FormState> {
  return runAction(name, async () => {
    const { db, scope, role, user } = await requireAction(slug, permission);
    const words = ownWordsIn(await loadLocale());
    const editor = { userId: user.userId, role, now: new Date() };
    const result = await withTenant(db, scope, (tx) => work({ tx, scope, words, ...editor }));
    revalidatePath(`/w/${slug}`, "layout");
    if ("to" in result) redirect(result.to);
    return result;
  });
}

function noName({ o }: OwnWords): FormState {
  return refused(null, { name: o("refused.name", { n: DASHBOARD_LIMITS.name }) });
}
