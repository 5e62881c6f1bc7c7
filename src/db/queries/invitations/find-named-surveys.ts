import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { survey } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";

/** A survey that a file names. */
interface NamedSurvey {
  readonly id: string;
  readonly anonymous: boolean;
}

/** The surveys that each of these words names: by id, by the key in its link, or by name, whatever its case. */
export async function findNamedSurveys(
  tx: Tx,
  scope: WorkspaceScope,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly NamedSurvey[]>> {
  if (words.length === 0) return new Map();
  const plain = [...new Set(words.map((word) => word.trim().toLowerCase()))];
  const rows = await tx
    .select({ id: survey.id, key: survey.key, name: survey.name, anonymous: survey.anonymous })
    .from(survey)
    .where(
      and(
        eq(survey.workspaceId, scope.workspaceId),
        isNull(survey.deletedAt),
        or(
          inArray(sql`${survey.id}::text`, plain),
          inArray(sql`lower(${survey.key})`, plain),
          inArray(sql`lower(trim(${survey.name}))`, plain),
        ),
      ),
    );
  return new Map(
    words.map((word) => {
      const wanted = word.trim().toLowerCase();
      const surest = rows.filter(({ id, key }) => id === wanted || key.toLowerCase() === wanted);
      const named = rows.filter(({ name }) => name.trim().toLowerCase() === wanted);
      return [word, surest.length > 0 ? surest : named];
    }),
  );
}
