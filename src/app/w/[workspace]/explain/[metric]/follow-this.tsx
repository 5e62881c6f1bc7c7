import { follow, unfollow } from "@/app/w/[workspace]/(overview)/alerts/actions";
import { FollowButton } from "@/features/alerts/components/follow-button";
import { loadFollowing } from "@/features/alerts/loaders";

interface Props {
  workspace: string;
  asked: Record<string, string | string[] | undefined>;
}

/** Beside the number that the address asks about: follow it, where it can be followed. */
export async function FollowThis({ workspace, asked }: Props) {
  const following = await loadFollowing(workspace, asked);
  if (following === null) return null;
  const actions = {
    follow: follow.bind(null, workspace),
    unfollow: (id: string) => unfollow.bind(null, workspace, id),
  };
  return <FollowButton following={following} slug={workspace} {...actions} />;
}
