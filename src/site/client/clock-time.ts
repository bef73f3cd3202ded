/** Virtual microseconds since the epoch as `12:04:31`, in the time zone of the simulated machines, which is UTC. */
export function clockTime(microseconds: number): string {
  return new Date(Math.floor(microseconds / 1000)).toISOString().slice(11, 19);
}
