/** A line on a terminal that says how far long work has come; silent elsewhere and for short work. */
export function progressBar(stream: NodeJS.WriteStream): {
  show: (done: number, total: number, what: string) => void;
  done: () => void;
} {
  const started = Date.now();
  let last = 0;
  let shown = false;
  return {
    show: (done, total, what) => {
      const now = Date.now();
      if (!stream.isTTY || now - started < 400 || now - last < 80) return;
      last = now;
      shown = true;
      const width = 24;
      const filled = total > 0 ? Math.round((width * done) / total) : 0;
      const bar = total > 0 ? `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total}` : String(done);
      stream.write(`\r\u001b[K${bar} ${what}`);
    },
    done: () => {
      if (shown) stream.write('\r\u001b[K');
    },
  };
}
