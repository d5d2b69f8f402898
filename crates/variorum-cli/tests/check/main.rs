//! `variorum check` as teams meet it: git repositories, policies, waivers, reports, hooks and pipelines.

#![cfg(unix)]

mod bad_input;
mod recipes;
mod reports;
mod repository;
mod scenario;
mod selection;
