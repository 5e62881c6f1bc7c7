import { setTimeout as sleep } from "node:timers/promises";
import { describeError, type Logger } from "@/platform/logger";

const TRIES = 8;
const WAIT_MS = 500;

/**
 * Writes down what became of a mail, again and again while the database is away: a mail that was taken must not be sent a
 * second time for want of a note that it was.
 */
export async function writeDown(logger: Logger, write: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries >= TRIES) throw error;
      logger.warn({ error: describeError(error) }, "what became of a mail is not written down yet; trying again");
      await sleep(WAIT_MS * tries);
    }
  }
}
