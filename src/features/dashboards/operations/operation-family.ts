import type { Tx } from "@/db/client";
import type { OperationCell, OperationRequest } from "@/db/queries/operation-request";
import type { WorkspaceScope } from "@/db/scope";
import type { Change } from "@/domain/metrics/change";
import type { Reading } from "@/domain/metrics/reading";

/** How one metric is made of what its family counts. Nothing in here knows of screens. */
export interface OperationFamily<Input> {
  readonly read: (tx: Tx, scope: WorkspaceScope, request: OperationRequest) => Promise<OperationCell<Input>[]>;
  /** What stands where nothing was counted. */
  readonly empty: Input;
  /** Value, n and interval in the metric's unit. */
  readonly compute: (input: Input) => Reading;
  /** Current − previous, by the test METRICS names for it. */
  readonly compare: (current: Input, previous: Input) => Change;
  /** The two counts of a rate; of times how many ended and how many still wait. */
  readonly counts: (input: Input) => Readonly<Record<string, number>>;
  /** What stands beside the value: that 9 of 10 waited less. */
  readonly also?: (input: Input) => Readonly<Record<string, Reading>>;
  /** What still waits for its end and is not in the value. */
  readonly waiting?: (input: Input) => Waiting | null;
}

/** How many wait, and when the first of them began to. */
export interface Waiting {
  readonly n: number;
  readonly since: Date;
}

/** A number with its counts. */
export interface Figure extends Reading {
  readonly counts: Readonly<Record<string, number>>;
  readonly also: Readonly<Record<string, Reading>>;
  readonly waiting: Waiting | null;
  /** What it was computed from, as its family counts it: a closed period keeps it. */
  readonly input: unknown;
}

/** Days, both included. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Which figures are asked for. */
export interface FiguresQuery {
  readonly range: Days;
  readonly compared: Days | null;
  readonly periods: readonly Days[];
  readonly filter: OperationRequest["filter"];
  readonly by: string | null;
  readonly today: string;
  /** What was read before for the same screen: two metrics of one family read their counts once. */
  readonly once?: Map<string, Promise<unknown>> | undefined;
}

/** A value of a dimension, with what became of it where two ranges are compared. */
export interface FigureGroup {
  readonly value: string;
  readonly figure: Figure;
  readonly before: Figure | null;
  readonly change: Change | null;
}

/** All figures of one metric that a screen or a request needs. */
export interface Figures {
  readonly total: Figure;
  readonly before: Figure | null;
  readonly change: Change | null;
  /** One for each period, in their order. */
  readonly periods: readonly Figure[];
  /** In no order. */
  readonly groups: readonly FigureGroup[];
}

/** Reads one metric's figures. */
export type FigureReader = (tx: Tx, scope: WorkspaceScope, query: FiguresQuery) => Promise<Figures>;

/**
 * A family's formulas as a reader of figures: range, compared days and periods come in one read, groups in a second one
 * that leaves the periods out.
 */
export function figureReader<Input>(family: OperationFamily<Input>): FigureReader {
  const figureOf = (input: Input): Figure => ({
    ...family.compute(input),
    counts: family.counts(input),
    also: family.also?.(input) ?? {},
    waiting: family.waiting?.(input) ?? null,
    input,
  });
  return async (tx, scope, { range, compared, periods, filter, by, today, once }) => {
    const read = (request: OperationRequest) =>
      readOnce(once, family.read, () => family.read(tx, scope, request), request);
    const sides = compared ? [range, compared] : [range];
    const asked = { periods: [...sides, ...periods], filter, by: null, today };
    const cells = await read(asked);
    const at = (period: number) =>
      cells.find((one) => one.period === period && one.group === null)?.input ?? family.empty;
    const [now, before] = [at(0), compared ? at(1) : null];
    const groups = by === null ? [] : await read({ periods: sides, filter, by, today });
    return {
      total: figureOf(now),
      before: before === null ? null : figureOf(before),
      change: before === null ? null : family.compare(now, before),
      periods: periods.map((_, place) => figureOf(at(sides.length + place))),
      groups: groupsOf(groups).map(([value, inputs]) => {
        const [own, earlier] = [inputs.get(0) ?? family.empty, inputs.get(1) ?? family.empty];
        return {
          value,
          figure: figureOf(own),
          before: compared ? figureOf(earlier) : null,
          change: compared ? family.compare(own, earlier) : null,
        };
      }),
    };
  };
}

const names = new Map<unknown, number>();

/** Reads, unless the same function was asked the same before. */
function readOnce<T>(
  once: FiguresQuery["once"],
  reader: unknown,
  read: () => Promise<T>,
  request: OperationRequest,
): Promise<T> {
  if (once === undefined) return read();
  names.set(reader, names.get(reader) ?? names.size);
  const key = `${names.get(reader)} ${JSON.stringify(request)}`;
  const known = once.get(key) as Promise<T> | undefined;
  const reading = known ?? read();
  once.set(key, reading);
  return reading;
}

function groupsOf<Input>(cells: readonly OperationCell<Input>[]): [value: string, byPeriod: Map<number, Input>][] {
  const groups = new Map<string, Map<number, Input>>();
  for (const { group, period, input } of cells) {
    if (group === null) continue;
    const inputs = groups.get(group) ?? new Map<number, Input>();
    groups.set(group, inputs.set(period, input));
  }
  return [...groups];
}
