//! Independent work on several threads, with results in the order of the work, so that they do not depend on how many
//! threads there are.

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

/// Threads that are used at most: beyond these, what cannot be shared decides.
const MOST_THREADS: usize = 8;

/// Processors that this program may use, asked for when first needed.
static CORES: OnceLock<usize> = OnceLock::new();

thread_local! {
    /// How many threads the work that is begun on this one may use, itself included, if somebody said.
    static ALLOWED: Cell<Option<usize>> = const { Cell::new(None) };
}

#[cfg(test)]
thread_local! {
    static FORCED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Sets what is allowed on this thread until it is dropped.
struct Allowance(Option<usize>);

impl Allowance {
    fn of(threads: usize) -> Self {
        let threads = threads.max(1);
        let outer = ALLOWED.get();
        ALLOWED.set(Some(outer.map_or(threads, |outer| outer.min(threads))));
        Self(outer)
    }
}

impl Drop for Allowance {
    fn drop(&mut self) {
        ALLOWED.set(self.0);
    }
}

/// Does work that uses at most `threads` threads, this one included, however much there is to do; 0 counts as 1. For
/// callers with threads of their own: how many there are changes nothing in the results.
///
/// ```
/// use variorum::{CompareOptions, compare, parallel, read_str};
///
/// let (old, new) = (read_str("old", "We urge."), read_str("new", "We invite."));
/// let comparison = parallel::limited(1, || compare(old, new, &CompareOptions::default()));
/// assert_eq!(comparison.findings().len(), 1);
/// ```
pub fn limited<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    let _allowance = Allowance::of(threads);
    work()
}

/// The most threads that work begun here uses: one for each processor, within what was said.
fn allowed() -> usize {
    // Asking how many cores there are takes as long as starting a thread.
    let cores = *CORES.get_or_init(|| thread::available_parallelism().map_or(1, usize::from));
    let most = cores.min(MOST_THREADS);
    ALLOWED.get().map_or(most, |said| said.min(most))
}

/// Works with so many threads, however little there is to do.
#[cfg(test)]
pub(crate) fn with_threads<R>(threads: usize, work: impl FnOnce() -> R) -> R {
    FORCED.with(|forced| forced.set(Some(threads)));
    let result = work();
    FORCED.with(|forced| forced.set(None));
    result
}

/// How many threads to use for work of a weight, where less than `least` is not worth a thread; at least 1.
pub(crate) fn threads(weight: usize, least: usize) -> usize {
    #[cfg(test)]
    if let Some(threads) = FORCED.with(Cell::get) {
        return threads.max(1);
    }
    match weight / least.max(1) {
        0 | 1 => 1,
        worthwhile => worthwhile.min(allowed()),
    }
}

/// How many of `count` items make a part, where less than `least` are not worth a thread; at least 1.
pub(crate) fn part_size(count: usize, least: usize) -> usize {
    count.div_ceil(threads(count, least)).max(1)
}

/// Works on all parts at once and returns the results in order.
pub(crate) fn each_part<P: Send, R: Send>(
    parts: impl Iterator<Item = P>,
    work: impl Fn(P) -> R + Sync,
) -> Vec<R> {
    let parts: Vec<P> = parts.collect();
    let threads = parts.len();
    map(parts, threads, work)
}

/// Works on each item and returns the results in the order of the items. Up to `threads` threads do it, this one
/// included; 0 counts as 1. They share among them what is [allowed](limited) here. How many there are changes nothing in
/// the results.
///
/// ```
/// use variorum::parallel;
///
/// let lengths = parallel::map(["We urge.", "We invite."], 2, str::len);
/// assert_eq!(lengths, [8, 10]);
/// ```
///
/// # Panics
///
/// When `work` does.
pub fn map<T: Send, R: Send>(
    items: impl IntoIterator<Item = T>,
    threads: usize,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let items = items.into_iter().map(|item| Mutex::new(Some(item)));
    let items: Vec<Mutex<Option<T>>> = items.collect();
    let of_index = |(): &mut (), index: usize| {
        let mut item = items[index].lock().unwrap_or_else(PoisonError::into_inner);
        work(item.take().expect("each item is worked on once"))
    };
    map_with(items.len(), threads, || (), of_index).0
}

/// Calls `work` for `0..count`, as [`map`] does, where each thread has something of its own to work with; also returns
/// what the threads had, that of this one first. Whoever is free takes the next item, so that long ones among short ones
/// keep nobody waiting: no result may depend on what a thread worked on before.
pub(crate) fn map_with<S: Send, T: Send>(
    count: usize,
    threads: usize,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
) -> (Vec<T>, Vec<S>) {
    let threads = ALLOWED.get().map_or(threads, |most| threads.min(most));
    let threads = threads.clamp(1, count.max(1));
    // Alone, a thread keeps all that is allowed.
    let share = (threads > 1).then(|| ALLOWED.get().unwrap_or_else(allowed) / threads);
    let next = AtomicUsize::new(0);
    let work_on = || {
        let _allowance = share.map(Allowance::of);
        let mut own = state();
        let mut done = Vec::with_capacity(count / threads);
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return (done, own);
            }
            done.push((index, work(&mut own, index)));
        }
    };
    let (mut done, mut states) = (Vec::new(), Vec::with_capacity(threads));
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work_on)).collect();
        let (first, own) = work_on();
        done = first;
        states.push(own);
        for other in others {
            let (more, own) = other
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            done.extend(more);
            states.push(own);
        }
    });
    // Each thread took its items in their order.
    done.sort_by_key(|(index, _)| *index);
    (done.into_iter().map(|(_, result)| result).collect(), states)
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
    fn each_thread_keeps_what_it_works_with() {
        for threads in [1, 2, 8] {
            let (items, counts) = map_with(
                100,
                threads,
                || 0,
                |count, item| {
                    *count += 1;
                    item
                },
            );
            assert_eq!(items, (0..100).collect::<Vec<_>>());
            assert_eq!(counts.len(), threads);
            assert_eq!(counts.iter().sum::<usize>(), 100);
        }
    }

    #[test]
    fn threads_share_what_is_allowed() {
        let inner = |threads| map(0..4, threads, |_| ALLOWED.get());
        assert_eq!(limited(8, || inner(4)), [Some(2); 4]);
        assert_eq!(limited(8, || inner(1)), [Some(8); 4]);
        assert_eq!(limited(2, || inner(4)), [Some(1); 4]);
        assert_eq!(limited(3, || limited(8, || ALLOWED.get())), Some(3));
        assert_eq!(limited(0, || threads(1_000_000, 1)), 1);
        assert!(limited(1_000, || threads(1_000_000, 1)) <= MOST_THREADS);
        let before = allowed();
        let panicked = std::panic::catch_unwind(|| limited(before + 1, || panic!("on purpose")));
        assert!(panicked.is_err());
        assert_eq!(allowed(), before, "a panic leaves nothing behind");
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
            assert_eq!(map(0..100, threads, |n| n * n), squares);
        }
        assert!(map(0..0, 4, |n: usize| n).is_empty());
    }
}
