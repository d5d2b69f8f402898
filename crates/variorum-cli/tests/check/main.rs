//! `variorum check` as teams meet it: git repositories, policies, waivers, reports, hooks and pipelines.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test may panic where it stands")]

mod agreement;
mod bad_bases;
mod bad_drafts;
mod bad_input;
mod gates;
mod places;
mod policy;
mod recipes;
mod reports;
mod repository;
mod sarif;
mod scenario;
mod schemas;
mod selection;
mod trouble;
