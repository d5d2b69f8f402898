//! L6: the number of threads changes nothing.

use variorum::{LineageOptions, lineage, render};

use crate::planted::{self, series};
use crate::witnesses;

#[test]
fn the_number_of_threads_changes_nothing() {
    let texts: Vec<String> = series(7).iter().map(planted::text).collect();
    let written = |threads| {
        let options = LineageOptions::default().with_threads(threads);
        let lineage = lineage(witnesses(&texts), &options).expect("twelve texts");
        let mut json = Vec::new();
        render::lineage_json(&lineage, &mut json).expect("writing to memory does not fail");
        json
    };
    let one = written(1);
    for threads in [2, 8] {
        assert!(written(threads) == one, "{threads} threads");
    }
}
