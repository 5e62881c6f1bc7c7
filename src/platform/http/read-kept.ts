import { z } from "zod";
import { readBody } from "@/platform/http/read-body";
import { checkInput, readJson, requireJsonType } from "@/platform/http/read-json";

const BODY_LIMIT = 1024 * 1024;

const keptSchema = z.object({
  value: z.unknown(),
  /** What was stored when, on top of which this was made; "" where nothing was. Without it, it goes over whatever there is. */
  after: z.union([z.literal(""), z.iso.datetime()]).optional(),
});

/** What became of it. `stored` false: something was stored meanwhile, at `at`, and it was passed over. */
export interface Kept {
  readonly stored: boolean;
  readonly at: Date;
}

/** Reads what a page keeps while it is worked on, as `src/ui/keeper.ts` sends it. */
export async function readKept(request: Request): Promise<z.infer<typeof keptSchema>> {
  requireJsonType(request.headers.get("content-type"));
  return checkInput(keptSchema, readJson(await readBody(request, BODY_LIMIT)));
}
