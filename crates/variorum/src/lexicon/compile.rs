//! Rule tables from TOML to rows and surfaces, checked.
//!
//! This file is compiled twice: into the build script for the packs that come with the library, and into the library
//! for the rows that users add.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::{Table, Value};

use super::morphology::Morphology;
use super::pieces::pieces;
use super::row::{Class, Form, Group, Row, Setting, Surface, Variation};
use super::table_text::TableText;

/// What a set of tables says.
#[derive(Debug, Default)]
pub struct Compiled {
    /// The rows.
    pub rows: Vec<Row>,
    /// Their wordings, sorted by key.
    pub surfaces: Vec<Surface>,
}

/// Least number of rungs of a ladder: fewer are a list.
const LEAST_RUNGS: usize = 3;

/// What begins the key of a surface that is compared by stems: sorts before every word.
pub const STEM_MARK: char = ' ';

/// Checks the ladders of all languages: each has enough rungs and each rung a source.
pub fn check_ladders(ladders: &Table) -> Result<(), String> {
    for (group, families) in tables(ladders)? {
        for (family, concepts) in tables(families)? {
            let ranked = concepts.len();
            let is_ladder = !matches!(Group::of(group), Some(Group::Hedge | Group::Condition))
                && family != "article";
            if is_ladder && ranked < LEAST_RUNGS {
                return Err(format!(
                    "[{group}.{family}] has {ranked} rungs of {LEAST_RUNGS}"
                ));
            }
            for (concept, row) in concepts {
                let sourced = row.get("source").and_then(Value::as_array);
                if sourced.is_none_or(Vec::is_empty) {
                    return Err(format!("{group}.{family}.{concept} has no source"));
                }
            }
        }
    }
    Ok(())
}

impl Compiled {
    /// Adds the rows of one file. `ladders` gives ranks to the concepts that it knows.
    pub fn add(&mut self, ladders: &Table, file: &Table, words: &Morphology) -> Result<(), String> {
        let source = codes(file.get("source"));
        for (key, families) in file {
            if matches!(key.as_str(), "source" | "pack") {
                continue;
            }
            let group = Group::of(key).ok_or_else(|| format!("[{key}] is no group of rows"))?;
            let families = families
                .as_table()
                .ok_or_else(|| format!("`{key}` is not a table"))?;
            for (family, concepts) in tables(families)? {
                for (concept, entry) in concepts {
                    let known = ladders
                        .get(key)
                        .and_then(|group| group.get(family))
                        .and_then(|family| family.get(concept));
                    let name = Name {
                        group,
                        family,
                        concept,
                    };
                    self.add_row(&name, entry, known, &source, words)?;
                }
            }
        }
        Ok(())
    }

    /// Sorts the surfaces and refuses those that stand on two rungs of a ladder.
    pub fn finish(mut self) -> Result<Self, String> {
        self.surfaces.sort_by(|a, b| {
            a.key
                .cmp(&b.key)
                .then(a.row.cmp(&b.row))
                .then(a.form.cmp(&b.form))
        });
        self.surfaces
            .dedup_by(|a, b| a.key == b.key && a.row == b.row && a.form == b.form);
        let mut seen = BTreeSet::new();
        let mut twice = Vec::new();
        for surface in &self.surfaces {
            let row = &self.rows[surface.row as usize];
            let place = (
                row.group,
                &row.family,
                &surface.key,
                surface.form,
                &surface.cased,
            );
            if row.rank != 0 && !seen.insert(place) {
                twice.push(format!(
                    "`{}` in {}.{}",
                    surface.key.trim_start(),
                    row.group.key(),
                    row.family
                ));
            }
        }
        if !twice.is_empty() {
            return Err(format!("on two rungs of one ladder: {}", twice.join(", ")));
        }
        Ok(self)
    }

    /// Adds a row for what a text itself calls by several names.
    pub fn add_names(&mut self, group: Group, family: &str, names: &[String], words: &Morphology) {
        let row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let Some(first) = names.first() else { return };
        self.rows.push(Row {
            group,
            family: TableText::from(family.to_owned()),
            concept: TableText::from(first.to_lowercase()),
            class: None,
            rank: 0,
            contested: false,
            weak: false,
            remote_of: TableText::from(String::new()),
            source: TableText::from("text".to_owned()),
        });
        for name in names {
            let wording = Wording {
                row,
                forms: group.variation(),
                setting: Setting::Free,
                context: [String::new(), String::new()],
            };
            self.add_surface(wording, name, words);
        }
    }

