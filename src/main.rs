//! The command `nhipcau`.

use std::process::ExitCode;

// Many threads make many small texts: a fifth less time than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    nhipcau::cli::run(std::env::args_os())
}
