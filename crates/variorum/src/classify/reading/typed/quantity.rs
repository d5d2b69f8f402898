//! Amounts: digits, number words, multipliers, fractions, ranges, with unit, currency and period.

use crate::classify::reading::reader::Reader;
use crate::classify::reading::words::{Word, WordClass};
use crate::lexicon::{Class, Group};

/// An amount with what it counts.
#[derive(Clone, Debug, PartialEq, Default)]
pub(in crate::classify) struct Quantity {
    /// The value; the upper end of a range.
    pub(in crate::classify) value: f64,
    /// The lower end of a range.
    pub(in crate::classify) from: Option<f64>,
    /// Unit or currency as a concept of the tables; empty for a bare number.
    pub(in crate::classify) unit: String,
    /// The period of a rate, such as `month`.
    pub(in crate::classify) period: String,
}

impl Quantity {
    /// The value in the shape in which equal amounts are equal.
    pub(in crate::classify) fn canonical(&self) -> String {
        match self.from {
            Some(from) => format!("{from}-{} {} {}", self.value, self.unit, self.period),
            None => format!("{} {} {}", self.value, self.unit, self.period),
        }
    }

    /// Counts in whole units what the tables give as `unit/n`: so many of them are one.
    fn in_whole_units(mut self) -> Self {
        let whole = self.unit.split_once('/');
        let whole =
            whole.and_then(|(unit, parts)| Some((unit.to_owned(), parts.parse::<f64>().ok()?)));
        if let Some((unit, parts)) = whole {
            self.value /= parts;
            self.from = self.from.map(|from| from / parts);
            self.unit = unit;
        }
        self
    }

    /// The value for people.
    pub(in crate::classify) fn display(&self) -> String {
        let mut text = self
            .from
            .map_or_else(String::new, |from| format!("{from}-"));
        text.push_str(&self.value.to_string());
        for part in [&self.unit, &self.period] {
            if !part.is_empty() {
                text.push(' ');
                text.push_str(part);
            }
        }
        text
    }
}

/// The unit of shares, and how many of it are the whole.
const SHARE: &str = "%";
const WHOLE: f64 = 100.0;

/// Reads an amount at `at`; returns how many words it takes.
pub(in crate::classify) fn read_quantity(
    reader: &Reader<'_, '_>,
    at: usize,
) -> Option<(usize, Quantity)> {
    let first = reader.word(at)?;
    let may_begin = first.class == WordClass::Number
        || first.cardinal.is_some()
        || reader.has(at, Group::Number)
        || minus(reader, at) > 0;
    if !may_begin {
        return None;
    }
    if let Some(often) = frequency(reader, at) {
        return Some(often);
    }
    let (mut length, mut quantity) = single(reader, at)?;
    length += written_again(reader, at + length, &quantity);
    if let Some((more, upper)) = upper_end(reader, at, length, &quantity) {
        quantity = Quantity {
            from: Some(quantity.value),
            ..upper
        };
        length += more;
    }
    if let Some((more, period)) = reader.family(at + length, Group::Number, "period")
        && (!quantity.unit.is_empty() || quantity.value > 0.0)
    {
        period.clone_into(&mut quantity.period);
        length += more;
    }
    // Half of a thing is so many hundredths of it.
    let is_share = quantity.unit.is_empty()
        && named_fraction(reader, at, "fraction").is_some()
        && (reader.is_class(at + length, Class::Partitive)
            || reader.is_class(at + length, Class::Determiner)
            || reader.is_class(at + length - 1, Class::Partitive));
    if is_share {
        SHARE.clone_into(&mut quantity.unit);
        quantity.value *= WHOLE;
    }
    Some((length, quantity.in_whole_units()))
}

/// An amount with its currency or unit; both ends of a range where only a dash is between them.
fn single(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Quantity)> {
    let mut quantity = Quantity::default();
    let mut next = at;
    if let Some((length, unit)) = reader.family(next, Group::Number, "currency") {
        // A currency before the amount is a sign or a code; a word such as "dollars" is not.
        unit.clone_into(&mut quantity.unit);
        next += length;
    }
    let sign = minus(reader, next);
    next += sign;
    let (length, value) = amount(reader, next, !quantity.unit.is_empty())?;
    next += length + written_twice(reader, next + length, value);
    let value = if sign > 0 { -value } else { value };
    quantity.value = value;
    if let Some((length, upper)) = range(reader, next, !quantity.unit.is_empty()) {
        quantity.from = Some(value);
        quantity.value = upper;
        next += length;
    }
    for (group, family) in [
        (Group::Number, "unit"),
        (Group::Number, "currency"),
        (Group::Time, "unit"),
    ] {
        // A unit may be joined to its amount: a 3-day visit, a 25-basis-point cut.
        let gap = usize::from(reader.sign(next, "-") && family == "unit");
        if quantity.unit.is_empty()
            && let Some((length, unit)) = reader.family(next + gap, group, family)
        {
            unit.clone_into(&mut quantity.unit);
            next += gap + length;
        }
    }
    if quantity.unit.is_empty()
        && let Some(unit) = implied_unit(reader, at)
    {
        unit.clone_into(&mut quantity.unit);
    }
    Some((next - at, quantity))
}

