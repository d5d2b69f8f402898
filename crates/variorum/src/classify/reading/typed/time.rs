//! What a time expression says, as far as it is precise.

use super::quantity::Quantity;

/// On which side of a date something is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::classify) enum Limit {
    /// Not after.
    Upper,
    /// Not before.
    Lower,
}

/// The first of several days, and what joins it with the last: a word, or a hyphen from one to the other.
pub(in crate::classify) type FirstDay = (u8, String);

/// A time expression as far as it is precise.
#[derive(Clone, Debug, PartialEq, Default)]
pub(in crate::classify) struct Time {
    /// The year.
    pub(in crate::classify) year: Option<u16>,
    /// The month, from 1.
    pub(in crate::classify) month: Option<u8>,
    /// The day, from 1; of several the last.
    pub(in crate::classify) day: Option<u8>,
    /// The first of several days.
    pub(in crate::classify) first_day: Option<FirstDay>,
    /// A part of the year or month, as a concept of the tables; day and month where it is open which is which.
    pub(in crate::classify) part: String,
    /// A time relative to now, as a unit.
    pub(in crate::classify) relative: String,
    /// How many years after that of the text, if it is told so: next year.
    pub(in crate::classify) years_off: Option<i16>,
    /// A span of time instead of a date.
    pub(in crate::classify) span: Option<Quantity>,
    /// A time of day, in minutes.
    pub(in crate::classify) clock: Option<u16>,
    /// Whether the time limits something.
    pub(in crate::classify) limit: Option<Limit>,
}

impl Time {
    /// The value in the shape in which equal times are equal.
    pub(in crate::classify) fn canonical(&self) -> String {
        let span = self.span.as_ref().map(Quantity::canonical);
        format!(
            "{:?} {:?} {:?} {:?} {:?} {} {} {}",
            self.year,
            self.month,
            self.first_day,
            self.day,
            self.clock,
            self.part,
            self.relative,
            span.unwrap_or_default()
        )
    }

    /// The value for people: as much of an ISO date as is known.
    pub(in crate::classify) fn display(&self) -> String {
        if let Some(span) = &self.span {
            return span.display();
        }
        let mut parts = Vec::new();
        parts.extend(self.year.map(|year| year.to_string()));
        parts.extend(self.month.map(|month| format!("{month:02}")));
        parts.extend(self.day.map(|day| match &self.first_day {
            Some((first, joint)) => format!("{first:02} {joint} {day:02}"),
            None => format!("{day:02}"),
        }));
        parts.extend(
            [&self.part, &self.relative]
                .into_iter()
                .filter(|part| !part.is_empty())
                .cloned(),
        );
        let date = parts.join("-");
        match self.clock {
            Some(clock) => format!("{date}T{:02}:{:02}", clock / 60, clock % 60),
            None => date,
        }
    }

    /// The time as a text of some year means it.
    pub(in crate::classify) fn seen_from(&self, year: u16) -> Self {
        let meant = self.years_off.and_then(|off| year.checked_add_signed(off));
        if meant.is_none() {
            return self.clone();
        }
        Self {
            year: meant,
            relative: String::new(),
            years_off: None,
            ..self.clone()
        }
    }

    /// How many months lie between the ends of two expressions; `None` where a month is open, or where not both years are
    /// known or told from that of the text.
    pub(in crate::classify) fn months_until(&self, later: &Self) -> Option<i32> {
        let (from, to) = match (self.year, later.year) {
            (Some(from), Some(to)) => (i32::from(from), i32::from(to)),
            (None, None) => (self.years_off?.into(), later.years_off?.into()),
            _ => return None,
        };
        Some((to - from) * 12 + later.last_month()? - self.last_month()?)
    }

    /// The last month that the expression covers, from 1; `None` where it is open which one it is.
    fn last_month(&self) -> Option<i32> {
        let is_open = self.part.contains('/');
        (!is_open).then(|| self.month.map_or_else(|| self.part_end(), i32::from))
    }

    /// The last month of a part of the year.
    fn part_end(&self) -> i32 {
        match self.part.as_str() {
            "start" | "early" | "q1" | "MAM" => 3,
            "mid" | "q2" | "h1" => 6,
            "q3" | "JJA" => 9,
            "SON" => 11,
            _ => 12,
        }
    }

    /// How fine the expression is: 3 with a day, 2 with a month, 1 with a part of a year, 0 with a year.
    pub(in crate::classify) fn precision(&self) -> u8 {
        match (self.day, self.month) {
            (Some(_), _) => 3,
            (None, Some(_)) => 2,
            (None, None) => u8::from(!self.part.is_empty()),
        }
    }
}
