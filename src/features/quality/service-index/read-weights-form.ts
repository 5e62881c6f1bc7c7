import { areWeights, INDEX_PARTS, type IndexPart, type IndexWeights } from "@/domain/metrics/service-index";
import { readWholeNumber } from "@/domain/typed/read-number";

/** Reads the weights of the index as its form sends them, with the version they were changed from. */
export function readWeightsForm(
  form: FormData,
):
  | { readonly weights: IndexWeights; readonly from: number }
  | { readonly wrong: readonly IndexPart[] }
  | { readonly sum: number } {
  const read = (name: string) => {
    const weight = readWholeNumber(String(form.get(name) ?? "")) ?? Number.NaN;
    return weight >= 0 ? weight : Number.NaN;
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
