import type { AgentNames } from "@/db/queries/quality/agent-names";

interface Filtered {
  readonly filter: readonly { readonly dimension: string; readonly value: string }[];
}

/** What no agent is called. */
const NOBODY = "\u0001";

/** Agents are filtered by what the reader sees of them; a code nobody has finds nothing. */
export async function withRealAgents<Query extends Filtered>(query: Query, names: AgentNames): Promise<Query> {
  const filter = [];
  for (const one of query.filter) {
    const real = one.dimension === "agent" && one.value !== "" ? await names.find(one.value) : one.value;
    filter.push({ ...one, value: real ?? NOBODY });
  }
  return { ...query, filter };
}
