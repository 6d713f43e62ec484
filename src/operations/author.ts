import { userInfo } from 'node:os';

/** The user of this machine, who decides where nobody else is named; some have no name. */
export function user(): string {
  try {
    return userInfo().username;
  } catch {
    return 'user without a name';
  }
}
