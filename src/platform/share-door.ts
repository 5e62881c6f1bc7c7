import { isTransient } from "@/platform/http/map-error";
import { describeError } from "@/platform/logger";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";
import { openShare } from "@/platform/share-gate";

/** What a request for a shared view is met with before its page is rendered; nothing of it for every other request. */
export interface SharedAdmission {
  /** Sites that may show the reply in a frame. */
  readonly frames: readonly string[];
  /** The link has expired or was withdrawn. */
  readonly ended: boolean;
  /** The database that knows it cannot be asked right now. */
  readonly away?: true;
  /** Too many were opened from this address. */
  readonly retryAfterSeconds?: number;
}

const SHARED = /^\/shared\/([\w-]+)(\/embed)?\/?$/;

/** Looks at the path of a request; only one of a shared view costs anything. */
export async function admitShared(path: string, headers: Pick<Headers, "get">): Promise<SharedAdmission> {
  const [, token, embed] = SHARED.exec(path) ?? [];
  if (token === undefined) return { frames: [], ended: false };
  const { limits, appDb, authSecret, logger } = runtime();
  const allowance = limits.sharedView.take(requestAddress(headers), performance.now());
  if (!allowance.allowed) return { frames: [], ended: false, retryAfterSeconds: allowance.retryAfterSeconds };
  const opened = await openShare(appDb, authSecret, token, new Date()).catch((error: unknown) => {
    if (!isTransient(error)) throw error;
    logger.warn({ route: "/shared", error: describeError(error) }, "database unavailable");
    return null;
  });
  if (opened === null) return { frames: [], ended: false, away: true };
  const framed = embed !== undefined && opened.standing !== "unknown";
  return {
    frames: framed ? opened.link.embedOn : [],
    ended: opened.standing === "expired" || opened.standing === "revoked",
  };
}
