/**
 * What went wrong while connecting, in words that name the variable and the fix. Never repeats a password.
 *
 * @param variable the environment variable that gave `url`
 */
export function explainConnectionError(variable: string, url: string, error: unknown): Error {
  const { code, message } = codeAndMessage(error);
  const target = targetOf(url);
  const say = (problem: string, fix: string) => new Error(`${variable}: ${problem} ${fix}`, { cause: error });
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return say(`the host in ${target} is not known.`, "Check its name.");
    case "ECONNREFUSED":
      return say(`nothing listens at ${target}.`, "Start PostgreSQL there, or check host and port.");
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return say(`${target} does not answer.`, "Check host and port, and that a firewall lets this machine through.");
    case "28P01":
    case "28000":
      return say(`${target} refused the sign-in.`, "Check user and password; special characters are percent-encoded.");
    case "3D000":
      return say(`the database in ${target} does not exist.`, "Create it, or correct the name after the last slash.");
    case "42501":
      return say(`${target} refuses a right that is needed (${message}).`, "Let the database's owner connect.");
    case "53300":
      return say(`${target} has no free connection.`, "Raise max_connections, or stop other clients.");
  }
  if (/timeout/i.test(message))
    return say(`${target} does not answer.`, "Check host and port, and any firewall between.");
  if (/SSL/i.test(message))
    return say(`${target} and this client do not agree on TLS (${message}).`, "Set sslmode in the URL.");
  return say(`${target} cannot be used (${message}).`, "Correct the address or the server.");
}

function codeAndMessage(error: unknown): { code: string; message: string } {
  if (error instanceof AggregateError && error.errors.length > 0) return codeAndMessage(error.errors[0]);
  if (!(error instanceof Error)) return { code: "", message: String(error) };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { code, message: error.message };
}

/** Host, port and database: what helps to find the mistake, without user and password. */
function targetOf(url: string): string {
  if (!URL.canParse(url)) return "the address";
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
}
