"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { v7 } from "uuid";
import { type Tx, withTenantAnew } from "@/db/client";
import { deleteSubscriptions } from "@/db/queries/customers/delete-subscriptions";
import { findCustomer, findCustomerByExternalId } from "@/db/queries/customers/find-customer";
import { findSpell, listSpells, type SpellRow } from "@/db/queries/customers/read-history";
import { upsertCustomers } from "@/db/queries/customers/upsert-customers";
import { upsertSubscriptions } from "@/db/queries/customers/upsert-subscriptions";
import type { WorkspaceScope } from "@/db/scope";
import { isDay } from "@/domain/calendar/day";
import { isLeavingReason } from "@/domain/customer/leaving-reason";
import { checkPerson } from "@/domain/customer/person";
import { checkSpell, type FieldFault, type Spell } from "@/domain/customer/spell";
import { readMoney } from "@/domain/imports/records/money";
import { erasePerson } from "@/features/customers/people/erase-person";
import { mergePerson } from "@/features/customers/people/merge-person";
import { readPersonForm } from "@/features/customers/people/read-person-form";
import { sayFault } from "@/features/customers/people/say-fault";
import { writeAudit } from "@/platform/audit";
import { done, type FormState, refused } from "@/platform/form-state";
import { notFound } from "@/platform/http/problem";
import { runAction } from "@/platform/http/run-action";
import { isUuid } from "@/platform/is-uuid";
import { requireAction } from "@/platform/session";

/** How a spell stood before it was changed by hand: given back, it stands so again; null: there was none. */
export interface SpellState extends FormState {
  readonly undo?: { readonly spellId: string; readonly before: Spell | null };
}

/** Adds a spell to a customer by hand, or changes one. */
export async function saveSpell(
  slug: string,
  customerId: string,
  _state: SpellState,
  form: FormData,
): Promise<SpellState> {
  return runAction("save-spell", async () => {
    const { db, scope } = await requireAction(slug, "customer.write");
    const t = await getTranslations("people.done");
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const result = await withTenantAnew(db, scope, async (tx) => {
      const person = isUuid(customerId) ? await findCustomer(tx, scope, customerId) : null;
      if (!person) throw notFound();
      const before = text("spell") === "" ? null : await ownSpell(tx, scope, customerId, text("spell"));
      const mrr = text("mrr") === "" ? null : (readMoney(text("mrr")) ?? Number.NaN);
      const reason = text("reason");
      const checked = checkSpell({
        externalId: before?.externalId ?? `hand:${v7()}`,
        customer: person.externalId,
        startDay: isDay(text("start")) ? text("start") : null,
        endDay: isDay(text("end")) ? text("end") : null,
        mrr,
        currency: text("currency").toUpperCase() || null,
        plan: text("plan") || null,
        reason: isLeavingReason(reason) ? reason : null,
        reasonNote: text("reasonNote") || null,
      });
      if (!checked.ok) return { faults: checked.faults };
      // A spell that was stored without an id gets one, so that it can be changed by it.
      if (before?.externalId === null) await deleteSubscriptions(tx, scope, [before.id]);
      await upsertSubscriptions(tx, scope, [checked.spell], { importId: null, now: new Date() });
      const { startDay: start, endDay: end } = checked.spell;
      await writeAudit(tx, scope, {
        action: before ? "customer.spell_changed" : "customer.spell_added",
        subject: customerId,
        ...(before ? { before: { start: before.startDay, end: before.endDay } } : {}),
        after: { start, end },
      });
      return { faults: [], spell: checked.spell, before };
    });
    if (result.faults.length > 0 || !result.spell) return refused(null, await sayFaults(result.faults));
    revalidatePath(`/w/${slug}/customers`, "layout");
    const before = result.before ? spellOf(result.before, result.spell.customer) : null;
    return {
      ...done(t(result.before ? "spellChanged" : "spellAdded")),
      undo: { spellId: result.spell.externalId, before },
    };
  });
}

/** Takes a spell away that was wrong; not for one that ended. */
export async function removeSpell(slug: string, customerId: string, spellId: string): Promise<SpellState> {
  return runAction("remove-spell", async () => {
    const { db, scope } = await requireAction(slug, "customer.write");
    const t = await getTranslations("people.done");
    const before = await withTenantAnew(db, scope, async (tx) => {
      const person = isUuid(customerId) ? await findCustomer(tx, scope, customerId) : null;
      if (!person) throw notFound();
      const row = await ownSpell(tx, scope, customerId, spellId);
      await deleteSubscriptions(tx, scope, [row.id]);
      const gone = { start: row.startDay, end: row.endDay };
      await writeAudit(tx, scope, { action: "customer.spell_removed", subject: customerId, before: gone });
      return spellOf(row, person.externalId);
    });
    revalidatePath(`/w/${slug}/customers`, "layout");
    return { ...done(t("spellRemoved")), undo: { spellId: before.externalId, before } };
  });
}

