//! Values as Rust source, for tables that are static.

use super::lexicon::row::{Class, Form, Group, Setting};

/// A value that can be written into a static table.
pub(crate) trait Source {
    /// The expression that stands for the value.
    fn source(&self) -> String;
}

impl Source for str {
    fn source(&self) -> String {
        format!("{self:?}")
    }
}

impl Source for String {
    fn source(&self) -> String {
        self.as_str().source()
    }
}

macro_rules! plain {
    ($($type:ty),+) => {
        $(impl Source for $type {
            fn source(&self) -> String {
                self.to_string()
            }
        })+
    };
}

plain!(bool, i16, u8, u16, u32, u64, usize);

/// Makes [`Source`] of enums without fields.
macro_rules! variants {
    ($($type:ident),+) => {
        $(impl $crate::source::Source for $type {
            fn source(&self) -> String {
                format!("{}::{self:?}", stringify!($type))
            }
        })+
    };
}

pub(crate) use variants;

variants!(Class, Form, Group, Setting);

macro_rules! tuples {
    ($($($item:ident)+;)+) => {
        $(impl<$($item: Source),+> Source for ($($item),+) {
            fn source(&self) -> String {
                #[allow(non_snake_case, reason = "the items are named as their types")]
                let ($($item),+) = self;
                format!("({})", [$($item.source()),+].join(", "))
            }
        })+
    };
}

tuples! {
    A B;
    A B C;
    A B C D;
}

impl<T: Source + ?Sized> Source for &T {
    fn source(&self) -> String {
        (**self).source()
    }
}

impl<T: Source> Source for Option<T> {
    fn source(&self) -> String {
        match self {
            Some(value) => format!("Some({})", value.source()),
            None => "None".to_owned(),
        }
    }
}

impl<T: Source> Source for [T] {
    fn source(&self) -> String {
        let items: Vec<String> = self.iter().map(Source::source).collect();
        format!("&[{}]", items.join(", "))
    }
}

impl<T: Source> Source for Vec<T> {
    fn source(&self) -> String {
        self.as_slice().source()
    }
}

/// A struct with its fields, given as their sources.
pub(crate) fn record(name: &str, fields: &[(&str, String)]) -> String {
    let fields: Vec<String> = fields
        .iter()
        .map(|(field, source)| format!("{field}: {source}"))
        .collect();
    format!("{name} {{ {} }}", fields.join(", "))
}

/// Makes [`Source`] of a struct: the type and all of its fields, in their order.
macro_rules! fields {
    ($type:ident { $($field:ident),+ $(,)? } $(for <$item:ident: $bound:path>)?) => {
        impl $(<$item: $bound>)? $crate::source::Source for $type $(<$item>)? {
            fn source(&self) -> String {
                let Self { $($field),+ } = self;
                let fields = [$((stringify!($field), $crate::source::Source::source($field))),+];
                $crate::source::record(stringify!($type), &fields)
            }
        }
    };
}
pub(crate) use fields;

/// A list with an item on each line, given as their sources.
pub(crate) fn lines(items: impl IntoIterator<Item = String>) -> String {
    let lines: String = items.into_iter().map(|item| item + ",\n").collect();
    format!("&[\n{lines}]")
}

/// A static table with a row on each line.
pub(crate) fn table(name: &str, row: &str, rows: impl IntoIterator<Item = String>) -> String {
    format!("static {name}: &[{row}] = {};\n", lines(rows))
}
