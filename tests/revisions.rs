//! Revisions of a long law made by a program that writes down what it did: how much of it alignment finds.
//!
//! Generator and law lie beside the repository; without them, or without Python, the test says so and does nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;
use variorum::{AlignOptions, Alignment, Document, Sides, align, read};

/// What the generator did to some paragraphs, counted from 0.
#[derive(Deserialize)]
struct Operation {
    op: String,
    old: Vec<usize>,
    new: Vec<usize>,
}

/// Bytes of the old text.
const SIZE: usize = 1_500_000;

/// Of the operations of a kind, per cent that must be found exactly.
const FLOORS: [(&str, usize); 4] = [("edit", 95), ("move", 95), ("merge", 85), ("split", 85)];

/// Of the pairs of blocks that belong together, per cent that must be linked.
const PAIRS_FLOOR: usize = 98;

#[test]
fn operations_on_paragraphs_are_found() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let generator = shared.join("tools/revise.py");
    let law = shared.join("corpus/de-bgb/2022-03-03.md");
    let has_python = Command::new("python3").arg("--version").output().is_ok();
    if !generator.exists() || !law.exists() || !has_python {
        println!(
            "not run: needs {}, the law and python3",
            generator.display()
        );
        return;
    }
    let mut score = Score::default();
    for seed in [3, 4] {
        let folder =
            std::env::temp_dir().join(format!("variorum-revisions-{}-{seed}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let [old, new, truth] = ["old.md", "new.md", "truth"].map(|name| folder.join(name));
        generate(&generator, &law, seed, &[&old, &new, &truth]);
        let documents = Sides::new(read(&old).unwrap(), read(&new).unwrap());
        let alignment = align(documents.as_ref(), &AlignOptions::default());
        score.add(&documents, &alignment, &operations(&truth));
        fs::remove_dir_all(&folder).unwrap();
    }
    println!("{score:?}");
    for (op, floor) in FLOORS {
        let (found, all) = score.operations[op];
        assert!(100 * found >= floor * all, "{op}: {found} of {all}");
    }
    let (linked, all) = score.pairs;
    assert!(
        100 * linked >= PAIRS_FLOOR * all,
        "pairs: {linked} of {all}"
    );
}

fn generate(generator: &Path, law: &Path, seed: u32, files: &[&PathBuf; 3]) {
    let [old, new, truth] = files;
    let status = Command::new("python3")
        .arg(generator)
        .arg("revise")
        .args([law, old, new])
        .args(["--size", &SIZE.to_string(), "--seed", &seed.to_string()])
        .arg("--truth")
        .arg(truth)
        .status()
        .expect("python3 runs");
    assert!(status.success(), "the generator failed");
}

fn operations(truth: &Path) -> Vec<Operation> {
    let lines = fs::read_to_string(truth).expect("the generator wrote it");
    let parse = |line| serde_json::from_str(line).expect("a line is an operation");
    lines.lines().map(parse).collect()
}

/// What was found of what there was to find.
#[derive(Debug, Default)]
struct Score {
    operations: BTreeMap<String, (usize, usize)>,
    pairs: (usize, usize),
}

impl Score {
    /// Counts an operation as found where the links join exactly the blocks that it joins.
    ///
    /// The generator counts paragraphs between blank lines, the reader joins some of them into one block: the item of a
    /// list and its continuation. Operations on the paragraphs of one block are therefore taken together.
    fn add(
        &mut self,
        documents: &Sides<Document>,
        alignment: &Alignment,
        operations: &[Operation],
    ) {
        let blocks = documents.as_ref().map(blocks_of_paragraphs);
        let in_blocks = |operation: &Operation| {
            let covered = |of: &[Vec<usize>], paragraphs: &[usize]| {
                let blocks = paragraphs.iter().flat_map(|paragraph| &of[*paragraph]);
                blocks.copied().collect::<Vec<_>>()
            };
            Sides::new(
                covered(&blocks.old, &operation.old),
                covered(&blocks.new, &operation.new),
            )
        };
        let expected: Vec<Sides<Vec<usize>>> = operations.iter().map(in_blocks).collect();
        let sizes = documents.as_ref().map(|document| document.blocks().len());
        let truth = Groups::new(expected.iter(), sizes);
        let found = Groups::new(alignment.blocks.iter().map(|link| &link.units), sizes);
        for (operation, blocks) in operations.iter().zip(&expected) {
            let mut members = truth.members(blocks);
            let is_found = members.all(|(expected, unit)| found.group(unit) == expected);
            let count = self.operations.entry(operation.op.clone()).or_default();
            count.0 += usize::from(is_found);
            count.1 += 1;
            for old in &blocks.old {
                for new in &blocks.new {
                    self.pairs.0 += usize::from(found.are_joined(*old, *new));
                    self.pairs.1 += 1;
                }
            }
        }
    }
}

/// Per paragraph between blank lines, the blocks that hold some of it.
fn blocks_of_paragraphs(document: &Document) -> Vec<Vec<usize>> {
    let text = document.text();
    let mut starts = vec![0];
    starts.extend(text.match_indices("\n\n").map(|(at, mark)| at + mark.len()));
    let paragraph = |at: usize| starts.partition_point(|start| *start <= at) - 1;
    let mut of = vec![Vec::new(); starts.len()];
    for (index, block) in document.blocks().iter().enumerate() {
        let span = block.span();
        for paragraph in &mut of[paragraph(span.start())..=paragraph(span.end() - 1)] {
            paragraph.push(index);
        }
    }
    of
}

/// Blocks of both sides that are joined, directly or by way of others.
struct Groups {
    old: usize,
    members: Vec<Vec<usize>>,
    group_of: Vec<usize>,
}

impl Groups {
    fn new<'a>(joins: impl Iterator<Item = &'a Sides<Vec<usize>>>, sizes: Sides<usize>) -> Self {
        let mut groups = Self {
            old: sizes.old,
            members: (0..sizes.old + sizes.new).map(|unit| vec![unit]).collect(),
            group_of: (0..sizes.old + sizes.new).collect(),
        };
        for join in joins.filter(|join| !join.old.is_empty() && !join.new.is_empty()) {
            let units: Vec<usize> = groups.units(join).collect();
            for unit in &units[1..] {
                groups.join(units[0], *unit);
            }
        }
        for members in &mut groups.members {
            members.sort_unstable();
        }
        groups
    }

    /// Numbers the blocks of both sides in one row.
    fn units<'a>(&self, blocks: &'a Sides<Vec<usize>>) -> impl Iterator<Item = usize> + use<'a> {
        let old = self.old;
        let new = blocks.new.iter().map(move |block| old + block);
        blocks.old.iter().copied().chain(new)
    }

    fn join(&mut self, one: usize, other: usize) {
        let (into, from) = (self.group_of[one], self.group_of[other]);
        if into != from {
            let moved = std::mem::take(&mut self.members[from]);
            for unit in &moved {
                self.group_of[*unit] = into;
            }
            self.members[into].extend(moved);
        }
    }

    fn group(&self, unit: usize) -> &[usize] {
        &self.members[self.group_of[unit]]
    }

    /// The blocks, each with its group.
    fn members<'a>(
        &'a self,
        blocks: &'a Sides<Vec<usize>>,
    ) -> impl Iterator<Item = (&'a [usize], usize)> {
        self.units(blocks).map(|unit| (self.group(unit), unit))
    }

    fn are_joined(&self, old: usize, new: usize) -> bool {
        self.group_of[old] == self.group_of[self.old + new]
    }
}
