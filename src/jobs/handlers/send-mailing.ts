import { deliverMailing } from "@/features/delivery/mailings/deliver-mailing";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** Sends what is due of a mailing. Without a mail server it stays due. */
export const sendMailing: JobHandler<"mailings.send"> = async ({ mailingId }, context) => {
  const { mailer, env, authSecret } = runtime();
  if (mailer === null) return;
  await deliverMailing({ ...context, mailer, baseUrl: env.publicUrl, secret: authSecret }, mailingId);
};
