//! Writes the page of every kind into a directory: `cargo run --example kinds -- docs/kinds`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use variorum::classify::{Kind, kinds};

fn main() -> Result<(), Box<dyn Error>> {
    let directory = env::args().nth(1).ok_or("usage: kinds DIRECTORY")?;
    let directory = Path::new(&directory);
    fs::create_dir_all(directory)?;
    let mut index = String::from("# Kinds of change\n\n");
    for kind in Kind::ALL {
        fs::write(directory.join(format!("{kind}.md")), kinds::page(*kind))?;
        writeln!(
            index,
            "- [{kind}]({kind}.md): {}",
            kinds::row(*kind).summary
        )?;
    }
    fs::write(directory.join("README.md"), index)?;
    Ok(())
}
