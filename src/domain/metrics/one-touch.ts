import { DEFAULT_LEVEL } from "@/domain/metrics/interval";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** Solved by one public reply of a person at most, and never opened again. Source: Zendesk "one-touch tickets". */
export function isOneTouch(request: { solved: boolean; agentReplies: number; reopens: number }): boolean {
  return request.solved && request.agentReplies <= 1 && request.reopens === 0;
}

/** Share of solved requests that took one touch, in percent, with Wilson interval. */
export function oneTouchRate(oneTouch: number, solved: number, level = DEFAULT_LEVEL): Reading {
  return shareReading(oneTouch, solved, level);
}
