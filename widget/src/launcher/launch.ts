export function launch() {}
