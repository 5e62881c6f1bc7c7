import { withTenantAnew } from "@/db/client";
import { storeInteractions, type ToldInteraction } from "@/db/rollups/store-interactions";
import type { InteractionFault } from "@/domain/service/check-events";
import { postedInteractionSchema, storeInteractionsSchema, toTold } from "@/features/service/interactions/input";
import { json } from "@/platform/http/json";
import type { FieldError } from "@/platform/http/problem";
import { fieldErrors } from "@/platform/http/read-json";
import type { KeyedRequest } from "@/platform/http/with-api-key";

/**
 * `POST /api/v1/interactions`: up to 1,000, each with events of any time and in any order; each is new, changed, known
 * already, or rejected with what to mend. The same again changes nothing.
 */
export async function answerStoreInteractions({ db, scope, now, json: body }: KeyedRequest): Promise<Response> {
  const { interactions } = await body(storeInteractionsSchema);
  const told: ToldInteraction[] = [];
  const places: number[] = [];
  const rejected: { index: number; errors: readonly FieldError[] }[] = [];
  for (const [index, given] of interactions.entries()) {
    const parsed = postedInteractionSchema.safeParse(given);
    if (!parsed.success) rejected.push({ index, errors: fieldErrors(parsed.error) });
    else {
      told.push(toTold(parsed.data));
      places.push(index);
    }
  }
  const { made, changed, same, refused } = await withTenantAnew(db, scope, (tx) =>
    storeInteractions(tx, scope, told, { importId: null, now }),
  );
  for (const { index, fault } of refused) rejected.push({ index: places[index] ?? index, errors: [sayFault(fault)] });
  return json(201, {
    ...{ created: made, updated: changed, unchanged: same },
    rejected: rejected.sort((a, b) => a.index - b.index),
  });
}

function sayFault({ kind, event }: InteractionFault): FieldError {
  const path = event === null ? "openedAt" : `events.${event}.at`;
  if (kind === "unknown")
    return {
      path,
      message: 'No interaction with this externalId is known yet: send its channel, and openedAt or an event "opened".',
    };
  if (kind === "future")
    return { path, message: "Lies in the future. Check the clock and the zone it was written with." };
  return { path, message: "An event lies before the opening. Check the zone that its time was written with." };
}
