import { execFileSync } from 'node:child_process';

/** The commit that the code of a folder stands at, in short, with a "+" where files beside the results differ from it. */
export function commit(root) {
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'models', 'bench/*.mjs', 'package-lock.json');
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
