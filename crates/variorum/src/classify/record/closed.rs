//! Closed lists that stand in the data: an enum whose members are rows of a file.

/// Makes an enum with a stable id for each member.
macro_rules! closed_list {
    ($list:ident, $doc:literal; $($name:ident = $id:literal, $text:literal;)+) => {
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum $list { $(#[doc = $text] #[serde(rename = $id)] $name),+ }

        impl $list {
            /// Every member, in the order of the data.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The stable machine id.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id),+ }
            }
        }

        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }
    };
}
pub(super) use closed_list;
