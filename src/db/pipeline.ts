import type pg from "pg";
import { byName, type Db, pipe } from "@/db/client";
import { nameOf } from "@/db/named-statements";

/** Statements that follow each other on one connection, each a transaction of its own, sent without waiting for the one before. */
export interface Pipeline {
  /**
   * Sends a statement, which is planned once a connection, and gives its rows after its commit. Throws what the server says
   * of this statement alone, or that the connection broke; what is sent from then on goes to another one.
   */
  query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]): Promise<Row[]>;
}

/** A connection out of the pool, kept while something is under way on it. */
interface Held {
  readonly client: Promise<pg.PoolClient>;
  underWay: number;
  broken?: Error;
}

/** Takes one connection of the pool whenever something is to be sent, and gives it back when all is answered. */
export function openPipeline(db: Db): Pipeline {
  let held: Held | null = null;

  async function ask<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<Row[]> {
    held ??= { client: takeClient(db), underWay: 0 };
    const mine = held;
    mine.underWay++;
    try {
      const client = await mine.client;
      return (await client.query<Row>({ ...statement, ...patienceOf(db, mine.underWay) })).rows;
    } catch (error) {
      mine.broken = error instanceof Error ? error : new Error("A statement failed.", { cause: error });
      // What fails may have left the connection useless: nobody follows on it.
      if (held === mine) held = null;
      throw error;
    } finally {
      if (--mine.underWay === 0) {
        if (held === mine) held = null;
        giveBack(mine);
      }
    }
  }

  return {
    query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) {
      return byName(db, (named) => {
        const name = named ? nameOf(text) : undefined;
        return ask<Row>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
      });
    },
  };
}

/** The driver's patience, counted from when a statement is sent: who is sent behind others waits for their ends too. */
function patienceOf(db: Db, underWay: number): { readonly query_timeout?: number } {
  const one = Number(db.pool.options.query_timeout ?? 0);
  return one > 0 ? { query_timeout: one * underWay } : {};
}

async function takeClient(db: Db): Promise<pg.PoolClient> {
  const client = await db.pool.connect();
  pipe(client, true);
  return client;
}

function giveBack({ client, broken }: Held): void {
  client.then(
    (one) => {
      pipe(one, false);
      one.release(broken);
    },
    // There never was one.
    () => {},
  );
}
