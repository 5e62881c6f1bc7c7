/** Under what a comment of a pack is found: its answer and the question it answers. */
export function commentKey({
  responseId,
  questionId,
}: {
  readonly responseId: string;
  readonly questionId: string;
}): string {
  return `${responseId} ${questionId}`;
}
