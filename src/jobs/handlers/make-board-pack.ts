import { makePack } from "@/features/board/make-pack";
import type { JobHandler } from "@/jobs/job-context";
import { packReaders } from "@/jobs/read-board-pack";

/** Reads a board pack's numbers and writes them down. */
export const makeBoardPack: JobHandler<"board.make"> = ({ packId }, context) => makePack(context, packId, packReaders);
