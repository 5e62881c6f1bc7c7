import { listMetricNames } from "@/db/queries/service/list-metric-names";
import { storeInteractions, type ToldEvent } from "@/db/rollups/store-interactions";
import { undoInteractions } from "@/db/rollups/undo-interactions";
import { shortened } from "@/domain/imports/cell";
import type { FieldSpec } from "@/domain/imports/records/fields";
import type { RowCells } from "@/domain/imports/records/read-cells";
import type { InteractionFault } from "@/domain/service/check-events";
import { supersededBy } from "@/domain/service/join-metric-events";
import {
  type DurationUnit,
  eventsOfTicket,
  readDuration,
  readTicketState,
  type Ticket,
} from "@/domain/service/read-ticket";
import { CUSTOMER_NAMES } from "@/features/imports/records/customer-purpose";
import type { RecordPurpose } from "@/features/imports/records/record-purpose";

const FIELDS: readonly FieldSpec[] = [
  {
    name: "id",
    kind: "column",
    required: true,
    names: [/^(ticket|conversation|case|chat|call|issue|interaction) ?(id|number|no|key)$/, /^(id|number|display id)$/],
  },
  {
    name: "opened",
    kind: "date",
    required: true,
    names: [
      /^(submitted|opened|created|started|initiated|received)( at| on| date| time)?( utc)?$/,
      /^(requested|conversation started)( at)?$/,
    ],
  },
  {
    name: "customer",
    kind: "column",
    names: [
      /^(requester|requester id|contact id|contact|user id|sender id)$/,
      ...CUSTOMER_NAMES.filter((one) => !one.test("id")),
    ],
  },
  { name: "channel", kind: "column", names: [/^(channel|via|source|inbox|inbox name|channel type|via channel)$/] },
  { name: "channelName", kind: "text", form: /^.{1,200}$/ },
  { name: "subject", kind: "column", names: [/^(subject|title|topic)$/] },
  {
    name: "agent",
    kind: "column",
    names: [/^(assignee|assignee name|agent|agent name|teammate|teammate assigned|owner|assigned to)$/],
  },
  { name: "team", kind: "column", names: [/^(team|group|group name|team name|department|team assigned)$/] },
  { name: "priority", kind: "column", names: [/^priority$/] },
  { name: "state", kind: "column", names: [/^(status|state|conversation status|ticket status)$/] },
  {
    name: "firstResponse",
    kind: "column",
    names: [
      /^(first (response|reply)( time)?|reply time|time to first response|frt)( in)?( \(?calendar\)?)?( ?\(?(minutes|mins?|seconds|secs?|hours|hrs?)\)?)?$/,
    ],
  },
  { name: "firstResponseUnit", kind: "choice", values: ["minutes", "hours", "seconds"] },
  {
    name: "firstResponseAt",
    kind: "date",
    names: [/^(first (response|reply)|initially (responded|assigned)|first replied)( at| date)$/],
  },
  {
    name: "solved",
    kind: "date",
    names: [/^(solved|resolved|closed|completed|last closed)( at| on| date| time)?( utc)?$/],
  },
  {
    name: "resolution",
    kind: "column",
    names: [
      /^(full |total )?(resolution|time to (resolve|close))( time)?( in)?( (minutes|mins?|hours|hrs?|seconds|secs?))?$/,
    ],
  },
  { name: "resolutionUnit", kind: "choice", values: ["hours", "minutes", "seconds"] },
  { name: "attributes", kind: "columns" },
];

