import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * Gives what ends a server: it accepts nobody any more, and waits for what is in flight, for so long. Browsers open connections
 * before they need them; one on which nothing was said yet is in flight to Node, and is closed at once.
 */
export function drainServer(server: Server, patienceMs: number): () => Promise<void> {
  const open = new Set<Socket>();
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return () =>
    new Promise((resolve) => {
      const patience = setTimeout(() => server.closeAllConnections(), patienceMs);
      server.close(() => {
        clearTimeout(patience);
        resolve();
      });
      server.closeIdleConnections();
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    });
}
