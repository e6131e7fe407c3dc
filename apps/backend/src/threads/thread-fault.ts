/** A task failed for an internal reason, or its thread ended. `cause` has the thread's own stack. */
export class ThreadFault extends Error {
  override name = 'ThreadFault';
}
