import { Button } from "@/components/ui/Button";
import { MAX_NAME_LENGTH } from "@/lib/scenario/nameLimit";

interface RenameFormProps {
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onCancel: () => void;
}

/** A new name in the place of the old one: Enter keeps it, Escape does not. */
export function RenameForm({ name, onRename, onCancel }: RenameFormProps) {
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const entered = new FormData(event.currentTarget).get("name");
        if (typeof entered === "string") onRename(entered);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
      }}
    >
      <input
        name="name"
        aria-label="New name"
        defaultValue={name}
        maxLength={MAX_NAME_LENGTH}
        required
        // biome-ignore lint/a11y/noAutofocus: the person just asked to type here.
        autoFocus
        autoComplete="off"
        className="min-w-0 flex-1 rounded-md border border-edge bg-paper px-2 py-1 text-sm"
      />
      <Button type="submit" look="primary">
        Rename
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
    </form>
  );
}
