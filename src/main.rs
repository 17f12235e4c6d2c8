//! The command `nhipcau`.

use std::process::ExitCode;

fn main() -> ExitCode {
    nhipcau::cli::run(std::env::args_os())
}
