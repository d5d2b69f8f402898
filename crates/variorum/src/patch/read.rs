//! Strict reading of the JSON form: every error says where, by JSON pointer, and shows the value.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::error::Category;

use super::{Base, MAX_OPERATIONS, Operation, Patch, SCHEMA};
use crate::document::Encoding;
use crate::error::{Error, ErrorKind, Result};
use crate::sides::Sides;

/// Longest value that an error shows, in characters.
const MAX_SHOWN: usize = 60;

/// Hexadecimal digits of a SHA-256.
const DIGEST_DIGITS: usize = 64;

/// Makes the error for a malformed patch: where, what, and the value found there.
pub(super) fn error(pointer: &str, problem: &str, value: &str) -> Error {
    let mut shown: String = value.chars().take(MAX_SHOWN).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    Error::new(ErrorKind::Patch, format!("{pointer}: {problem}: {shown:?}"))
}

/// Reads a patch; nothing unknown, doubled, out of range or out of order is let through.
pub(super) fn patch(bytes: &[u8]) -> Result<Patch> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = Strict {
        pointer: String::new(),
    }
    .deserialize(&mut deserializer)
    .and_then(|value| deserializer.end().map(|()| value))
    .map_err(|cause| {
        let message = match cause.classify() {
            Category::Data => cause.to_string(),
            _ => format!("not a patch: {cause}"),
        };
        Error::new(ErrorKind::Patch, message)
    })?;
    let [schema, bases, operations] = At::root(&value).fields(["schema", "bases", "operations"])?;
    if schema.string()? != SCHEMA {
        return Err(schema.error("is not a known version"));
    }
    let [old, new] = bases.fields(["old", "new"])?;
    let bases = Sides::new(base(&old)?, base(&new)?);
    let mut list: Vec<Operation> = Vec::new();
    for item in operations.list()? {
        list.push(operation(&item, list.last())?);
    }
    Ok(Patch {
        schema: SCHEMA.into(),
        bases,
        operations: list,
    })
}

fn base(at: &At) -> Result<Base> {
    let [digest, encoding] = at.fields(["sha256", "encoding"])?;
    let sha256 = digest.string()?.to_owned();
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if sha256.len() != DIGEST_DIGITS || !sha256.bytes().all(is_digit) {
        return Err(digest.error("is not a SHA-256 in lower-case hexadecimal"));
    }
    let known: Option<Encoding> = serde_json::from_value(encoding.value.clone()).ok();
    let encoding = known.ok_or_else(|| encoding.error("is not a known encoding"))?;
    Ok(Base { sha256, encoding })
}

fn operation(at: &At, last: Option<&Operation>) -> Result<Operation> {
    let [start, end, removed, inserted, ids, group] =
        at.fields(["start", "end", "removed", "inserted", "ids", "group"])?;
    let operation = Operation {
        start: start.offset()?,
        end: end.offset()?,
        removed: removed.string()?.to_owned(),
        inserted: inserted.string()?.to_owned(),
        ids: ids
            .list()?
            .iter()
            .map(|id| Ok(id.string()?.to_owned()))
            .collect::<Result<_>>()?,
        group: group.offset()?,
    };
    if operation.end.checked_sub(operation.start) != Some(operation.removed.len()) {
        return Err(removed.error("is not as long as the range it is removed from"));
    }
    if last.is_some_and(|last| operation.start <= last.end) {
        return Err(start.error("overlaps, touches or precedes the operation before"));
    }
    if operation.removed == operation.inserted {
        return Err(at.error("changes nothing"));
    }
    Ok(operation)
}

/// A value and where it stands.
struct At<'a> {
    value: &'a Value,
    pointer: String,
}

impl<'a> At<'a> {
    fn root(value: &'a Value) -> Self {
        Self {
            value,
            pointer: String::new(),
        }
    }

    fn child(&self, value: &'a Value, key: impl fmt::Display) -> Self {
        Self {
            value,
            pointer: format!("{}/{key}", self.pointer),
        }
    }

    fn error(&self, problem: &str) -> Error {
        error(&self.pointer, problem, &self.value.to_string())
    }

    /// The values of an object that has these fields and no other.
    fn fields<const N: usize>(&self, names: [&str; N]) -> Result<[Self; N]> {
        let object = self
            .value
            .as_object()
            .ok_or_else(|| self.error("is not an object"))?;
        if let Some((name, value)) = object
            .iter()
            .find(|(name, _)| !names.contains(&name.as_str()))
        {
            return Err(self.child(value, name).error("is not a known field"));
        }
        if let Some(name) = names.iter().find(|name| !object.contains_key(**name)) {
            return Err(self.error(&format!("lacks the field `{name}`")));
        }
        Ok(names.map(|name| self.child(&object[name], name)))
    }

    fn list(&self) -> Result<Vec<Self>> {
        let list = self
            .value
            .as_array()
            .ok_or_else(|| self.error("is not a list"))?;
        if list.len() > MAX_OPERATIONS {
            let message = format!(
                "{}: {} operations exceed the limit of {MAX_OPERATIONS}",
                self.pointer,
                list.len()
            );
            return Err(Error::new(ErrorKind::Limit, message));
        }
        Ok(list
            .iter()
            .enumerate()
            .map(|(index, value)| self.child(value, index))
            .collect())
    }

    fn string(&self) -> Result<&'a str> {
        self.value
            .as_str()
            .ok_or_else(|| self.error("is not a string"))
    }

    fn offset(&self) -> Result<usize> {
        let offset = self
            .value
            .as_u64()
            .and_then(|offset| usize::try_from(offset).ok());
        offset.ok_or_else(|| self.error("is not an integer in range"))
    }
}

/// Reads any JSON value, but refuses an object that has a key twice.
struct Strict {
    pointer: String,
}

impl Strict {
    fn child(&self, key: impl fmt::Display) -> Self {
        Self {
            pointer: format!("{}/{key}", self.pointer),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self.child(values.len()))? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut seen = BTreeSet::new();
        let mut object = serde_json::Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let at = self.child(&key);
            if !seen.insert(key.clone()) {
                let problem = error(&at.pointer, "is given twice", &key);
                return Err(A::Error::custom(problem));
            }
            let value = map.next_value_seed(at)?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}
