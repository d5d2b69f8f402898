//! Sets of words from TOML to the table of a thesaurus, checked.
//!
//! This file is compiled into the build script, and into the library for its tests.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::compile::{Compiled, STEM_MARK};
use super::morphology::Morphology;
use super::pieces::pieces;
use super::row::{Group, Row};
use super::slots;

/// Ranks closer than this say the same: the least difference that rules report.
const TIE: u16 = 5;

/// The relations in the order in which their sets are numbered, closest first.
const RELATIONS: &[&str] = &["synonym", "derivation", "related"];

/// The members of one set: each key with the wording behind it.
type Members = BTreeMap<String, Wording>;

/// A member as listed, and in the forms that rows are keyed by.
#[derive(Debug)]
struct Wording {
    listed: String,
    /// Words in one spelling, joined by blanks.
    words: String,
}

/// The sets of one language.
#[derive(Debug, Default)]
pub struct Sets {
    by_relation: [Vec<Members>; 3],
}

/// What a thesaurus is made of.
#[derive(Debug)]
pub struct Columns {
    /// All keys in order.
    pub keys: String,
    /// Where each key ends.
    pub ends: Vec<u32>,
    /// The hash table of the keys.
    pub slots: Vec<u32>,
    /// The hash table of what phrases begin with.
    pub openings: Vec<u32>,
    /// Where the sets of each key end.
    pub lists: Vec<u32>,
    /// The sets of all keys.
    pub sets: Vec<u16>,
    /// The first set of derivations.
    pub derivations: u16,
    /// The first set of related words.
    pub related: u16,
}

impl Sets {
    /// Adds the sets of one file: a relation, a source, and one set a line.
    pub fn add(&mut self, file: &Table, words: &Morphology) -> Result<(), String> {
        let relation = text(file, "relation")?;
        let place = RELATIONS
            .iter()
            .position(|known| *known == relation)
            .ok_or_else(|| format!("`{relation}` is no relation of words"))?;
        let sourced = file.get("source").and_then(Value::as_array);
        if sourced.is_none_or(Vec::is_empty) {
            return Err("the sets have no source".to_owned());
        }
        let mut single = Vec::new();
        for line in text(file, "sets")?.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let members: Members = line
                .split(',')
                .map(|member| wording(member.trim(), words))
                .collect();
            if members.len() < 2 || members.contains_key("") {
                single.push(format!("`{line}` joins no two words"));
            }
            self.by_relation[place].push(members);
        }
        if single.is_empty() {
            Ok(())
        } else {
            Err(single.join("\n"))
        }
    }

    /// Refuses sets that are part of others, and synonyms that a ladder or a pair of opposites keeps apart.
    pub fn check(&self, rows: &Compiled) -> Result<(), String> {
        let senses = Senses::new(rows);
        let mut wrong = Vec::new();
        for sets in &self.by_relation {
            wrong.extend(repeated(sets));
        }
        for set in &self.by_relation[0] {
            let members: Vec<(&String, &Wording)> = set.iter().collect();
            for (at, (key, one)) in members.iter().enumerate() {
                for (other_key, other) in &members[at + 1..] {
                    let reason = apart(&senses.of(key, one), &senses.of(other_key, other));
                    wrong.extend(reason.map(|reason| {
                        format!("`{}` and `{}`: {reason}", one.listed, other.listed)
                    }));
                }
            }
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(wrong.join("\n"))
        }
    }

    /// The table: keys in order, each with the numbers of its sets.
    pub fn columns(&self) -> Result<Columns, String> {
        let mut by_key: BTreeMap<&str, Vec<u16>> = BTreeMap::new();
        let number = |count: usize| u16::try_from(count).map_err(|_| "too many sets".to_owned());
        let sizes = self.by_relation.each_ref().map(Vec::len);
        for (at, set) in self.by_relation.iter().flatten().enumerate() {
            for key in set.keys() {
                by_key.entry(key).or_default().push(number(at)?);
            }
        }
        let mut columns = Columns {
            keys: String::new(),
            ends: Vec::new(),
            slots: Vec::new(),
            openings: Vec::new(),
            lists: Vec::new(),
            sets: Vec::new(),
            derivations: number(sizes[0])?,
            related: number(sizes[0] + sizes[1])?,
        };
        let end = |length: usize| u32::try_from(length).map_err(|_| "too many words".to_owned());
        let keys = by_key.keys().enumerate();
        let entries: Vec<(u32, usize)> = keys.map(|(at, key)| (slots::hash(key), at)).collect();
        columns.slots = slots::slots(&entries);
        let mut openings: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, key) in by_key.keys().enumerate() {
            for (end, _) in key.match_indices(' ') {
                openings.entry(&key[..end]).or_insert(at);
            }
        }
        let openings = openings.into_iter();
        let entries: Vec<(u32, usize)> = openings
            .map(|(opening, at)| (slots::hash(opening), at))
            .collect();
        columns.openings = slots::slots(&entries);
        for (key, sets) in by_key {
            columns.keys.push_str(key);
            columns.sets.extend(sets);
            columns.ends.push(end(columns.keys.len())?);
            columns.lists.push(end(columns.sets.len())?);
        }
        Ok(columns)
    }
}

/// The rows of single wordings.
struct Senses<'c> {
    rows: &'c [Row],
    by_key: BTreeMap<&'c str, Vec<usize>>,
}

impl<'c> Senses<'c> {
    fn new(compiled: &'c Compiled) -> Self {
        let mut by_key: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for surface in &compiled.surfaces {
            by_key
                .entry(&surface.key)
                .or_default()
                .push(surface.row as usize);
        }
        Self {
            rows: &compiled.rows,
            by_key,
        }
    }

