import type { InteractionEvent } from "@/domain/service/interaction-event";

/** A line of a helpdesk's metric events: a clock of a ticket that began, paused or ended. */
export interface MetricLine {
  /** `reply_time`, `requester_wait_time`, … */
  readonly metric: string;
  /** `activate`, `pause`, `fulfill`, … */
  readonly type: string;
  /** Which run of that clock: each message that is to be answered begins another. */
  readonly instance: string;
  readonly at: Date;
}

/** What it tells, with a name that is the same whenever it is sent, and whichever clock says it. */
export type MetricEvent = InteractionEvent & { readonly name: string };

/** Begins every name of an event that came from metric events. */
export const METRIC_EVENT = "metric:";

const CLOCKS = new Set([
  "reply_time",
  "requester_wait_time",
  "agent_work_time",
  "resolution_time",
  "pausable_update_time",
  "periodic_update_time",
]);
const TYPES = new Set(["activate", "pause", "fulfill", "apply_sla", "apply_group_sla", "breach", "update_status"]);

/**
 * What a metric event says happened: a clock of replies begins with the customer's message (its first is the opening) and
 * ends with a public reply; the clocks of waiting and working pause while the ticket is pending or on hold, run on when it
 * is open again, and end when it is solved. `idle`: nothing happened (promises are judged here, by the workspace's own
 * policies). `unknown`: no such clock or type. Source: Zendesk, ticket metric event types.
 */
export function readMetricEvent({ metric, type, instance, at }: MetricLine): MetricEvent | "idle" | "unknown" {
  if (!CLOCKS.has(metric) || !TYPES.has(type)) return "unknown";
  const event = (name: string, kind: InteractionEvent["kind"]): MetricEvent => ({
    name: `${METRIC_EVENT}${name}`,
    kind,
    at: at.getTime(),
    actor: null,
    isPublic: true,
    detail: null,
  });
  const moment = at.toISOString();
  if (metric === "reply_time") {
    if (type === "activate")
      return instance === "1" ? event("opened", "opened") : event(`reply:${instance}:asked`, "customer_replied");
    return type === "fulfill" ? event(`reply:${instance}:given`, "agent_replied") : "idle";
  }
  if (type === "fulfill" && metric !== "pausable_update_time" && metric !== "periodic_update_time")
    return event(`solved:${moment}`, "resolved");
  if (metric !== "requester_wait_time" && metric !== "agent_work_time") return "idle";
  if (type === "activate") return event(`open:${moment}`, "open");
  // The customer waits while it is on hold: then only the team's clock pauses.
  if (type === "pause") return event(`pause:${moment}`, metric === "agent_work_time" ? "on_hold" : "pending");
  return "idle";
}
