import { LRUCache } from "lru-cache";
import { type Db, type Tx, withTenant } from "@/db/client";
import { findAsset } from "@/db/queries/find-asset";
import { findSurveyByKey, findSurveyVersion, type SurveyRow } from "@/db/queries/find-survey";
import { findWorkspace } from "@/db/queries/find-workspace";
import { isFull } from "@/db/rollups/store-within-cap";
import type { Repeats } from "@/db/schema/survey";
import { mintScope, type WorkspaceScope } from "@/db/scope";
import { SHORT_ID_LENGTH, uuidFromShort } from "@/db/short-id";
import type { Definition } from "@/domain/survey/definition";
import { type PageLogo, pageLogo } from "@/features/respond/page/logo";
import type { SurveyChanges } from "@/platform/survey-changes";

/** One version of a survey as respondents meet it. Versions never change. */
export interface PublishedVersion {
  readonly version: number;
  readonly definition: Definition;
  /** Which series each score question's answers belong to. */
  readonly series: Readonly<Record<string, number>>;
  /** The brand's logo, where the workspace has the picture. */
  readonly logo?: PageLogo;
}

/** A survey that a public link found. */
export interface PublishedSurvey {
  readonly scope: WorkspaceScope;
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly status: SurveyRow["status"];
  readonly repeats: Repeats;
  readonly onlyFromPage: boolean;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** When somebody closed it. */
  readonly closedAt: Date | null;
  /** How many responses are taken, and whether they are there as far as this process knows: storing decides. */
  readonly responseCap: number | null;
  readonly full: boolean;
  /** Nothing that says who answered or at what hour is stored. */
  readonly anonymous: boolean;
  readonly minimumGroup: number;
  /** Null where everybody may answer. */
  readonly passwordHash: string | null;
  /** What render tokens are signed for: the survey, and its password where it has one, so that a token proves it. */
  readonly renderSubject: string;
  /** The sites that may show its page in a frame. */
  readonly embedOn: readonly string[];
  /** Of these, the one that shows the page of the request at hand. */
  readonly site?: string;
  /** The workspace's zone: answers belong to its local days. */
  readonly zone: string;
  /** What new respondents see; null before the first publishing. */
  readonly current: PublishedVersion | null;
}

export interface SurveyCache {
  readonly surveys: LRUCache<string, Remembered>;
  readonly versions: LRUCache<string, PublishedVersion>;
  /** Grows when somebody changes a survey in this process: what was looked up before is looked up again. */
  readonly changes: SurveyChanges;
  /** Look-ups under way: who asks meanwhile waits for the same one. */
  readonly lookUps: Map<string, Promise<PublishedSurvey | null>>;
}

interface Remembered {
  readonly found: PublishedSurvey | null;
  readonly underChange: number;
  /** Milliseconds of `performance.now`. */
  readonly at: number;
}

/**
 * Publishing and closing are seen at once by the process where they happen, and by every other one within twice this: a
 * memory older than this is looked up again while it still serves, so that no respondent waits for it.
 */
const FRESH_MS = 1_000;
const SERVED_MS = 2_000;

/** An empty cache; one a process. */
export function createSurveyCache(changes: SurveyChanges = { count: 0 }): SurveyCache {
  return {
    changes,
    surveys: new LRUCache({ max: 5_000, ttl: SERVED_MS }),
    versions: new LRUCache({ max: 2_000 }),
    lookUps: new Map(),
  };
}

/**
 * The survey that a key names, or null. The key begins with its workspace, so the look-up runs inside that tenant; a
 * wrong prefix finds nothing.
 */
export async function findPublished(db: Db, cache: SurveyCache, key: string): Promise<PublishedSurvey | null> {
  const remembered = recallPublished(db, cache, key);
  return remembered === undefined ? lookUp(db, cache, key) : remembered;
}

/** What is remembered of a key: the survey, null where there is none, undefined where it has to be looked up. */
export function recallPublished(db: Db, cache: SurveyCache, key: string): PublishedSurvey | null | undefined {
  const remembered = cache.surveys.get(key);
  if (remembered?.underChange !== cache.changes.count) return undefined;
  // Should the database be away, who comes when the memory has ended is told.
  if (performance.now() - remembered.at > FRESH_MS) lookUp(db, cache, key).catch(() => {});
  return remembered.found;
}

async function lookUp(db: Db, cache: SurveyCache, key: string): Promise<PublishedSurvey | null> {
  const workspaceId = uuidFromShort(key.slice(0, SHORT_ID_LENGTH));
  if (workspaceId === null || !/^[1-9A-Za-z]{23,64}$/.test(key)) return null;
  const underChange = cache.changes.count;
  const name = `${underChange} ${key}`;
  const underWay = cache.lookUps.get(name);
  if (underWay) return underWay;
  const scope = mintScope(workspaceId, { kind: "respondent" });
  const lookedUp = withTenant(db, scope, (tx) => readPublished(tx, scope, key));
  cache.lookUps.set(name, lookedUp);
  try {
    const found = await lookedUp;
    cache.surveys.set(key, { found, underChange, at: performance.now() });
    return found;
  } finally {
    cache.lookUps.delete(name);
  }
}

/** One version of a survey that was already found, or null where there is no such version. */
export async function findVersion(
  db: Db,
  cache: SurveyCache,
  survey: PublishedSurvey,
  version: number,
): Promise<PublishedVersion | null> {
  if (survey.current?.version === version) return survey.current;
  const key = `${survey.id} ${version}`;
  const remembered = cache.versions.get(key);
  if (remembered) return remembered;
  const { scope, id } = survey;
  const found = await withTenant(db, scope, async (tx) =>
    withLogo(tx, scope, survey.key, await findSurveyVersion(tx, scope, id, version)),
  );
  if (found) cache.versions.set(key, found);
  return found;
}

async function readPublished(tx: Tx, scope: WorkspaceScope, key: string): Promise<PublishedSurvey | null> {
  const found = await findSurveyByKey(tx, scope, key);
  if (!found) return null;
  const { zone } = await findWorkspace(tx, scope);
  const { id, name, status, repeats, onlyFromPage, opensAt, closesAt, closedAt } = found.survey;
  const { responseCap, anonymous, minimumGroup, passwordHash, embedOn } = found.survey;
  const current = await withLogo(tx, scope, key, found.version);
  const full = responseCap !== null && (await isFull(tx, scope, id, responseCap));
  const renderSubject = passwordHash === null ? id : `${id} ${passwordHash}`;
  return {
    ...{ scope, id, key, name, status, repeats, onlyFromPage, zone, embedOn, current },
    ...{ opensAt, closesAt, closedAt, responseCap, full, anonymous, minimumGroup, passwordHash, renderSubject },
  };
}

async function withLogo(
  tx: Tx,
  scope: WorkspaceScope,
  key: string,
  version: PublishedVersion | null,
): Promise<PublishedVersion | null> {
  const id = version?.definition.brand.logo;
  const picture = id === undefined ? null : await findAsset(tx, scope, id);
  return version && picture ? { ...version, logo: pageLogo(picture, key) } : version;
}
