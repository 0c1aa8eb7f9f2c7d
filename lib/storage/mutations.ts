import { PlimsollError } from "@/lib/errors/plimsollError";
import { parseScenario } from "@/lib/scenario/parse";
import { MAX_NAME_LENGTH, type Scenario } from "@/lib/scenario/scenario";
import { readScenario, scenarioNotFound } from "./data";
import type { ScenarioRow, ScenarioTarget, Store } from "./store";

/** What a write needs from outside: the database, the time, and ids that can't be guessed. */
export interface StorageContext {
  readonly store: Store;
  readonly now: Date;
  readonly newId: () => string;
}

/** What a browser must know to save again. */
export interface Saved {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly updatedAt: Date;
}

function documentColumns(scenario: Scenario) {
  return { name: scenario.name, document: JSON.stringify(scenario), schemaVersion: scenario.version };
}

function saved({ id, name, revision, updatedAt }: ScenarioRow): Saved {
  return { id, name, revision, updatedAt };
}

/**
 * Keeps a new scenario for this owner.
 * @throws PlimsollError `invalid-input` with the faults of the document.
 */
export async function createScenario(context: StorageContext, ownerId: string, document: unknown): Promise<Saved> {
  const { store, now, newId } = context;
  const row: ScenarioRow = {
    id: newId(),
    ownerId,
    ...documentColumns(parseScenario(document)),
    revision: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
  await store.insertScenario(row);
  return saved(row);
}

/**
 * Saves over the revision that the change was based on.
 * @throws PlimsollError `conflict` when someone saved in between, `not-found`, `invalid-input`.
 */
export async function saveScenario(
  { store, now }: StorageContext,
  target: { readonly id: string; readonly ownerId: string; readonly revision: number },
  document: unknown,
): Promise<Saved> {
  const scenario = parseScenario(document);
  const revision = target.revision + 1;
  const change = { ...documentColumns(scenario), revision, updatedAt: now };
  if (!(await store.updateScenario({ ...target, inTrash: false }, change))) {
    await readScenario(store, target.ownerId, target.id);
    throw new PlimsollError(
      "conflict",
      "This scenario was saved elsewhere since you opened it, so your change was not saved over it. Reload the page to go on: your change stays in its address, and saving again replaces the other.",
    );
  }
  return { id: target.id, name: scenario.name, revision, updatedAt: now };
}

/** @throws PlimsollError `not-found`, `invalid-input`, or `conflict` when someone saved at the same moment. */
export async function renameScenario(
  context: StorageContext,
  { id, ownerId }: { readonly id: string; readonly ownerId: string },
  name: string,
): Promise<Saved> {
  const { scenario, revision } = await readScenario(context.store, ownerId, id);
  return saveScenario(context, { id, ownerId, revision }, { ...scenario, name });
}

/** Keeps a copy under "… (copy)", shortened where the name would grow too long. */
export async function duplicateScenario(context: StorageContext, ownerId: string, id: string): Promise<Saved> {
  const { scenario } = await readScenario(context.store, ownerId, id);
  const suffix = " (copy)";
  const kept = scenario.name.slice(0, MAX_NAME_LENGTH - suffix.length).replace(/\p{Surrogate}$/u, "");
  const name = `${kept.trimEnd()}${suffix}`;
  return createScenario(context, ownerId, { ...scenario, name });
}

type Owned = Pick<ScenarioTarget, "id" | "ownerId">;

/** Puts it in the trash, from which `restoreScenario` takes it back. Its links stop working meanwhile. */
export async function deleteScenario({ store, now }: StorageContext, target: Owned): Promise<void> {
  if (!(await store.updateScenario({ ...target, inTrash: false }, { deletedAt: now }))) throw scenarioNotFound();
}

/** @throws PlimsollError `not-found` unless it is in this owner's trash. */
export async function restoreScenario({ store }: StorageContext, target: Owned): Promise<Saved> {
  if (!(await store.updateScenario({ ...target, inTrash: true }, { deletedAt: null }))) throw scenarioNotFound();
  const { id, name, revision, updatedAt } = await readScenario(store, target.ownerId, target.id);
  return { id, name, revision, updatedAt };
}
