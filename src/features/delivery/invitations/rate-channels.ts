import type { InvitationInput } from "@/db/queries/invitations/read-invitation-inputs";
import type { OperationCell } from "@/db/queries/operation-request";
import { hiddenGroups } from "@/domain/metrics/minimum-group";
import type { Reading } from "@/domain/metrics/reading";
import { shareReading } from "@/domain/metrics/share";

/** What became of the invitations of a channel; of all, where it is null. `hidden`: an anonymous survey does not tell it. */
export interface RatedChannel extends InvitationInput {
  readonly channel: string | null;
  readonly rate: Reading;
  readonly hidden: boolean;
}

/**
 * All invitations and those of each channel, the most first; of one chosen channel, these alone. An anonymous survey hides
 * channels of fewer than `minimum` (null: it is none) and what would tell of them, also where one is chosen.
 */
export function rateChannels(
  cells: readonly OperationCell<InvitationInput>[],
  { channel, minimum }: { readonly channel: string | null; readonly minimum: number | null },
): RatedChannel[] {
  const sized = cells.flatMap(({ group, input }) => (group === null ? [] : [{ key: group, n: input.denominator }]));
  const hidden = new Set(minimum === null ? [] : hiddenGroups(sized, { minimum }));
  const shown = channel === null ? cells : cells.filter(({ group }) => group === channel);
  const rated = shown.map(({ group, input }) => ({
    ...{ ...input, channel: group, rate: shareReading(input.numerator, input.denominator) },
    hidden: group !== null && hidden.has(group),
  }));
  const all = channel === null ? rated : rated.flatMap((one) => [{ ...one, channel: null }, one]);
  return all.sort((a, b) => Number(a.channel !== null) - Number(b.channel !== null) || b.sent - a.sent);
}
