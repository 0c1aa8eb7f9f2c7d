import { Button } from "@/components/ui/Button";
import { LocalTime } from "@/components/ui/LocalTime";
import type { LinkSummary } from "@/lib/scenario/apiSchema";

interface LiveLinksProps {
  readonly links: readonly LinkSummary[];
  /** The one that was made just now. */
  readonly madeId: string | null;
  readonly busy: boolean;
  readonly onWithdraw: (id: string) => void;
}

/** The links that open a scenario today: what each may do, for whom, until when, when it was last used. */
export function LiveLinks({ links, madeId, busy, onWithdraw }: LiveLinksProps) {
  if (links.length === 0) return null;
  return (
    <>
      <h3 className="mt-5 mb-1 font-medium text-sm">Live links</h3>
      <ul className="text-sm">
        {links.map(({ id, capability, label, createdAt, expiresAt, lastUsedAt }) => (
          <li key={id} className="flex items-center justify-between gap-2 border-edge border-t py-1">
            <span className="min-w-0">
              <span className="font-medium">{capability}</span>
              {label === "" ? null : <span className="break-words"> · {label}</span>}
              {id === madeId ? " (this one)" : ""}
              <span className="block text-mute text-xs">
                made <LocalTime iso={createdAt} />
                {expiresAt === null ? null : (
                  <>
                    , until <LocalTime iso={expiresAt} />
                  </>
                )}
                {lastUsedAt === null ? (
                  ", not used yet"
                ) : (
                  <>
                    , last used <LocalTime iso={lastUsedAt} />
                  </>
                )}
              </span>
            </span>
            <Button look="quiet" disabled={busy} onClick={() => onWithdraw(id)}>
              Withdraw
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
