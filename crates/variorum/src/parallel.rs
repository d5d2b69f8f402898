//! Independent work on several threads, with results in the order of the work, so that they do not depend on how many
//! threads there are.

#[cfg(test)]
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Threads that are used at most: beyond these, what cannot be shared decides.
const MOST_THREADS: usize = 8;

#[cfg(test)]
thread_local! {
    static FORCED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Works with so many threads, however little there is to do.
#[cfg(test)]
pub(crate) fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    FORCED.with(|forced| forced.set(Some(threads)));
    let result = work();
    FORCED.with(|forced| forced.set(None));
    result
}

/// How many of `count` items make a part, where less than `least` are not worth a thread; at least 1.
pub(crate) fn part_size(count: usize, least: usize) -> usize {
    #[cfg(test)]
    if let Some(threads) = FORCED.with(Cell::get) {
        return count.div_ceil(threads).max(1);
    }
    let worthwhile = count / least.max(1);
    // Asking how many threads there are takes longer than the work on a short list.
    if worthwhile < 2 {
        return count.max(1);
    }
    let available = thread::available_parallelism().map_or(1, usize::from);
    count.div_ceil(worthwhile.min(available).min(MOST_THREADS))
}

/// Works on all parts at once and returns the results in order.
pub(crate) fn each_part<P: Send, R: Send>(
    parts: impl Iterator<Item = P>,
    work: impl Fn(P) -> R + Sync,
) -> Vec<R> {
    let parts: Vec<Mutex<Option<P>>> = parts.map(|part| Mutex::new(Some(part))).collect();
    map(parts.len(), parts.len(), |index| {
        let mut part = parts[index].lock().unwrap_or_else(PoisonError::into_inner);
        work(part.take().expect("each part is worked on once"))
    })
}

/// Calls `work` for `0..count` on up to `threads` threads, this one included, and returns the results in order.
pub fn map<T: Send>(count: usize, threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = threads.clamp(1, count.max(1));
    if threads == 1 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(count));
    let work_on = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            let result = work(index);
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((index, result));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work_on);
        }
        work_on();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_parts() {
        let items: Vec<usize> = (0..1000).collect();
        for size in [1, 7, 250, 999, 1000, 2000] {
            let sums = each_part(items.chunks(size), <[usize]>::to_vec);
            assert_eq!(sums.concat(), items);
        }
        let none: Vec<Vec<usize>> = each_part([].chunks(1), <[usize]>::to_vec);
        assert!(none.is_empty());
    }

    #[test]
    fn short_lists_are_one_part() {
        assert_eq!(part_size(0, 10), 1);
        assert_eq!(part_size(19, 10), 19);
        assert!(part_size(1_000_000, 10) >= 1_000_000 / MOST_THREADS);
    }

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        let squares: Vec<usize> = (0..100).map(|n| n * n).collect();
        for threads in [0, 1, 2, 8, 200] {
            assert_eq!(map(100, threads, |n| n * n), squares);
        }
        assert!(map(0, 4, |n| n).is_empty());
    }
}
