import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import { type AgentNames, agentNames } from "@/db/queries/quality/agent-names";
import type { WorkspaceScope } from "@/db/scope";

type Read<Input, More extends unknown[]> = (
  tx: Tx,
  scope: WorkspaceScope,
  request: OperationRequest,
  ...more: More
) => Promise<OperationCell<Input>[]>;

/** What no agent is called. */
const NOBODY = "\u0001";
const AGENT = "agent";

/**
 * A reader of numbers before which agents are called as whoever reads may call them: filters take what is shown, groups
 * come with it. Jobs ask by the name that is stored too, as what they print goes through `agentNames` again.
 */
export function hidingAgents<Input, More extends unknown[]>(read: Read<Input, More>): Read<Input, More> {
  return async (tx, scope, request, ...more) => {
    if (request.by !== AGENT && !request.filter.some(({ dimension }) => dimension === AGENT))
      return read(tx, scope, request, ...more);
    const names = await agentNames(tx, scope);
    const filter = [];
    for (const one of request.filter) {
      const real = one.dimension === AGENT && one.value !== "" ? await realName(scope, names, one.value) : one.value;
      filter.push({ ...one, value: real });
    }
    const cells = await read(tx, scope, { ...request, filter }, ...more);
    if (request.by !== AGENT) return cells;
    return cells.map((cell) => (cell.group ? { ...cell, group: names.show(cell.group) } : cell));
  };
}

async function realName({ actor }: WorkspaceScope, names: AgentNames, shown: string): Promise<string> {
  return (await names.find(shown)) ?? (actor.kind === "job" ? shown : NOBODY);
}

/** Whom a goal or an initiative is about, as two columns. */
interface Segmented {
  readonly segmentName?: string | null | undefined;
  readonly segmentValue?: string | null | undefined;
}

/** Rows as whoever reads them may: an agent they are about is called by what is shown. */
export async function showSegments<Row extends Segmented>(
  tx: Tx,
  scope: WorkspaceScope,
  rows: readonly Row[],
): Promise<Row[]> {
  if (!rows.some(({ segmentName }) => segmentName === AGENT)) return [...rows];
  const { show } = await agentNames(tx, scope);
  return rows.map((row) =>
    row.segmentName === AGENT && row.segmentValue ? { ...row, segmentValue: show(row.segmentValue) } : row,
  );
}

/** The same the other way: what is stored is the name, whoever chose the agent by a code. */
export async function storedSegment<Row extends Segmented>(tx: Tx, scope: WorkspaceScope, row: Row): Promise<Row> {
  if (row.segmentName !== AGENT || !row.segmentValue) return row;
  const found = await (await agentNames(tx, scope)).find(row.segmentValue);
  return found === null ? row : { ...row, segmentValue: found };
}

/** What a link said of who answers, with its agent as the reader may call them. */
export function showAgentOf<Said extends { readonly agent?: string | undefined }>(
  identity: Said | null,
  { show }: AgentNames,
): Said | null {
  return identity?.agent ? { ...identity, agent: show(identity.agent) } : identity;
}
