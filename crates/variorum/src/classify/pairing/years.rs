//! Years that are told from that of the text: "this year" of a text of 2031 is "next year" of one of 2030.

use super::pair::{Pair, Sameness};
use super::side::Which;
use crate::classify::reading::atom::Value;
use crate::classify::reading::typed::Time;
use crate::document::{Date, Document};
use crate::sides::Sides;

/// The years of two texts, if both are dated to the month.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::classify) struct Years(Option<Sides<u16>>);

impl Years {
    /// The years of two documents.
    pub(in crate::classify) fn of(documents: Sides<&Document>) -> Self {
        let years = documents.map(|document| {
            let date = Date::of(document).filter(|date| date.has_month());
            date.map(Date::year)
        });
        let both = years.old.zip(years.new);
        Self(both.map(|(old, new)| Sides::new(old, new)))
    }

    /// The time as the text of a side means it. Where no text is dated, it is as it is written.
    pub(in crate::classify) fn meant(self, which: Which, time: &Time) -> Time {
        match self.0 {
            Some(years) => time.seen_from(which.of(years)),
            None => time.clone(),
        }
    }
}

impl Pair<'_, '_> {
    /// The time at a place as its text means it, if there is one.
    fn time_meant(&self, which: Which, at: usize) -> Option<Time> {
        match &self.side(which).atoms[at].value {
            Value::Time(time) => Some(self.years.meant(which, time)),
            _ => None,
        }
    }

    /// The amounts that two atoms say something of, if both do.
    fn amounts_of(&self, old: usize, new: usize) -> Option<(usize, usize)> {
        self.sides
            .old
            .amount_of(old)
            .zip(self.sides.new.amount_of(new))
    }

    /// Whether two times are other years by the dates of the texts, and those of amounts of different things.
    pub(super) fn parts_years(&self, old: usize, new: usize) -> bool {
        let times = self
            .time_meant(Which::Old, old)
            .zip(self.time_meant(Which::New, new));
        let are_amounts_parted = || {
            let amounts = self.amounts_of(old, new);
            amounts.is_some_and(|(a, b)| self.parts_amounts(a, b))
        };
        times.is_some_and(|(a, b)| a.canonical() != b.canonical()) && are_amounts_parted()
    }

    /// Joins times that are written differently and mean one year, in one place or of one amount.
    pub(super) fn match_years(&mut self) {
        let open: Vec<usize> = self.sides.old.open_atoms().collect();
        for old in open {
            let Some(time) = self.time_meant(Which::Old, old) else {
                continue;
            };
            let found = self.sides.new.open_atoms().find(|new| {
                let is_same = self
                    .time_meant(Which::New, *new)
                    .is_some_and(|meant| meant == time);
                let amounts = || self.amounts_of(old, *new);
                is_same
                    && (self.sides.old.slot[old] == self.sides.new.slot[*new]
                        || amounts().is_some_and(|(a, b)| self.partner(Which::Old, a) == Some(b)))
            });
            if let Some(new) = found {
                self.join(old, new, Sameness::InPlace);
            }
        }
    }
}
