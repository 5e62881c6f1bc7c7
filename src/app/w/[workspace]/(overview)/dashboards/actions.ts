"use server";

import {
  type DashboardDeed,
  runCreateDashboard,
  runDashboard,
  runSaveView,
  runSetHome,
  runView,
  type ViewDeed,
} from "@/features/dashboards/own/run-actions";
import type { FormState } from "@/platform/form-state";

/** Makes a dashboard. */
export async function create(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runCreateDashboard(slug, form);
}

/** Changes, doubles, deletes or brings back a dashboard. */
export async function dashboard(
  slug: string,
  id: string,
  deed: DashboardDeed,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runDashboard(slug, id, deed, form);
}

/** Keeps an address as a view. */
export async function saveView(
  slug: string,
  path: string,
  query: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runSaveView(slug, { path, query }, form);
}

/** Renames, deletes or brings back a view. */
export async function view(
  slug: string,
  id: string,
  deed: ViewDeed,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runView(slug, id, deed, form);
}

/** Sets what "Overview" opens, for oneself or a role. */
export async function home(slug: string, who: string | null, _state: FormState, form: FormData): Promise<FormState> {
  return runSetHome(slug, who, form);
}
