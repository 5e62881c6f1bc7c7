import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { type FormState, refused } from "@/platform/form-state";
import { mapError } from "@/platform/http/map-error";
import { sayFieldError } from "@/platform/http/say-problem";
import { runtime } from "@/platform/runtime";

/**
 * Runs a form's action. Errors become words for the form: a problem its own, a database that is away "try again", all else a
 * reference that finds the line in the log. Redirects, 404 and 403 pass through.
 */
export async function runAction<T extends FormState>(name: string, action: () => Promise<T>): Promise<T | FormState> {
  try {
    return await action();
  } catch (error) {
    unstable_rethrow(error);
    const problem = mapError(error, { logger: runtime().logger, route: `action ${name}` });
    const t = await getTranslations("problems");
    if (problem.status === 503) return refused(t(problem.key ?? "unavailable"));
    const words = { problems: t, faults: await getTranslations("faults") };
    const errors = Object.fromEntries((problem.errors ?? []).map((one) => [one.path, sayFieldError(one, words)]));
    const text = problem.key ? t(problem.key) : (problem.detail ?? problem.title);
    const { reference } = problem;
    return refused(reference === undefined ? text : t("reference", { text, reference }), errors);
  }
}
