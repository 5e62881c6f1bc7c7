import { deliverPromises } from "@/features/delivery/promises/deliver-promises";
import { rebuildPromises } from "@/features/service/promises/rebuild-promises";
import { watchPromises } from "@/features/service/promises/watch-promises";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Marks what was missed in a workspace, and takes note of whom to tell. */
export const watch: JobHandler<"promises.watch"> = (_, context) => watchPromises(context, runtime().mailer !== null);

/** Tells one member. Without a mail server they stay untold. */
export const mailPromises: JobHandler<"promises.mail"> = async ({ userId }, context) => {
  const { mailer, env, authSecret } = runtime();
  if (mailer === null) return;
  await deliverPromises({ ...context, mailer, baseUrl: env.publicUrl, secret: authSecret }, userId);
};

/** Judges promises anew after a policy or a calendar changed. */
export const rejudge: JobHandler<"promises.rebuild"> = ({ runId }, context) => rebuildPromises(context, runId);