/// The unit that goes without saying behind certain words: aged 65, the age of 16.
fn implied_unit<'l>(reader: &Reader<'_, 'l>, at: usize) -> Option<&'l str> {
    let before = at.checked_sub(1)?;
    let of = usize::from(reader.is_class(before, Class::Partitive));
    let (_, unit) = reader.family(before.checked_sub(of)?, Group::Number, "implied")?;
    Some(unit)
}

/// How many words say in brackets once more what a number is: thirty (30) days.
fn written_twice(reader: &Reader<'_, '_>, at: usize, value: f64) -> usize {
    let again = Some(at + 1).filter(|_| reader.sign(at, "("));
    let again = again
        .and_then(|at| simple(reader, at))
        .filter(|(length, again)| {
            (again - value).abs() < f64::EPSILON && reader.sign(at + 1 + length, ")")
        });
    again.map_or(0, |(length, _)| length + 2)
}

/// How many words say in brackets once more what an amount is: ten percent (10%).
fn written_again(reader: &Reader<'_, '_>, at: usize, quantity: &Quantity) -> usize {
    let again = Some(at + 1).filter(|_| reader.sign(at, "("));
    let again = again.and_then(|at| single(reader, at));
    let again =
        again.filter(|(length, again)| again == quantity && reader.sign(at + 1 + length, ")"));
    again.map_or(0, |(length, _)| length + 2)
}

/// Words that may stand between an amount and what pairs it with the next: between the range of $2 and $3.
const PAIRING: usize = 4;

/// The upper end of a range whose lower end stands at `at`, and how many words lead to its end: 3% - 4%, 2 to 3 percent,
/// between 2% and 3%. What was so much and is so much now, or rose by so much to so much, is no range.
fn upper_end(
    reader: &Reader<'_, '_>,
    at: usize,
    length: usize,
    lower: &Quantity,
) -> Option<(usize, Quantity)> {
    let joint = at + length;
    let stands_before =
        |class, reach| (1..=reach).any(|back| at >= back && reader.is_class(at - back, class));
    let is_dash =
        reader.sign(joint, "-") && reader.word(joint)?.spaced == reader.word(joint + 1)?.spaced;
    // A bound may stand between: from about 2% to 3%.
    let is_movement = stands_before(Class::Departure, 2)
        || !lower.unit.is_empty() && stands_before(Class::Agent, 2);
    let is_span = reader.is_class(joint, Class::Span) && !is_movement;
    let is_pair =
        reader.is_class(joint, Class::Coordinator) && stands_before(Class::Pairing, PAIRING);
    if lower.from.is_some() || !(is_dash || is_span || is_pair) {
        return None;
    }
    let (more, upper) = single(reader, joint + 1)?;
    let is_same_unit = lower.unit.is_empty() || lower.unit == upper.unit;
    let rises = upper.value > lower.value && upper.from.is_none();
    (is_same_unit && !upper.unit.is_empty() && rises).then_some((more + 1, upper))
}

/// How often something is done in a period: once a week, twice daily.
fn frequency(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, Quantity)> {
    let (length, times) = reader.family(at, Group::Number, "times")?;
    let (more, period) = reader.family(at + length, Group::Number, "period")?;
    let quantity = Quantity {
        value: times.parse().ok()?,
        unit: "times".to_owned(),
        period: period.to_owned(),
        ..Quantity::default()
    };
    Some((length + more, quantity))
}

/// How many words make the number behind them negative: a sign tied to that and to nothing before, a sign or a word
/// apart from it where an amount is due, as after a preposition.
fn minus(reader: &Reader<'_, '_>, at: usize) -> usize {
    let Some(word) = reader.word(at) else {
        return 0;
    };
    let opens_bracket = |before: usize| reader.sign(before, "(");
    let is_apart = word.spaced || at.checked_sub(1).is_some_and(opens_bracket);
    let is_tied = |next: &Word<'_>| next.class == WordClass::Number && !next.spaced;
    if reader.sign(at, "-") || reader.sign(at, "\u{2212}") {
        let next = reader.word(at + 1);
        let tied = is_apart && next.is_some_and(is_tied);
        let stands_alone = word.spaced && next.is_some_and(|next| next.spaced);
        let due = reader.follows_preposition(at) && amount(reader, at + 1, false).is_some();
        return usize::from(tied || stands_alone && due);
    }
    let sign = reader.family(at, Group::Number, "sign");
    sign.filter(|(length, _)| amount(reader, at + length, false).is_some())
        .map_or(0, |(length, _)| length)
}

