//! Compiles the rule data of `data/` into static tables, so that nothing is parsed when a program starts.

use std::path::Path;
use std::{env, fs};

#[path = "build/data.rs"]
mod data;
#[path = "build/inflections.rs"]
mod inflections;
#[path = "build/kinds.rs"]
mod kinds;
#[path = "build/lexicon.rs"]
mod lexicon;
#[path = "build/rules.rs"]
mod rules;
#[path = "build/source.rs"]
mod source;
#[path = "build/texts.rs"]
mod texts;
#[path = "build/thesaurus.rs"]
mod thesaurus;
#[path = "build/words.rs"]
mod words;

fn main() {
    for path in ["data", "build", "src/lexicon"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = env::var("OUT_DIR").expect("set by cargo");
    for (name, source) in [
        ("text_packs.rs", texts::packs()),
        ("rule_packs.rs", rules::packs()),
        ("kind_list.rs", kinds::kinds()),
        ("rule_list.rs", kinds::rules()),
        ("kinds.rs", kinds::tables()),
        ("profiles.rs", kinds::profiles()),
    ] {
        fs::write(Path::new(&out).join(name), source).expect("the build directory is writable");
    }
}
