import { readDigestAlerts } from "@/features/alerts/read-digest-alerts";
import { readFollowed } from "@/features/dashboards/followed/read-followed";
import { readSegmentNumbers } from "@/features/dashboards/read-segment-numbers";
import { deliverDigests } from "@/features/delivery/digest/deliver-digests";
import { joinNews } from "@/features/delivery/digest/join-news";
import { readOpenGoals } from "@/features/goals/read-open-goals";
import type { JobHandler } from "@/jobs/job-context";
import { runtime } from "@/platform/runtime";

/** A mail shows what the dashboards and the goals show. */
const readNews = joinNews({
  alerts: readDigestAlerts,
  followed: readFollowed,
  goals: (tx, scope, workspace, asked, now) =>
    readOpenGoals(tx, scope, workspace, { ...asked, read: readSegmentNumbers }, now),
});

/** Sends the mails of one member that are due. Without a mail server they stay due. */
export const sendDigest: JobHandler<"digest.send"> = async ({ userId }, context) => {
  const { mailer, env, authSecret } = runtime();
  if (mailer === null) return;
  const place = { baseUrl: env.publicUrl, secret: authSecret };
  await deliverDigests({ ...context, mailer, place, readNews }, userId);
};
