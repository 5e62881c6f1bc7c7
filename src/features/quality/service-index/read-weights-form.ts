import { areWeights, INDEX_PARTS, type IndexPart, type IndexWeights } from "@/domain/metrics/service-index";

/** Reads the weights of the index as its form sends them, with the version they were changed from. */
export function readWeightsForm(
  form: FormData,
):
  | { readonly weights: IndexWeights; readonly from: number }
  | { readonly wrong: readonly IndexPart[] }
  | { readonly sum: number } {
  const read = (name: string) => {
    const text = String(form.get(name) ?? "").trim();
    return /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  };
  const wrong = INDEX_PARTS.filter((part) => !(read(part) <= 100));
  if (wrong.length > 0) return { wrong };
  const weights = {
    ...{ reviews: read("reviews"), customers: read("customers"), csat: read("csat"), promises: read("promises") },
  };
  if (!areWeights(weights)) return { sum: INDEX_PARTS.reduce((sum, part) => sum + weights[part], 0) };
  const from = Number(form.get("from"));
  return { weights, from: Number.isInteger(from) && from >= 0 ? from : -1 };
}
