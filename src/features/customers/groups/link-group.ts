import { groupHref, type NamedGroup } from "@/features/customers/groups/group-address";

/** Where the customers behind a count are listed; null where nobody is, or for who may not read single people. */
export function linkGroup(
  group: NamedGroup,
  count: number,
  { home, mayRead }: { readonly home: string; readonly mayRead: boolean },
): string | null {
  return mayRead && count > 0 ? groupHref(home, group) : null;
}
