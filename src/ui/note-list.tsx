/** What is to be known of the numbers above, a line each; nothing where there is none. */
export function NoteList({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="mt-2 flex max-w-[90ch] flex-col gap-1 text-muted-foreground text-xs">
      {notes.map((note) => (
        <li key={note}>
          <bdi>{note}</bdi>
        </li>
      ))}
    </ul>
  );
}