/** Takes the last change of a spell back. */
export async function undoSpell(
  slug: string,
  customerId: string,
  { spellId, before }: NonNullable<SpellState["undo"]>,
): Promise<FormState> {
  return runAction("undo-spell", async () => {
    const { db, scope } = await requireAction(slug, "customer.write");
    const t = await getTranslations("people.done");
    await withTenantAnew(db, scope, async (tx) => {
      const person = isUuid(customerId) ? await findCustomer(tx, scope, customerId) : null;
      if (!person) throw notFound();
      if (before === null) {
        const found = await findSpellOfCustomer(tx, scope, customerId, spellId);
        await deleteSubscriptions(tx, scope, [found.id]);
      } else {
        // What comes from a browser is checked again, and stays this customer's.
        const checked = checkSpell({ ...before, customer: person.externalId });
        if (!checked.ok) throw notFound();
        await upsertSubscriptions(tx, scope, [checked.spell], { importId: null, now: new Date() });
      }
      await writeAudit(tx, scope, { action: "customer.spell_undone", subject: customerId });
    });
    revalidatePath(`/w/${slug}/customers`, "layout");
    return done(t("undone"));
  });
}

/** Makes a customer known by hand, and shows them. */
export async function addPerson(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("add-person", async () => {
    const { db, scope } = await requireAction(slug, "customer.write");
    const input = readPersonForm(form, String(form.get("externalId") ?? "").trim());
    const faults = checkPerson(input);
    if (faults.length > 0) return refused(null, await sayFaults(faults));
    const made = await withTenantAnew(db, scope, async (tx) => {
      if (await findCustomerByExternalId(tx, scope, input.externalId)) return null;
      await upsertCustomers(tx, scope, [input], { importId: null, now: new Date() });
      const row = await findCustomerByExternalId(tx, scope, input.externalId);
      if (row) await writeAudit(tx, scope, { action: "customer.added", subject: row.id });
      return row;
    });
    if (made === null) return refused(null, { externalId: (await getTranslations("people"))("idTaken") });
    revalidatePath(`/w/${slug}/customers`, "layout");
    redirect(`/w/${slug}/customers/people/${made.id}`);
  });
}

const CHANGEABLE = ["kind", "name", "email", "locale", "attributes", "consent"] as const;

/** Changes what is known of a customer. */
export async function savePerson(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("save-person", async () => {
    const { db, scope } = await requireAction(slug, "customer.write");
    const faults = await withTenantAnew(db, scope, async (tx) => {
      const row = isUuid(id) ? await findCustomer(tx, scope, id) : null;
      if (!row) throw notFound();
      const input = readPersonForm(form, row.externalId);
      const found = checkPerson(input);
      if (found.length > 0) return found;
      await upsertCustomers(tx, scope, [input], { importId: null, now: new Date() });
      const after = await findCustomer(tx, scope, id);
      // Which fields, not their words: what is erased later would stand there for ever.
      const fields = CHANGEABLE.filter((field) => JSON.stringify(row[field]) !== JSON.stringify(after?.[field]));
      await writeAudit(tx, scope, { action: "customer.changed", subject: id, after: { fields } });
      return [];
    });
    if (faults.length > 0) return refused(null, await sayFaults(faults));
    revalidatePath(`/w/${slug}/customers`, "layout");
    return done((await getTranslations("people.done"))("saved"));
  });
}

/** Makes another customer of the same address this one, for good. */
export async function merge(slug: string, id: string, other: string): Promise<FormState> {
  return runAction("merge-person", async () => {
    const { db, scope } = await requireAction(slug, "customer.erase");
    if (!isUuid(id) || !isUuid(other)) throw notFound();
    await withTenantAnew(db, scope, (tx) => mergePerson(tx, scope, id, other));
    revalidatePath(`/w/${slug}/customers`, "layout");
    return done((await getTranslations("people.done"))("merged"));
  });
}

/** Erases a customer for good, after their id was typed. */
export async function erase(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("erase-person", async () => {
    const { db, scope } = await requireAction(slug, "customer.erase");
    const t = await getTranslations("people.erase");
    const wrong = await withTenantAnew(db, scope, async (tx) => {
      const row = isUuid(id) ? await findCustomer(tx, scope, id) : null;
      if (!row) throw notFound();
      if (String(form.get("word") ?? "").trim() !== row.externalId) return true;
      await erasePerson(tx, scope, id);
      return false;
    });
    if (wrong) return refused(null, { word: t("mistyped") });
    revalidatePath(`/w/${slug}/customers`, "layout");
    redirect(`/w/${slug}/customers/people`);
  });
}

async function ownSpell(tx: Tx, scope: WorkspaceScope, customerId: string, spellId: string): Promise<SpellRow> {
  const row = isUuid(spellId) ? await findSpell(tx, scope, spellId) : null;
  if (row?.customerId !== customerId) throw notFound();
  return row;
}

async function findSpellOfCustomer(tx: Tx, scope: WorkspaceScope, customerId: string, externalId: string) {
  const found = (await listSpells(tx, scope, customerId)).find((one) => one.externalId === externalId);
  if (!found) throw notFound();
  return found;
}

function spellOf(row: SpellRow, customer: string): Spell {
  const { startDay, endDay, mrr, currency, plan, reasonNote } = row;
  const reason = row.reason !== null && isLeavingReason(row.reason) ? row.reason : null;
  return { externalId: row.externalId ?? row.id, customer, startDay, endDay, mrr, currency, plan, reason, reasonNote };
}

/** Faults by the names of a form's fields, in the reader's language. */
async function sayFaults(faults: readonly FieldFault[]): Promise<Record<string, string>> {
  const t = await getTranslations("imports");
  return Object.fromEntries(faults.map((one) => [one.field.split(".")[0] ?? one.field, sayFault(t, one)]));
}
