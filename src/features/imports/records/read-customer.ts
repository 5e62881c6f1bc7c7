import type { RowCells } from "@/domain/imports/records/read-cells";

const LONGEST = 256;

/** Whose row it is: the external id; null (and told) where there is none that fits. */
export function readCustomer(cells: RowCells): string | null {
  const id = cells.text("customer");
  if (id !== "" && id.length <= LONGEST) return id;
  cells.refuse("customer", id === "" ? "customerEmpty" : "customerRefused", { max: LONGEST });
  return null;
}
