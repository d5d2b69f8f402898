//! Lists the kinds of change; with a directory, writes the page of each into it:
//! `cargo run --example kinds -- docs/kinds`.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use variorum::classify::{Kind, kinds};

fn main() -> Result<(), Box<dyn Error>> {
    let lines = Kind::ALL
        .iter()
        .map(|kind| format!("- [{kind}]({kind}.md): {}\n", kinds::row(*kind).summary));
    let index = format!("# Kinds of change\n\n{}", lines.collect::<String>());
    let Some(directory) = env::args().nth(1) else {
        print!("{index}");
        return Ok(());
    };
    let directory = Path::new(&directory);
    fs::create_dir_all(directory)?;
    for kind in Kind::ALL {
        fs::write(directory.join(format!("{kind}.md")), kinds::page(*kind))?;
    }
    fs::write(directory.join("README.md"), index)?;
    Ok(())
}
