//! Setters of options, all of one form.

/// Gives a struct of options a chained setter by value for each field named: `with_width: width: usize`.
macro_rules! setters {
    ($options:ident { $($setter:ident: $field:ident: $type:ty),+ $(,)? }) => {
        impl $options {
            $(
                #[doc = concat!("Sets [`", stringify!($field), "`](Self::", stringify!($field), ").")]
                #[must_use]
                pub fn $setter(mut self, $field: $type) -> Self {
                    self.$field = $field;
                    self
                }
            )+
        }
    };
}
pub(crate) use setters;