    fn of(&self, key: &str, wording: &Wording) -> Vec<&'c Row> {
        let stemmed = format!("{STEM_MARK}{key}");
        [wording.words.as_str(), &stemmed]
            .into_iter()
            .filter_map(|key| self.by_key.get(key))
            .flatten()
            .map(|row| &self.rows[*row])
            .collect()
    }
}

/// Why two wordings cannot be synonyms, if rows say so.
fn apart(one: &[&Row], other: &[&Row]) -> Option<String> {
    let opposite = |a: &Row, b: &Row| {
        a.group == Group::Antonym && a.concept == b.concept && a.family != b.family
    };
    let ladders: BTreeSet<(Group, &str)> = one
        .iter()
        .filter(|row| one_of(other, row))
        .map(|row| (row.group, &*row.family))
        .collect();
    for a in one {
        for b in other {
            if a.group == b.group && opposite(a, b) {
                return Some(format!("opposites ({})", a.concept));
            }
        }
    }
    for (group, family) in ladders {
        let on = |rows: &[&'_ Row]| -> Vec<Row> {
            let own = rows
                .iter()
                .filter(|row| row.group == group && row.family == family);
            own.map(|row| (*row).clone()).collect()
        };
        let (mine, theirs) = (on(one), on(other));
        let tied = mine.iter().any(|a| theirs.iter().any(|b| is_tie(a, b)));
        if !tied {
            return Some(format!(
                "two rungs of {}.{family} ({}, {})",
                group.key(),
                mine[0].concept,
                theirs[0].concept
            ));
        }
    }
    None
}

fn one_of(rows: &[&Row], row: &Row) -> bool {
    rows.iter().any(|other| other.shares_ladder(row))
}

/// Whether two rows of one ladder say the same.
fn is_tie(a: &Row, b: &Row) -> bool {
    let is_graded = a.rank != 0 || b.rank != 0 || a.group == Group::Number;
    !is_graded
        || a.concept == b.concept
        || a.group != Group::Number
            && a.rank.abs_diff(b.rank) < TIE
            && !(a.contested && b.contested)
}

/// Sets whose members all stand in another set too.
fn repeated(sets: &[Members]) -> Vec<String> {
    let mut holders: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (at, set) in sets.iter().enumerate() {
        for key in set.keys() {
            holders.entry(key).or_default().insert(at);
        }
    }
    let is_inside_another = |at: usize, set: &Members| {
        let mut all = set.keys().map(|key| &holders[key.as_str()]);
        let Some(first) = all.next() else {
            return false;
        };
        let common = all.fold(first.clone(), |common, held| &common & held);
        common
            .iter()
            .any(|other| *other != at && (sets[*other].len() > set.len() || *other < at))
    };
    sets.iter()
        .enumerate()
        .filter(|(at, set)| is_inside_another(*at, set))
        .map(|(_, set)| format!("`{}` says what another set says", listed(set)))
        .collect()
}

fn listed(set: &Members) -> String {
    let listed: Vec<&str> = set
        .values()
        .map(|wording| wording.listed.as_str())
        .collect();
    listed.join(", ")
}

/// The key of a member, and what is behind it.
fn wording(listed: &str, words: &Morphology) -> (String, Wording) {
    let lower = listed.to_lowercase();
    let parts: Vec<String> = pieces(&lower)
        .into_iter()
        .map(|range| words.respell(&lower[range]).into_owned())
        .collect();
    let stems: Vec<_> = parts.iter().map(|part| words.stem(part)).collect();
    let wording = Wording {
        listed: listed.to_owned(),
        words: parts.join(" "),
    };
    (stems.join(" "), wording)
}

fn text<'t>(file: &'t Table, field: &str) -> Result<&'t str, String> {
    file.get(field)
        .and_then(Value::as_str)
        .ok_or_else(|| format!("`{field}` is no text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks sets beside a few invented rows.
    fn check(sets: &str) -> Result<(), String> {
        let rows = "
            source = ['own']
            [verb.directive]
            beg = { rank = 60, surfaces = ['beg'] }
            implore = { rank = 62, surfaces = ['implore'] }
            command = { rank = 95, surfaces = ['command'] }
            [antonym.plus]
            open_shut = ['open']
            [antonym.minus]
            open_shut = ['shut']
        ";
        let table = |text: &str| toml::from_str::<Table>(text).expect("the example is TOML");
        let mut compiled = Compiled::default();
        compiled.add(&Table::new(), &table(rows), &Morphology::NONE)?;
        let compiled = compiled.finish()?;
        let mut all = Sets::default();
        let file = format!("source = ['own']\nrelation = 'synonym'\nsets = '''\n{sets}\n'''");
        all.add(&table(&file), &Morphology::NONE)?;
        all.check(&compiled)
    }

    #[test]
    fn refuses_what_a_ladder_or_a_pair_of_opposites_keeps_apart() {
        assert_eq!(check("beg, implore\nfrigid, icy"), Ok(()));
        let rungs = check("beg, command").expect_err("two rungs");
        assert!(rungs.contains("two rungs of verb.directive"), "{rungs}");
        let poles = check("open, shut").expect_err("opposites");
        assert!(poles.contains("opposites (open_shut)"), "{poles}");
    }

    #[test]
    fn refuses_sets_that_say_nothing_new() {
        assert!(check("frigid").is_err());
        assert!(check("frigid, icy\nicy, frigid").is_err());
        assert!(check("frigid, icy, gelid\nicy, frigid").is_err());
        assert_eq!(check("frigid, icy\nfrigid, gelid"), Ok(()));
    }
}
