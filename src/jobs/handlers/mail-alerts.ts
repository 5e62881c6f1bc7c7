import { readMailNews } from "@/features/alerts/read-mail-news";
import { deliverAlerts } from "@/features/delivery/alerts/deliver-alerts";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Tells a member of alerts. Without a mail server they stay untold. */
export const mailAlerts: JobHandler<"alerts.mail"> = async ({ userId }, context) => {
  const { mailer, env, authSecret } = runtime();
  if (mailer === null) return;
  await deliverAlerts({ ...context, mailer, baseUrl: env.publicUrl, secret: authSecret, read: readMailNews }, userId);
};
