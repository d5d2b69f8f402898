//! The binary as its users meet it: commands, errors, streams, git, and every command that the documents print.

#![cfg(unix)]

mod config;
mod console;
mod documents;
mod errors;
mod findings;
mod git;
mod lineage;
mod patches;
mod scratch;
mod streams;
