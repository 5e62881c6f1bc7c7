import { findClosedDays } from "@/db/queries/periods/find-period";
import { localDay } from "@/domain/calendar/day";
import type { PackReaders } from "@/features/board/assemble-pack";
import { packStaying } from "@/features/customers/staying/pack-staying";
import { packOverview } from "@/features/dashboards/packed/pack-overview";
import { packScores } from "@/features/dashboards/packed/pack-scores";
import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import { packFollowUps } from "@/features/follow-ups/pack-follow-ups";
import { packGoals } from "@/features/goals/pack-goals";
import { packQuality } from "@/features/quality/score/pack-quality";
import { packPromises } from "@/features/service/promises/board/pack-promises";
import { packService } from "@/features/service/times/pack-service";

/** A pack tells what the screens tell: each feature reads and says its own part. */
export const packReaders: PackReaders = {
  overview: ({ tx, scope, workspace, request, now }) => packOverview(tx, scope, workspace, request, now),
  score: ({ tx, scope, workspace, request, now }, survey) => packScores(tx, scope, workspace, request, { survey, now }),
  parts: {
    staying: ({ tx, scope, workspace, request, now }) => packStaying(tx, scope, workspace, request, now),
    service: ({ tx, scope, workspace, request }) => packService(tx, scope, workspace, request),
    promises: ({ tx, scope, request }) => packPromises(tx, scope, request),
    quality: ({ tx, scope, workspace, request }) => packQuality(tx, scope, workspace, request),
    goals: ({ tx, scope, workspace, request, now }) =>
      packGoals(tx, scope, workspace, request, { read: readSegmentNumbers, now }),
    follow_ups: ({ tx, scope, request, now }) => packFollowUps(tx, scope, request, now),
  },
  closedOn: async ({ tx, scope, workspace, request }) => {
    const closed = await findClosedDays(tx, scope, request);
    return closed?.closedAt ? localDay(closed.closedAt, workspace.zone) : null;
  },
};
