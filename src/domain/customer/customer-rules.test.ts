import { expect, test } from "vitest";
import { readLeavingReason } from "@/domain/customer/leaving-reason";
import { checkPerson } from "@/domain/customer/person";
import { checkPurchase } from "@/domain/customer/purchase";
import { checkSpell, type SpellInput } from "@/domain/customer/spell";

const SPELL: SpellInput = { externalId: "s1", customer: "ann", startDay: "2026-01-10" };

function spellFaults(change: Partial<SpellInput>): string[] {
  const checked = checkSpell({ ...SPELL, ...change });
  return checked.ok
    ? checked.notes.map(({ field, fault }) => `kept ${field} ${fault.code}`)
    : checked.faults.map(({ field, fault }) => `${field} ${fault.code}`);
}

test("a spell without a start is refused", () => {
  expect(spellFaults({ startDay: null })).toEqual(["start spellNoStart"]);
  expect(spellFaults({ startDay: "" })).toEqual(["start spellNoStart"]);
});

test("a spell that ends before it starts is refused, with both days", () => {
  const checked = checkSpell({ ...SPELL, endDay: "2026-01-09" });
  expect(checked).toMatchObject({
    ok: false,
    faults: [{ field: "end", fault: { code: "spellEndsFirst", values: { start: "2026-01-10", end: "2026-01-09" } } }],
  });
});

test("a spell of no days is kept and told", () => {
  expect(spellFaults({ endDay: "2026-01-10" })).toEqual(["kept end spellNoDays"]);
  expect(spellFaults({ endDay: "2026-01-11" })).toEqual([]);
  expect(spellFaults({ endDay: null })).toEqual([]);
});

test("money below nothing, fractions of a hundredth, other currencies and long texts are refused by field", () => {
  expect(spellFaults({ mrr: -1 })).toEqual(["mrr moneyNegative"]);
  expect(spellFaults({ mrr: 0.5 })).toEqual(["mrr moneyUnreadable"]);
  expect(spellFaults({ mrr: 0, currency: "EUR" })).toEqual([]);
  expect(spellFaults({ currency: "eur" })).toEqual(["currency currencyUnfit"]);
  expect(spellFaults({ plan: "x".repeat(101), customer: " ", externalId: "\u0000" })).toEqual([
    "externalId textCharacters",
    "customer idMissing",
    "plan textLong",
  ]);
});

test("a reason is a code of the list, words that mean one, or other with its words; unknown says nothing", () => {
  const said = (text: string) => readLeavingReason(text);
  expect(said("poor_service")).toEqual({ reason: "poor_service", note: null });
  expect(said("support")).toEqual({ reason: "poor_service", note: null });
  expect(said("Pricing")).toEqual({ reason: "too_expensive", note: null });
  expect(said("missing_features")).toEqual({ reason: "missing_capability", note: null });
  expect(said("Did not feel valued")).toEqual({ reason: "unappreciated", note: null });
  expect(said("Moved to Mars")).toEqual({ reason: "competitor", note: null });
  expect(said("The dog ate it")).toEqual({ reason: "other", note: "The dog ate it" });
  expect(said("unknown")).toBeNull();
  expect(said(" ")).toBeNull();
});

test("a purchase needs a day that has come, money from 0 and a whole number of things", () => {
  const faults = (change: object) => {
    const given = { externalId: "p1", customer: "ann", day: "2026-06-01", ...change };
    const checked = checkPurchase(given, "2026-06-01");
    return checked.ok ? [] : checked.faults.map(({ field, fault }) => `${field} ${fault.code}`);
  };
  expect(faults({})).toEqual([]);
  expect(faults({ day: null })).toEqual(["day dayMissing"]);
  expect(faults({ day: "2026-06-02" })).toEqual(["day dayToCome"]);
  expect(faults({ amount: -5, quantity: 0 })).toEqual(["amount moneyNegative", "quantity quantityUnfit"]);
});

test("a customer's record: addresses, languages, attributes and accounts have to fit", () => {
  const faults = (change: object) =>
    checkPerson({ externalId: "ann", ...change }).map(({ field, fault }) => `${field} ${fault.code}`);
  expect(faults({ name: "Ann", email: "ann@example.com", locale: "pt-BR", attributes: { channel: "web" } })).toEqual(
    [],
  );
  expect(faults({ email: "", locale: null, name: null })).toEqual([]);
  expect(faults({ email: "ann at example" })).toEqual(["email emailUnfit"]);
  expect(faults({ locale: "in English" })).toEqual(["locale localeUnknown"]);
  expect(faults({ attributes: { " ": "x" } })).toEqual(["attributes.  attributeUnfit"]);
  expect(faults({ accounts: ["ann"] })).toEqual(["accounts.0 accountSelf"]);
  expect(faults({ kind: "account", accounts: ["acme"] })).toEqual(["accounts accountOfAccount"]);
});
