import { recountAtNight, runRecount } from "@/features/settings/data/run-recount";
import type { JobHandler } from "@/jobs/job-context";

/** Compares a workspace's tallies with its answers: as somebody asked, or the night's where it is due. */
export const recount: JobHandler<"tallies.recount"> = ({ recountId }, context) =>
  recountId === undefined ? recountAtNight(context) : runRecount(context, recountId);