/// A number: digits or number words, with multipliers and fractions. A sign that is a unit as well, such as "m",
/// multiplies only money.
fn amount(reader: &Reader<'_, '_>, at: usize, money: bool) -> Option<(usize, f64)> {
    let (mut length, mut value) = simple(reader, at)?;
    // Mixed numbers: 2-1/2, two and a half.
    let named = || named_fraction(reader, at + length, "mixed");
    let tail = tail_fraction(reader, at + length).or_else(named);
    if let Some((more, fraction)) = tail {
        value += fraction;
        length += more;
    }
    while let Some((more, factor)) = multiplier(reader, at + length, money) {
        value *= factor;
        length += more;
    }
    Some((length, value))
}

fn simple(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, f64)> {
    let word = reader.word(at)?;
    if word.class == WordClass::Number {
        let digits = word.lower.trim_end_matches(char::is_alphabetic);
        let value = parse(digits)?;
        let suffix = &word.lower[digits.len()..];
        let factor = if suffix.is_empty() {
            1.0
        } else {
            reader.multiplier(suffix)?
        };
        if reader.sign(at + 1, "/")
            && let Some(below) = reader.word(at + 2).and_then(|below| parse(&below.lower))
            && below > 0.0
            && !reader.sign(at + 3, "/")
        {
            return Some((3, value / below));
        }
        return Some((1, value * factor));
    }
    if word.class != WordClass::Word {
        return None;
    }
    if let Some(named) = named_fraction(reader, at, "fraction") {
        return Some(named);
    }
    let first = word.cardinal?;
    // Tens and units: twenty-five.
    let dash = usize::from(reader.sign(at + 1, "-"));
    let unit = reader.word(at + 1 + dash).and_then(|word| word.cardinal);
    match unit {
        Some(unit) if first >= 20.0 && unit < 10.0 && unit > 0.0 => Some((2 + dash, first + unit)),
        _ => Some((1, first)),
    }
}

/// A fraction by its name.
fn named_fraction(reader: &Reader<'_, '_>, at: usize, family: &str) -> Option<(usize, f64)> {
    let (length, fraction) = reader.family(at, Group::Number, family)?;
    let (above, below) = fraction.split_once('/')?;
    let value = above.parse::<f64>().ok()? / below.parse::<f64>().ok()?;
    Some((length, value))
}

fn tail_fraction(reader: &Reader<'_, '_>, at: usize) -> Option<(usize, f64)> {
    let dash = usize::from(reader.sign(at, "-"));
    let number = |at| {
        let word = reader.word(at)?;
        (word.class == WordClass::Number)
            .then(|| parse(&word.lower))
            .flatten()
    };
    let (above, below) = (number(at + dash)?, number(at + dash + 2)?);
    (reader.sign(at + dash + 1, "/") && below > above && below > 0.0)
        .then(|| (dash + 3, above / below))
}

fn multiplier(reader: &Reader<'_, '_>, at: usize, money: bool) -> Option<(usize, f64)> {
    let (length, factor) = reader.family(at, Group::Number, "multiplier")?;
    let is_money = || {
        money
            || reader
                .family(at + length, Group::Number, "currency")
                .is_some()
    };
    if reader.family(at, Group::Number, "unit").is_some() && !is_money() {
        return None;
    }
    // A short sign such as "m" is a multiplier only when it follows closely.
    if reader.word(at)?.lower.len() == 1 && reader.word(at)?.spaced {
        return None;
    }
    Some((length, factor.parse().ok()?))
}

/// The second half of a range whose ends only a dash joins: 40-70.
fn range(reader: &Reader<'_, '_>, at: usize, money: bool) -> Option<(usize, f64)> {
    if !reader.sign(at, "-") || reader.word(at)?.spaced {
        return None;
    }
    let word = reader.word(at + 1)?;
    if word.class != WordClass::Number {
        return None;
    }
    let (length, value) = amount(reader, at + 1, money)?;
    Some((length + 1, value))
}

/// Parses digits with group marks.
pub(super) fn parse(digits: &str) -> Option<f64> {
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let groups = digits
        .split(',')
        .skip(1)
        .all(|group| group.split('.').next().is_some_and(|g| g.len() == 3));
    let plain = if groups {
        digits.replace(',', "")
    } else {
        digits.replace(',', ".")
    };
    plain.parse().ok()
}
