import { currencyFaults, type FieldFault, idFaults, moneyFaults } from "@/domain/customer/spell";

/** Something bought without a contract. */
export interface PurchaseInput {
  /** The shop's id of it; the same again changes it. */
  readonly externalId: string;
  /** The customer's external id. */
  readonly customer: string;
  /** The workspace's local day; null or "" where nobody said it. */
  readonly day: string | null;
  /** Hundredths of the currency. */
  readonly amount?: number | null;
  readonly currency?: string | null;
  readonly quantity?: number | null;
}

/** A purchase that may be stored. */
export interface Purchase extends PurchaseInput {
  readonly day: string;
}

const MOST_OF_ONE = 1_000_000_000;

/**
 * The rules of a purchase. Refused: no day, a day to come (nobody has bought yet), money below nothing (what was given back
 * is no purchase), a number of things that is none.
 */
export function checkPurchase(
  input: PurchaseInput,
  today: string,
): { readonly ok: true; readonly purchase: Purchase } | { readonly ok: false; readonly faults: readonly FieldFault[] } {
  const { day, quantity } = input;
  const faults: FieldFault[] = [
    ...idFaults("externalId", input.externalId),
    ...idFaults("customer", input.customer),
    ...moneyFaults("amount", input.amount),
    ...currencyFaults(input.currency),
  ];
  if (day === null || day === "") faults.push({ field: "day", fault: { code: "dayMissing" } });
  else if (day > today) faults.push({ field: "day", fault: { code: "dayToCome", values: { day } } });
  if (quantity != null && !(Number.isInteger(quantity) && quantity > 0 && quantity <= MOST_OF_ONE))
    faults.push({ field: "quantity", fault: { code: "quantityUnfit", values: { cell: quantity } } });
  if (faults.length > 0 || day === null) return { ok: false, faults };
  return { ok: true, purchase: { ...input, day } };
}
