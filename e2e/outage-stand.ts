import { mkdtemp } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { EmbeddedDatabase } from "../src/db/embedded/open-embedded";
import { openEmbedded } from "../src/db/embedded/open-embedded";
import { readPostmaster } from "../src/db/embedded/postmaster";
import { removeData } from "../src/db/testing/remove-data";
import { withDatabase } from "../src/db/urls";

/** How the wire to the database behaves: well, silent in both directions, silent towards the app, or refused. */
export type Wire = "open" | "frozen" | "deaf" | "refused";

/**
 * A PostgreSQL of the spec's own behind a wire that can freeze, lose replies or be cut, which from the app's side is a
 * stopped server, a lost acknowledgement or a dead host, on every system and without touching anybody's processes.
 */
export interface OutageStand {
  /** What the app is started with; leads through the wire. */
  readonly settings: Record<string, string>;
  readonly database: { ownerUrl: string; authSecret: string };
  set(wire: Wire): void;
  /** Drops every connection, as a restart of the server does. */
  cut(): void;
  stopDatabase(): Promise<void>;
  /** `kill -9`: nothing is written out, nobody is told. */
  killDatabase(): void;
  startDatabase(): Promise<void>;
  /** As superuser, straight to the database. */
  query<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>;
  /** Does it in a transaction that stays open until it is released. */
  hold(text: string): Promise<{ release(): Promise<void> }>;
  close(): Promise<void>;
}

export async function standOutage(): Promise<OutageStand> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "candor outage "));
  let database: EmbeddedDatabase = await openEmbedded({ dataDir });
  let wire: Wire = "open";
  const pairs = new Set<[net.Socket, net.Socket]>();
  const server = net.createServer((client) => {
    client.on("error", () => {});
    if (wire === "refused") return void client.destroy();
    const upstream = net.connect(Number(new URL(database.ownerUrl).port), "127.0.0.1");
    const pair: [net.Socket, net.Socket] = [client, upstream];
    pairs.add(pair);
    upstream.on("error", () => {});
    client.on("data", (chunk) => relay(chunk, upstream, wire === "frozen"));
    upstream.on("data", (chunk) => relay(chunk, client, wire === "frozen" || wire === "deaf"));
    const end = () => {
      pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    client.on("close", end);
    upstream.on("close", end);
  });
  /**
   * What was sent into the silence arrives when it ends, as it does at a process that was stopped and goes on.
   * Held for each end alone: a reply that waits keeps no request from the database.
   */
  const held = new Map<net.Socket, Buffer[]>();
  const relay = (chunk: Buffer, to: net.Socket, silent: boolean) => {
    if (silent) held.set(to, [...(held.get(to) ?? []), chunk]);
    else to.write(chunk);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  const throughWire = new URL(database.ownerUrl);
  throughWire.port = String(port);
  const connection = { ownerUrl: throughWire.href, authSecret: database.authSecret };
  return {
    settings: { DATABASE_URL: connection.ownerUrl, AUTH_SECRET: connection.authSecret },
    database: connection,
    set(next) {
      wire = next;
      if (wire !== "open") return;
      for (const [to, chunks] of held) if (to.writable) to.write(Buffer.concat(chunks));
      held.clear();
    },
    cut() {
      for (const [client, upstream] of [...pairs]) for (const socket of [client, upstream]) socket.destroy();
    },
    async stopDatabase() {
      await database.cluster.stop();
    },
    killDatabase() {
      const running = readPostmaster(path.join(database.folder, "data"));
      if (!running) throw new Error("The database does not run.");
      process.kill(running.pid, "SIGKILL");
    },
    async startDatabase() {
      database = await openEmbedded({ dataDir });
    },
    async query<T extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      const client = new pg.Client({ connectionString: withDatabase(database.cluster.url, "candor") });
      await client.connect();
      try {
        return (await client.query<T>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    async hold(text) {
      const client = new pg.Client({ connectionString: withDatabase(database.cluster.url, "candor") });
      await client.connect();
      await client.query(`begin; ${text}`);
      return { release: () => client.end() };
    },
    async close() {
      for (const [client, upstream] of [...pairs]) for (const socket of [client, upstream]) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await database.cluster.stop();
      await removeData(dataDir);
    },
  };
}
