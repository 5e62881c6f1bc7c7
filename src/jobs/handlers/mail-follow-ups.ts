import { deliverFollowUps } from "@/features/delivery/follow-ups/deliver-follow-ups";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Tells a member of their new follow-ups. Without a mail server they stay untold. */
export const mailFollowUps: JobHandler<"followups.mail"> = async ({ userId }, context) => {
  const { mailer, env, authSecret } = runtime();
  if (mailer === null) return;
  await deliverFollowUps({ ...context, mailer, baseUrl: env.publicUrl, secret: authSecret }, userId);
};