    fn add_row(
        &mut self,
        name: &Name<'_>,
        entry: &Value,
        known: Option<&Value>,
        source: &str,
        words: &Morphology,
    ) -> Result<(), String> {
        let field = |field: &str| {
            entry
                .get(field)
                .or_else(|| known.and_then(|known| known.get(field)))
        };
        let is = |name: &str| field(name).and_then(Value::as_bool).unwrap_or(false);
        let text = |name: &str| {
            let text = field(name).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let own = codes(field("source"));
        let class = Class::of(name.concept).filter(|_| name.group == Group::Function);
        if class.is_none() && name.group == Group::Function {
            let known = Class::KEYS.join(", ");
            return Err(format!(
                "{name} is no class of function words; there are {known}"
            ));
        }
        let row = Row {
            group: name.group,
            family: TableText::from(name.family.to_owned()),
            concept: TableText::from(name.concept.to_owned()),
            class,
            rank: rank(field("rank"))
                .ok_or_else(|| format!("{name}: a rank lies between -100 and 100"))?,
            contested: is("contested"),
            weak: is("weak"),
            remote_of: TableText::from(text("remote_of")),
            source: TableText::from(if own.is_empty() {
                source.to_owned()
            } else {
                own
            }),
        };
        if row.source.is_empty() {
            return Err(format!("{name} has no source"));
        }
        let index = u32::try_from(self.rows.len()).map_err(|_| "too many rows".to_owned())?;
        self.rows.push(row);
        let list = entry
            .as_array()
            .or_else(|| entry.get("surfaces").and_then(Value::as_array));
        let list = list.ok_or_else(|| format!("{name} lists no surfaces"))?;
        let flag = |name: &str| entry.get(name).and_then(Value::as_bool).unwrap_or(false);
        for surface in list {
            let surface = surface
                .as_str()
                .ok_or_else(|| format!("{name}: a surface is not a text"))?;
            let context = [
                joined(entry.get("not_before")),
                joined(entry.get("not_after")),
            ];
            let setting = if flag("loose") {
                Setting::Loose
            } else if flag("infinitive") {
                Setting::Infinitive
            } else if flag("being") {
                Setting::Being
            } else {
                Setting::Free
            };
            let fixed = flag("fixed");
            let forms = if fixed {
                Variation::Exact
            } else {
                name.group.variation()
            };
            let wording = Wording {
                row: index,
                forms,
                setting,
                context,
            };
            self.add_surface(wording, surface, words);
        }
        Ok(())
    }

    fn add_surface(&mut self, wording: Wording, surface: &str, words: &Morphology) {
        let Wording {
            row,
            forms,
            setting,
            context: [not_before, not_after],
        } = wording;
        let lower = surface.to_lowercase().replace('\u{2019}', "'");
        let parts: Vec<&str> = pieces(&lower)
            .into_iter()
            .map(|range| &lower[range])
            .collect();
        let Some((first, rest)) = parts.split_first() else {
            return;
        };
        let rest: Vec<Cow<'_, str>> = rest.iter().map(|part| words.respell(part)).collect();
        let conjugated = match forms {
            Variation::Conjugated => true,
            Variation::Phrases => parts.len() > 1,
            Variation::Exact | Variation::Stemmed => false,
        };
        let firsts = if conjugated {
            words.conjugate(first)
        } else {
            vec![((*first).to_owned(), Form::Base)]
        };
        let cased = if forms == Variation::Conjugated || lower == surface {
            String::new()
        } else {
            surface.to_owned()
        };
        for (first, form) in firsts {
            let first = words.respell(&first).into_owned();
            let all = std::iter::once(first.as_str()).chain(rest.iter().map(AsRef::as_ref));
            let key = if forms == Variation::Stemmed {
                let stems: Vec<_> = all.map(|part| words.stem(part)).collect();
                format!("{STEM_MARK}{}", stems.join(" "))
            } else {
                all.collect::<Vec<_>>().join(" ")
            };
            let detached = if conjugated {
                detached(&key, words)
            } else {
                None
            };
            for key in std::iter::once(key).chain(detached) {
                self.surfaces.push(Surface {
                    key: TableText::from(key),
                    row,
                    form,
                    setting,
                    cased: TableText::from(cased.clone()),
                    not_before: TableText::from(not_before.clone()),
                    not_after: TableText::from(not_after.clone()),
                });
            }
        }
    }
}

/// The key of a verb as some write it, with a hyphen behind its beginning: re-affirm. None where that is another word.
fn detached(key: &str, words: &Morphology) -> Option<String> {
    let verb = key.split(' ').next().unwrap_or_default();
    if words.distinct.contains(&words.stem(verb)) {
        return None;
    }
    let mut prefixes = words.detached.iter();
    prefixes.find_map(|prefix| {
        let rest = key.strip_prefix(prefix)?;
        let is_letter = |at: Option<char>| at.is_some_and(char::is_alphabetic);
        is_letter(rest.chars().next()).then(|| format!("{prefix} - {rest}"))
    })
}

/// How the wordings of a row are meant.
struct Wording {
    row: u32,
    forms: Variation,
    setting: Setting,
    context: [String; 2],
}

/// Where a row stands.
struct Name<'n> {
    group: Group,
    family: &'n str,
    concept: &'n str,
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.group.key(), self.family, self.concept)
    }
}

fn tables(table: &Table) -> Result<Vec<(&str, &Table)>, String> {
    table
        .iter()
        .map(|(key, value)| match value.as_table() {
            Some(table) => Ok((key.as_str(), table)),
            None => Err(format!("`{key}` is not a table")),
        })
        .collect()
}

fn rank(value: Option<&Value>) -> Option<i16> {
    let Some(value) = value else { return Some(0) };
    let rank = i16::try_from(value.as_integer()?).ok()?;
    (-100..=100).contains(&rank).then_some(rank)
}

fn codes(value: Option<&Value>) -> String {
    strings(value).join(",")
}

fn joined(value: Option<&Value>) -> String {
    strings(value).join(" ")
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    let list = value.and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
