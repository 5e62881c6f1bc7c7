import { all } from "@/features/respond/script/dom";

/**
 * What a change of one field means for its neighbours: an answer that stands alone unticks the rest, words for "other"
 * choose it, a place in a ranking is given once (the other line takes the one place that is left, or none).
 */
export function onChange(field: HTMLInputElement): void {
  const { form, name, value } = field;
  if (!form || !value) return;
  const named = (other: string) => all<HTMLInputElement>(`[name="${other}"]`, form);
  if (field.checked)
    for (const other of named(name))
      if (other !== field && ("x" in field.dataset || "x" in other.dataset)) other.checked = false;
  for (const other of named(name.replace(".!other", "")))
    if (other.value === "!other" && other.name !== name) other.checked = true;
  for (const skip of named(`${name}.!na`)) skip.checked = false;
  const places = all<HTMLSelectElement>(".rk select", field.closest("fieldset") || form);
  if (places.every((one) => one !== (field as Element))) return;
  for (const other of places)
    if (other.name !== name && other.value === value) {
      other.value = "";
      const left = Array.from(other.options, (one) => one.value).filter((one) =>
        places.every((two) => two.value !== one),
      );
      if (left.length === 1) other.value = left[0] || "";
    }
}