/** Tickets, chats and calls, one row each, as helpdesks export them: Zendesk, Chatwoot, Intercom, or own columns. */
export const ticketsPurpose: RecordPurpose<Ticket> = {
  id: "tickets",
  fields: FIELDS,
  recognise(guess) {
    const { columns, dates } = guess;
    const tells = columns.firstResponse ?? columns.state ?? columns.priority ?? columns.agent ?? dates.solved;
    return columns.id !== undefined && dates.opened !== undefined && tells !== undefined && dates.solved !== undefined
      ? guess
      : null;
  },
  read(cells) {
    const opened = cells.date("opened")?.instant ?? null;
    const id = cells.text("id").slice(0, 200);
    if (id === "") cells.refuse("id", "idEmpty");
    if (opened === null) cells.refuse("opened", "dateEmpty", { cells: "" });
    if (id === "" || opened === null) return null;
    const solution = readDuration(cells.text("resolution"), unitOf(cells.text("resolutionUnit"), "hours"));
    const label = (field: string) => cells.text(field).slice(0, 200) || null;
    const ticket: Ticket = {
      ...{
        externalId: id,
        openedAt: opened,
        customer: label("customer"),
        subject: cells.text("subject").slice(0, 500),
      },
      channel: (cells.text("channel") || cells.text("channelName") || "email").slice(0, 200).toLowerCase(),
      ...{ agent: label("agent"), team: label("team"), priority: label("priority")?.toLowerCase() ?? null },
      state: readTicketState(cells.text("state")),
      firstResponseSeconds: readDuration(
        cells.text("firstResponse"),
        unitOf(cells.text("firstResponseUnit"), "minutes"),
      ),
      firstResponseAt: cells.date("firstResponseAt")?.instant ?? null,
      // What took so long is surer than a day without a time.
      solvedAt:
        solution === null ? (cells.date("solved")?.instant ?? null) : new Date(opened.getTime() + solution * 1_000),
      attributes: cells.attributes(),
    };
    tellReplyAfterSolution(cells, ticket);
    if (LEFT_OUT.has(ticket.state)) cells.say("state", "interactionLeftOut", { cell: shortened(cells.text("state")) });
    return ticket;
  },
  key: ({ externalId }) => externalId,
  twice: { field: "id", code: "interactionTwice" },
  async store(tx, scope, rows, writing) {
    const metered = await listMetricNames(
      tx,
      scope,
      rows.map(({ row }) => row.externalId),
    );
    const told = rows.map(({ row }) => {
      const { externalId, openedAt, customer, subject, channel, agent, team, priority, attributes } = row;
      // What its own metric events tell moment by moment, its line in a file of tickets only sums up.
      const finer = supersededBy(metered.get(externalId) ?? []);
      const events = eventsOfTicket(row)
        .map((event): ToldEvent => ({ ...event, externalId: `import:${event.name}` }))
        .filter((event) => stays(event) || !finer.has(event.externalId ?? ""));
      return { externalId, openedAt, customer, subject, channel, agent, team, priority, attributes, events };
    });
    const { made, changed, refused } = await storeInteractions(tx, scope, told, writing);
    return {
      stored: made + changed,
      told: refused.flatMap(({ index, fault }) => {
        const line = rows[index]?.line;
        return line === undefined
          ? []
          : [{ line, field: fieldOf(fault), fault: { code: codeOf(fault), values: {} }, rejected: true }];
      }),
    };
  },
  undo: undoInteractions,
};

/** Two times of one row that cannot both be: told, and kept as the file says them. */
function tellReplyAfterSolution(cells: RowCells, ticket: Ticket): void {
  const opened = ticket.openedAt.getTime();
  const replied = ticket.firstResponseAt
    ? +ticket.firstResponseAt - opened
    : 1_000 * (ticket.firstResponseSeconds ?? 0);
  const solved = ticket.solvedAt ? +ticket.solvedAt - opened : null;
  if (solved === null || replied <= solved) return;
  const [minutesToReply, minutesToSolve] = [Math.round(replied / 60_000), Math.round(solved / 60_000)];
  cells.say("firstResponse", "replyAfterSolution", { replied: minutesToReply, solved: minutesToSolve });
}

/** States that leave an interaction out of every number. */
const LEFT_OUT: ReadonlySet<string | null> = new Set(["deleted", "spam", "merged"]);

function stays({ kind }: ToldEvent): boolean {
  return LEFT_OUT.has(kind);
}

function unitOf(said: string, usual: DurationUnit): DurationUnit {
  return said === "hours" || said === "seconds" || said === "minutes" ? said : usual;
}

function fieldOf({ event }: InteractionFault): string {
  return event === null ? "opened" : "solved";
}

function codeOf({ kind }: InteractionFault): "eventFuture" | "eventBeforeOpening" {
  return kind === "future" ? "eventFuture" : "eventBeforeOpening";
}
