import { FOLLOW_UP_TABS, type FollowUpFilter } from "@/db/queries/follow-ups/follow-up-filter";
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from "@/db/schema/follow-up";
import { CAUSES, type Cause } from "@/domain/follow-up/causes";
import type { FollowUpState } from "@/domain/follow-up/move-state";
import { isUuid } from "@/platform/is-uuid";

/** The board as its address says it. */
export interface BoardQuery {
  /** A tab, or what the count of open ones opens to. */
  readonly tab: FollowUpFilter["tab"];
  readonly owner: string | null;
  readonly kind: string | null;
  readonly survey: string | null;
  readonly state: FollowUpState | null;
  readonly search: string | null;
  /** A cause that was noted, of the days whose numbers stand above the list. */
  readonly cause: Cause | null;
  /** Of how many days those numbers are. */
  readonly days: NumberDays;
  /** The follow-up that is open beside the list. */
  readonly open: string | null;
  readonly cursor: string | null;
}

/** Numbers are of follow-ups that opened within so many days. */
export const NUMBER_DAYS = [30, 90, 365] as const;
type NumberDays = (typeof NUMBER_DAYS)[number];
export const USUAL_DAYS = 90;

type Raw = Readonly<Record<string, string | readonly string[] | undefined>>;
const LONGEST_SEARCH = 100;
const LISTS = [...FOLLOW_UP_TABS, "open"] as const;

/** Reads the board's address; what cannot be read is left out. */
export function readBoardQuery(raw: Raw): BoardQuery {
  const text = (name: string) => {
    const given = raw[name];
    return typeof given === "string" && given.trim() !== "" ? given.trim() : null;
  };
  const id = (value: string | null) => (value !== null && isUuid(value) ? value.toLowerCase() : null);
  const owner = text("owner");
  return {
    tab: LISTS.find((tab) => tab === text("tab")) ?? "new",
    owner: owner === "nobody" ? owner : id(owner),
    kind: FOLLOW_UP_KINDS.find((kind) => kind === text("reason")) ?? null,
    survey: id(text("survey")),
    state: FOLLOW_UP_STATES.find((state) => state === text("state")) ?? null,
    search: text("q")?.slice(0, LONGEST_SEARCH) ?? null,
    cause: CAUSES.find((cause) => cause === text("cause")) ?? null,
    days: NUMBER_DAYS.find((days) => String(days) === text("days")) ?? USUAL_DAYS,
    open: id(text("open")),
    cursor: text("cursor"),
  };
}

/** The address of a board; what a change leaves out stays, null takes it away. */
export function boardHref(slug: string, query: BoardQuery, change: Partial<BoardQuery>): string {
  const next = { ...query, ...change };
  const params = new URLSearchParams();
  if (next.tab !== "new") params.set("tab", next.tab);
  const named = {
    owner: next.owner,
    reason: next.kind,
    survey: next.survey,
    state: next.state,
    cause: next.cause,
    q: next.search,
  };
  for (const [name, value] of Object.entries(named)) if (value !== null) params.set(name, value);
  if (next.days !== USUAL_DAYS) params.set("days", String(next.days));
  if (next.cursor !== null) params.set("cursor", next.cursor);
  if (next.open !== null) params.set("open", next.open);
  const tail = params.toString();
  return `/w/${slug}/feedback${tail === "" ? "" : `?${tail}`}`;
}
