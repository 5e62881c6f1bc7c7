import { readFollowedNumbers } from "@/app/read-followed-numbers";
import { type Db, withTenant } from "@/db/client";
import { ensureRules } from "@/db/queries/alerts/write-rule";
import type { WorkspaceScope } from "@/db/scope";
import { judgeAlerts } from "@/features/alerts/judge-alerts";

const COUNTRIES = ["DE", "UK", "FR"];

/** Lets everybody follow NPS by country beside what the overview shows, and judges it all, so that the alerts are there. */
export async function followNumbers(db: Db, scope: WorkspaceScope, now: Date): Promise<void> {
  await withTenant(db, scope, async (tx) => {
    const subjects = COUNTRIES.map((country) => ({
      ...{
        metric: "nps",
        surveyId: null,
        questionId: null,
        segmentName: "country",
        segmentValue: country,
        usual: true,
      },
    }));
    await ensureRules(tx, scope, subjects, now);
    await judgeAlerts(tx, scope, readFollowedNumbers, { now });
  });
}
