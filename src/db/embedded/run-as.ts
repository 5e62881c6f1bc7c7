import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";

/** The unprivileged user who runs PostgreSQL when we are root; null when we are an ordinary user ourselves. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * Whom to run PostgreSQL as: it refuses to be root. The owner of data that exists already, else `postgres`, else
 * `candor` (made when it can be), else `nobody`.
 */
export function chooseRunAs(dataFolder: string): RunAs | null {
  if (process.getuid?.() !== 0) return null;
  const users = readUsers();
  const owner = ownerOf(dataFolder);
  if (owner && owner.uid !== 0) {
    return users.find((user) => user.uid === owner.uid) ?? { ...owner, name: String(owner.uid) };
  }
  const named = (name: string) => users.find((user) => user.name === name);
  const user = named("postgres") ?? named("candor") ?? createUser() ?? named("nobody");
  if (user) return user;
  throw new Error(
    "PostgreSQL does not run as root, and this machine has no other user to run it as. Start Candor as an ordinary user, or set DATABASE_URL and AUTH_SECRET.",
  );
}

function readUsers(): RunAs[] {
  let lines: string[];
  try {
    lines = readFileSync("/etc/passwd", "utf8").split("\n");
  } catch {
    return [];
  }
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

function ownerOf(folder: string): { uid: number; gid: number } | null {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found ? { uid: found.uid, gid: found.gid } : null;
}

function createUser(): RunAs | null {
  try {
    execFileSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "candor"], {
      stdio: "ignore",
    });
  } catch {
    return null;
  }
  return readUsers().find((user) => user.name === "candor") ?? null;
}
