import type { ToldEvent, ToldInteraction } from "@/db/rollups/store-interactions";
import type { InteractionEventKind } from "@/domain/service/interaction-event";
import { customerName } from "./customer-names";
import type { CastInteraction } from "./plan-company";
import type { Random } from "./random";

const HOUR = 3_600;
const DAY = 86_400;
/** Not answered about: so many e-mails of the last days wait for something else, and so many take until another day. */
const STUCK = 0.12;
const STUCK_DAYS = 12;
const ANOTHER_DAY = 0.4;
const CALLED_BACK = 0.12;
/** Of older ones the helpdesk kept only who answered, who solved, and what came back. */
const WHOLE_DAYS = 274;

interface Said {
  readonly kind: InteractionEventKind;
  /** Seconds after the opening. */
  readonly after: number;
  readonly actor: string | null;
  readonly detail?: string;
}

/**
 * An interaction as its helpdesk would tell it, with all events until now. Who answered about it was told that it is solved
 * before; of others the solution may take days, or has not come.
 */
export function tellInteraction(random: Random, one: CastInteraction, openedAt: Date, now: Date): ToldInteraction {
  const events = saidOf(random, one)
    .map(({ kind, after, actor, detail }, place): ToldEvent => {
      const at = openedAt.getTime() + after * 1_000;
      return { externalId: String(place + 1), kind, at, actor, isPublic: true, detail: detail ?? null };
    })
    .filter(({ at }) => at <= now.getTime());
  const { externalId, channel, team, priority, subject } = one;
  const agent = one.handedTo !== null && events.some(({ kind }) => kind === "assigned") ? one.handedTo : one.agent;
  return {
    externalId,
    customer: customerName(one.customer),
    channel,
    agent,
    team,
    priority,
    subject,
    openedAt,
    events,
  };
}

function saidOf(random: Random, one: CastInteraction): Said[] {
  const { agent, wait, answers, handedTo } = one;
  const solver = handedTo ?? agent;
  const said: Said[] = [];
  let after = wait;
  const say = (kind: InteractionEventKind, seconds: number, actor: string | null, detail?: string) => {
    after += seconds;
    said.push({ kind, after, actor, ...(detail === undefined ? {} : { detail }) });
  };
  const whole = one.daysAgo <= WHOLE_DAYS;
  if (whole && one.channel === "chat" && random.next() < 0.7) said.push({ kind: "bot_replied", after: 2, actor: null });
  say("agent_replied", 0, agent);
  if (handedTo !== null) say("assigned", 60 + random.below(120), agent, handedTo);
  const free = answers.length === 0;
  if (!whole) {
    say("resolved", 300 + random.below(1_500), solver);
  } else if (one.channel === "chat") {
    say("customer_replied", 30 + random.below(150), null);
    say("agent_replied", 20 + random.below(200), solver);
    say("resolved", 60 + random.below(600), solver);
  } else if (one.channel === "phone") {
    if (free && random.next() < CALLED_BACK) {
      say("pending", 240 + random.below(500), solver);
      after = untilMorning(one.second, after, 1) + random.below(4 * HOUR);
      say("agent_replied", 0, solver);
      say("resolved", 300, solver);
    } else say("resolved", 180 + random.below(900), solver);
  } else if (free && one.daysAgo <= STUCK_DAYS && random.next() < STUCK) {
    say(random.pick(["pending", "on_hold"]), 300 + random.below(900), solver);
  } else if (free && random.next() < ANOTHER_DAY) {
    say("customer_replied", 2 * HOUR + random.below(HOUR), null);
    after = untilMorning(one.second, after, 1 + random.below(2)) + random.below(6 * HOUR);
    say("agent_replied", 0, solver);
    say("resolved", 900 + random.below(2 * HOUR), solver);
  } else say("resolved", 300 + random.below(1_500), solver);
  if (one.reopened) {
    after = untilMorning(one.second, after, 1) + random.below(4 * HOUR);
    say("reopened", 0, null);
    say("agent_replied", 600 + random.below(2 * HOUR), solver);
    say("resolved", 300 + random.below(HOUR), solver);
  }
  return said;
}

/** Seconds after an opening at this second of its day until nine in the morning, so many days after `after`. */
function untilMorning(second: number, after: number, days: number): number {
  return (Math.floor((second + after) / DAY) + days) * DAY + 9 * HOUR - second;
}
