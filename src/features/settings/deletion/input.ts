import { z } from "zod";
import { nameInput } from "@/features/settings/workspace/input";

/** What deletes a workspace: its name as it is called now, and the password of who has one. */
export const deletionInput = z.object({ name: nameInput, password: z.string().catch("") });

export type DeletionInput = z.infer<typeof deletionInput>;
