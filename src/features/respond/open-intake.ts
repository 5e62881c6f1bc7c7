import { createIntakeQueue, type IntakeQueue } from "@/db/rollups/intake-queue";
import { createDoorsRoom, type DoorsRoom } from "@/features/respond/doors-room";
import { createSurveyCache, type SurveyCache } from "@/features/respond/find-published";
import { createSeen, type Seen } from "@/features/respond/remember-seen";
import type { Intake } from "@/features/respond/submit-answers";
import { parseProxies } from "@/platform/client-address";
import { type Runtime, runtime } from "@/platform/runtime";
import { surveyChanges } from "@/platform/survey-changes";

/** What the respondents' doors share in one process, whichever bundle they are in. */
export interface Respondents {
  readonly runtime: Runtime;
  readonly intake: Intake;
  readonly surveys: SurveyCache;
  readonly proxies: ReturnType<typeof parseProxies>;
  /** Which pages were sent and which words were said in the last hours. */
  readonly seen: Seen;
  readonly room: DoorsRoom;
}

/** The process's own; made when the first respondent comes, drained when the process stops. */
export function openIntake(): Respondents {
  const current = runtime();
  return current.once(
    "respondents",
    () => ({
      runtime: current,
      intake: {
        db: current.respondDb,
        queue: createIntakeQueue(current.respondDb),
        capped: new Map<string, IntakeQueue>(),
        slots: new Map<string, string>(),
        secret: current.authSecret,
      },
      surveys: createSurveyCache(surveyChanges()),
      proxies: parseProxies(current.env.trustedProxies),
      seen: createSeen(),
      room: createDoorsRoom(),
    }),
    async ({ intake }) => {
      await Promise.all([intake.queue, ...intake.capped.values()].map((queue) => queue.drain()));
    },
  );
}
