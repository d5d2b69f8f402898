//! The `variorum` binary.

fn main() -> std::process::ExitCode {
    variorum_cli::run(std::env::args_os())
}
