import { FilterChip } from "@/ui/filter-chip";
import { ScopeChoices } from "@/ui/shell/scope-choices";
import { ScopeValue } from "@/ui/shell/scope-value";

/** The filters of a scope sentence, each taken away by a press, and the attributes to filter by. */
export function ScopeFilters({
  chips,
  choices,
  name,
  add,
}: {
  chips: readonly { readonly text: string; readonly href: string }[];
  choices: readonly {
    readonly name: string;
    readonly choices: readonly { readonly href: string; readonly label: string; readonly current?: boolean }[];
  }[];
  /** What the list of attributes is called aloud, and what its button says. */
  name: string;
  add: string;
}) {
  return (
    <>
      {chips.map((chip) => (
        <FilterChip key={chip.text} href={chip.href}>
          {chip.text}
        </FilterChip>
      ))}
      {choices.length === 0 ? null : (
        <span className="print:hidden">
          <ScopeValue name={name} value={add}>
            <div className="flex flex-col gap-2">
              {choices.map((dimension, place) => (
                <details key={dimension.name} open={place === 0 || dimension.choices.some((one) => one.current)}>
                  <summary className="min-h-6 font-medium">
                    <bdi>{dimension.name}</bdi>
                  </summary>
                  <div className="mt-1 max-h-60 overflow-y-auto p-1.5">
                    <ScopeChoices choices={dimension.choices} />
                  </div>
                </details>
              ))}
            </div>
          </ScopeValue>
        </span>
      )}
    </>
  );
}
