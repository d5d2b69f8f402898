//! Progress on standard error, for people who wait at a terminal.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::io::Io;

/// Work shorter than this passes without a word.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the elapsed time is shown anew.
const TICK: Duration = Duration::from_millis(250);

/// Does `work`; if it takes long and standard error is a terminal, shows `label` and the time until it is done.
pub(crate) fn with<T>(io: &mut Io<'_>, label: &str, work: impl FnOnce() -> T) -> T {
    show(io, &|| label.to_owned(), work)
}

/// As [`with`], for work of `total` steps: `work` calls what it is given after each, and a bar shows how many are done.
pub(crate) fn count<T>(
    io: &mut Io<'_>,
    label: &str,
    total: usize,
    work: impl FnOnce(&(dyn Fn() + Sync)) -> T,
) -> T {
    let done = AtomicUsize::new(0);
    let line = || {
        let done = done.load(Ordering::Relaxed).min(total);
        let filled = BAR * done / total.max(1);
        let bar = format!("{}{}", "█".repeat(filled), "░".repeat(BAR - filled));
        format!("{label} {bar} {done}/{total}")
    };
    show(io, &line, || {
        work(&|| {
            done.fetch_add(1, Ordering::Relaxed);
        })
    })
}

/// Columns of a bar.
const BAR: usize = 24;

fn show<T>(io: &mut Io<'_>, line: &(dyn Fn() -> String + Sync), work: impl FnOnce() -> T) -> T {
    if !io.stderr_is_terminal {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    let stderr = &mut io.stderr;
    thread::scope(|scope| {
        scope.spawn(move || {
            let start = Instant::now();
            let mut pause = PATIENCE;
            let mut shown = false;
            // A terminal that cannot be written to must not disturb the work.
            while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let _ = write!(
                    stderr,
                    "\r{} ... {:.1} s",
                    line(),
                    start.elapsed().as_secs_f32()
                );
                let _ = stderr.flush();
                (pause, shown) = (TICK, true);
            }
            if shown {
                let _ = write!(stderr, "\r\u{1b}[K");
                let _ = stderr.flush();
            }
        });
        let result = work();
        drop(done);
        result
    })
}
