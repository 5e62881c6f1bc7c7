import { loadInteractions } from "@/db/rollups/load-interactions";
import { storeInteractions } from "@/db/rollups/store-interactions";
import { undoInteractions } from "@/db/rollups/undo-interactions";
import { shortened } from "@/domain/imports/cell";
import type { ImportFaultCode } from "@/domain/imports/fault";
import type { FieldSpec } from "@/domain/imports/records/fields";
import type { InteractionFault } from "@/domain/service/check-events";
import { joinMetricEvents, type MetricContradiction } from "@/domain/service/join-metric-events";
import { type MetricEvent, readMetricEvent } from "@/domain/service/read-metric-event";
import type { LinedRow, RecordPurpose, StoredBatch } from "@/features/imports/records/record-purpose";

/** An event with the ticket that it is of. */
interface MetricRow {
  readonly ticket: string;
  readonly event: MetricEvent;
  /** Of a ticket that only these events tell of. */
  readonly channel: string;
}

const FIELDS: readonly FieldSpec[] = [
  { name: "ticket", kind: "column", required: true, names: [/^(ticket|ticketid|ticket (id|number|no))$/] },
  { name: "metric", kind: "column", required: true, names: [/^(metric|metric name)$/] },
  { name: "event", kind: "column", required: true, names: [/^(type|event|event type)$/] },
  { name: "instance", kind: "column", names: [/^instance( id)?$/] },
  {
    name: "time",
    kind: "date",
    required: true,
    names: [/^(time|event time|timestamp|occurred|created)( at)?( utc)?$/],
  },
  { name: "channelName", kind: "text", form: /^.{1,200}$/ },
];

const CONTRADICTION: Record<MetricContradiction, ImportFaultCode> = {
  opening: "metricOpening",
  reply: "metricReply",
  solution: "metricSolution",
};
const REFUSAL: Record<InteractionFault["kind"], ImportFaultCode> = {
  unknown: "interactionUnknown",
  future: "eventFuture",
  before_opening: "eventBeforeOpening",
};

/** Zendesk's ticket metric events: when the clocks of tickets began, paused and ended, moment by moment. */
export const metricEventsPurpose: RecordPurpose<MetricRow> = {
  id: "metric_events",
  fields: FIELDS,
  recognise(guess) {
    const { ticket, metric, event } = guess.columns;
    const all = ticket !== undefined && metric !== undefined && event !== undefined && guess.dates.time !== undefined;
    return all ? guess : null;
  },
  read(cells, { occurrence }) {
    const ticket = cells.text("ticket").slice(0, 200);
    const at = cells.date("time")?.instant ?? null;
    const word = (field: string) => cells.text(field).toLowerCase().replaceAll(" ", "_");
    if (ticket === "") cells.refuse("ticket", "idEmpty");
    if (at === null) cells.refuse("time", "dateEmpty", { cells: "" });
    if (ticket === "" || at === null) return null;
    const [metric, type] = [word("metric"), word("event")];
    const event = readMetricEvent({ metric, type, instance: cells.text("instance") || "1", at });
    const cell = shortened(`${metric} ${type}`);
    if (event === "unknown") cells.refuse("event", "metricUnknown", { cell });
    // There may be as many as there are tickets: each kind is told once.
    if (event === "idle" && occurrence(`idle ${cell}`) === 1) cells.refuse("event", "metricIdle", { cell });
    if (event === "unknown" || event === "idle") return null;
    return { ticket, event, channel: (cells.text("channelName") || "email").toLowerCase() };
  },
  key: () => null,
  twice: { field: "ticket", code: "interactionTwice" },
  async store(tx, scope, rows, writing) {
    const groups = [...grouped(rows)];
    const known = await loadInteractions(tx, scope, { externalIds: groups.map(([ticket]) => ticket) });
    const knownOf = new Map(known.map((one) => [one.row.externalId, one]));
    const joined = groups.map(([ticket, lines]) => {
      const before = knownOf.get(ticket);
      const events = lines.map(({ row }) => row.event);
      return {
        ticket,
        lines,
        before,
        ...joinMetricEvents(before ? +before.row.openedAt : null, before?.events ?? new Map(), events),
      };
    });
    const { refused } = await storeInteractions(
      tx,
      scope,
      joined.map(({ ticket, before, lines, events }) => ({
        externalId: ticket,
        ...(before ? {} : { channel: lines[0]?.row.channel ?? "email" }),
        events,
      })),
      writing,
    );
    const told: StoredBatch["told"][number][] = [];
    const refusals = new Map(refused.map(({ index, fault }) => [index, fault]));
    let stored = 0;
    for (const [index, { ticket, lines, fresh, told: contradictions }] of joined.entries()) {
      const cell = shortened(ticket);
      const refusal = refusals.get(index);
      if (refusal) {
        const code = REFUSAL[refusal.kind];
        told.push(
          ...lines.map(({ line }) => ({
            ...{ line, field: refusal.kind === "unknown" ? "ticket" : "time" },
            fault: { code, values: { cell } },
            rejected: true,
          })),
        );
        continue;
      }
      stored += fresh.size;
      for (const { index: place, kind, was, is, left } of contradictions)
        told.push({
          ...{ line: lines[place]?.line ?? 1, field: "time", rejected: left },
          fault: { code: CONTRADICTION[kind], values: { cell, was: moment(was), is: moment(is) } },
        });
    }
    return { stored, told };
  },
  undo: undoInteractions,
};

function grouped(rows: readonly LinedRow<MetricRow>[]): ReadonlyMap<string, LinedRow<MetricRow>[]> {
  const groups = new Map<string, LinedRow<MetricRow>[]>();
  for (const one of rows) {
    const own = groups.get(one.row.ticket);
    if (own) own.push(one);
    else groups.set(one.row.ticket, [one]);
  }
  return groups;
}

/** As the API writes instants, to the minute. */
function moment(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
