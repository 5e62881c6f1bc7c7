import type { Tx } from "@/db/client";
import type { WorkspaceRow } from "@/db/queries/find-workspace";
import type { WorkspaceScope } from "@/db/scope";
import { startOfDay } from "@/domain/calendar/day";
import type { DigestGoal, DigestNews } from "@/features/delivery/digest/digest-content";
import type { DigestQuestion, DigestReader } from "@/features/delivery/digest/read-digest";

/** A goal as the goals' own reader gives it, as far as a mail tells of it. */
interface Standing {
  readonly row: {
    readonly goal: Pick<DigestGoal, "id" | "metric" | "target" | "endsOn"> & {
      readonly segmentName: string | null;
      readonly segmentValue: string | null;
    };
    readonly surveyName: string | null;
  };
  readonly judged: Pick<DigestGoal, "state" | "reached" | "odds"> & {
    readonly current: Pick<DigestGoal, "value" | "n" | "interval"> | null;
  };
}

type Ask<Q, R> = (tx: Tx, scope: WorkspaceScope, workspace: WorkspaceRow, question: Q, now: Date) => Promise<R>;

/** The readers of other features that a mail is made of. */
export interface NewsReaders {
  readonly followed: Ask<Omit<DigestQuestion, "withGoals" | "reader">, Omit<DigestNews, "goals" | "alerts">>;
  readonly goals: Ask<{ readonly most: number; readonly since: Date }, readonly Standing[]>;
  /** Numbers that left their usual range, said in the reader's language. */
  readonly alerts: Ask<NonNullable<DigestQuestion["reader"]> & Pick<DigestQuestion, "days">, readonly string[]>;
}

const MOST_GOALS = 5;

/** One reader out of those of the dashboards and of the goals: pages and jobs, which may know both, hand it in. */
export function joinNews({ followed, goals, alerts: readAlerts }: NewsReaders): DigestReader {
  return async (tx, scope, workspace, question, now) => {
    const { reader, days } = question;
    const alerts = reader ? await readAlerts(tx, scope, workspace, { ...reader, days }, now) : [];
    const news = { ...(await followed(tx, scope, workspace, question, now)), alerts };
    if (!question.withGoals) return { ...news, goals: [] };
    const since = startOfDay(question.days.from, workspace.zone);
    const standing = await goals(tx, scope, workspace, { most: MOST_GOALS, since }, now);
    return { ...news, goals: standing.map(toDigestGoal) };
  };
}

function toDigestGoal({ row, judged }: Standing): DigestGoal {
  const { id, metric, target, endsOn, segmentName, segmentValue } = row.goal;
  const { state, reached, odds, current } = judged;
  return {
    ...{ id, metric, target, endsOn, survey: row.surveyName, state, reached, odds },
    segment: segmentName === null || segmentValue === null ? null : { name: segmentName, value: segmentValue },
    value: current?.value ?? null,
    n: current?.n ?? 0,
    interval: current?.interval ?? null,
  };
}
