//! The real texts beside the repository, where they are.

use super::*;

fn texts() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let mut folders = vec![root.clone()];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else {
            continue;
        };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|name| name == "txt" || name == "md")
            {
                texts.push(path);
            }
        }
    }
    if texts.is_empty() {
        println!("not run: {} holds no texts", root.display());
    }
    texts.sort();
    texts
}

#[test]
fn every_text_is_covered_by_blocks_and_tokens() {
    for path in texts() {
        let document = read(&path).unwrap();
        assert_eq!(document.validate(), Ok(()), "{}", path.display());
    }
}

#[test]
fn the_seed_has_its_three_cut_paragraphs_joined() {
    for path in texts() {
        if path.ends_with("global-coalition/2021-06-28-rome.txt") {
            let document = read(&path).unwrap();
            let joined = document
                .blocks()
                .iter()
                .filter(|block| block.pieces.len() == 2)
                .count();
            assert_eq!(joined, 3);
        }
    }
}

#[test]
fn a_text_taken_out_of_its_pages_twice_shows_almost_no_change() {
    let raw = texts().into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".x1.0-raw.txt")
    });
    for path in raw {
        let name = path.to_string_lossy();
        let flowed = name.replace(".x1.0-raw.txt", ".x1.3.0.md");
        let comparison = variorum::compare(
            read(&path).unwrap(),
            read(&flowed).unwrap(),
            &variorum::CompareOptions::default(),
        );
        let moved = comparison.alignment().blocks.iter();
        assert_eq!(
            moved.filter(|link| link.moved.is_some()).count(),
            0,
            "{flowed}"
        );
        let counts = variorum::render::stat(&comparison);
        // A text of two pages has a single edge, which nothing repeats: its running head and a cut paragraph stay.
        assert!(counts.reused > 0.8, "{flowed}: {}", counts.reused);
    }
}
