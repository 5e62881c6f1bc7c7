import type { Db } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import type { JobName, Jobs } from "@/jobs/contracts";
import type { Tries } from "@/platform/another-try";
import type { Logger } from "@/platform/logger";

/** What every handler gets besides its payload. */
export interface JobContext extends Tries {
  /** The worker's pool. */
  readonly db: Db;
  /** The workspace that asked for the job. */
  readonly scope: WorkspaceScope;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** A shallow wrapper around one use case. May run twice, so what it does must bear that. */
export type JobHandler<Name extends JobName> = (payload: Jobs[Name], context: JobContext) => Promise<void>;

export type JobHandlers = { readonly [Name in JobName]: JobHandler<Name> };
