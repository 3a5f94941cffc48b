/** Changes what is known of a task; of one that is not known, nothing. */
export function changeKnown<T>(tasks: Map<number, T>, id: number, to: (task: T) => T): void {
  const task = tasks.get(id);
  if (task !== undefined) tasks.set(id, to(task));
}
