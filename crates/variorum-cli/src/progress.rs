//! Progress on standard error, for people who wait at a terminal.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::io::Io;
use crate::terminal::DEFAULT_COLUMNS;

/// Work shorter than this passes without a word.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the elapsed time is shown anew.
const TICK: Duration = Duration::from_millis(250);

/// Columns of a bar.
const BAR: usize = 24;

/// Returns to the beginning of the line and clears it. A line that is cut off by an interrupt stays, as nothing else of
/// the terminal was changed.
const CLEAR: &str = "\r\u{1b}[K";

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

fn show<T>(io: &mut Io<'_>, line: &(dyn Fn() -> String + Sync), work: impl FnOnce() -> T) -> T {
    if !io.stderr_is_terminal {
        return work();
    }
    let (done, waiting) = mpsc::channel::<()>();
    // One column is left free: a full line would break on some terminals, and a broken line cannot be cleared.
    let room = io.stderr_columns.unwrap_or(DEFAULT_COLUMNS).max(2) - 1;
    let stderr = &mut io.stderr;
    thread::scope(|scope| {
        scope.spawn(move || {
            let start = Instant::now();
            let mut pause = PATIENCE;
            let mut shown = false;
            // A terminal that cannot be written to must not disturb the work.
            while waiting.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                let line = format!("{} ... {:.1} s", line(), start.elapsed().as_secs_f32());
                let line: String = line.chars().take(room).collect();
                // In one piece, so that it does not flicker.
                let _ = stderr.write_all(format!("{CLEAR}{line}").as_bytes());
                let _ = stderr.flush();
                (pause, shown) = (TICK, true);
            }
            if shown {
                let _ = stderr.write_all(CLEAR.as_bytes());
                let _ = stderr.flush();
            }
        });
        let result = work();
        drop(done);
        result
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a terminal of some width gets to see of work that takes some time.
    fn shown(takes: Duration, columns: usize, is_terminal: bool) -> String {
        let mut page = Vec::new();
        let mut io = Io::captured(std::io::sink(), &mut page);
        (io.stderr_is_terminal, io.stderr_columns) = (is_terminal, Some(columns));
        count(&mut io, "comparing", 2, |done| {
            done();
            thread::sleep(takes);
        });
        drop(io);
        String::from_utf8(page).expect("progress is text")
    }

    #[test]
    fn long_work_is_shown_on_a_terminal_and_wiped_off() {
        let page = shown(PATIENCE + TICK, 80, true);
        assert!(
            page.contains("comparing ████████████░░░░░░░░░░░░ 1/2 ... 1."),
            "{page:?}"
        );
        assert!(page.ends_with(CLEAR), "{page:?}");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let page = shown(PATIENCE + TICK, 20, true);
        let lines = page.split(CLEAR).map(|line| line.chars().count());
        assert_eq!(lines.max(), Some(19), "{page:?}");
    }

    #[test]
    fn short_work_and_work_without_a_terminal_pass_in_silence() {
        assert_eq!(shown(Duration::ZERO, 80, true), "");
        assert_eq!(shown(PATIENCE + TICK, 80, false), "");
    }
}
