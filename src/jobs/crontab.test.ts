import { parseCrontab } from "graphile-worker";
import { expect, test } from "vitest";
import { HOURLY_CRON, HOURLY_TASK } from "@/jobs/ask-hourly";
import { DUE_CRON, DUE_TASK } from "@/jobs/queue-due-digests";
import { PROMISES_CRON, PROMISES_TASK } from "@/jobs/queue-due-promises";

const monday = { month: 11, date: 23, dow: 1 };
/** The minutes of a day at which the queue starts it. */
function minutesOf(cron: string): string[] {
  const [item] = parseCrontab(cron);
  const all = Array.from({ length: 1_440 }, (_, i) => ({ hour: Math.floor(i / 60), min: i % 60 }));
  return all.filter((at) => item?.match({ ...monday, ...at })).map(({ hour, min }) => `${hour}:${min}`);
}

test.each([
  [DUE_TASK, DUE_CRON],
  [PROMISES_TASK, PROMISES_CRON],
])("%s is asked for in every minute, once if it still waits, and not for minutes that are over", (task, cron) => {
  expect(minutesOf(cron)).toHaveLength(1_440);
  expect(parseCrontab(cron)).toMatchObject([
    { task, options: { jobKey: task, jobKeyMode: "replace", maxAttempts: 1, backfillPeriod: 0 } },
  ]);
});

test("what is asked each hour comes two minutes past it, and an hour that passed is made up for", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:2`);
  expect(minutesOf(HOURLY_CRON)).toEqual(hours);
  expect(parseCrontab(HOURLY_CRON)).toMatchObject([{ task: HOURLY_TASK, options: { backfillPeriod: 3_600_000 } }]);
});
