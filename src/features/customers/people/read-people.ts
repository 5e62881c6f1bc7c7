import type { Tx } from "@/db/client";
import {
  type CustomersQuery,
  countClaimed,
  countGroup,
  hasCustomers,
  listCustomers,
} from "@/db/queries/customers/list-customers";
import { listStayDimensions } from "@/db/queries/staying/list-stay-dimensions";
import { PAGE_PATIENCE, type PagePatience, readParts } from "@/db/queries/with-patience";
import { readTogether } from "@/db/read-together";
import type { WorkspaceScope } from "@/db/scope";
import { askPeople } from "@/features/customers/people/ask-people";
import type { PeopleQuery } from "@/features/customers/people/input";

export const PEOPLE_A_PAGE = 50;
/** Names that links claim are counted so far: anybody may have made them up. */
export const MOST_CLAIMED = 1_000;

interface PeoplePage {
  readonly after: CustomersQuery["after"];
  readonly today: string;
  readonly patience?: PagePatience;
}

/** The page of the list, with who they are together where they are a group; `slow` names what took too long. */
export async function readPeople(
  tx: Tx,
  scope: WorkspaceScope,
  query: PeopleQuery,
  { after, today, patience = PAGE_PATIENCE }: PeoplePage,
) {
  const { part, slow } = readParts<"rows" | "count">(tx, patience);
  const [asked, known, claimed, dimensions] = await readTogether(tx, [
    () => askPeople(tx, scope, query, today),
    () => hasCustomers(tx, scope),
    () => countClaimed(tx, scope, MOST_CLAIMED),
    () => listStayDimensions(tx, scope),
  ]);
  const { group } = asked;
  return {
    ...{ asked, known, claimed, slow },
    plans: dimensions.find(({ name }) => name === "plan")?.values ?? [],
    found: await part("rows", (inner) => listCustomers(inner, scope, { ...asked, after, limit: PEOPLE_A_PAGE + 1 })),
    counted: group && (await part("count", (inner) => countGroup(inner, scope, group))),
  };
}
