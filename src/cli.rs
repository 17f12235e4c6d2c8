//! The command line: the only place that prints.
//!
//! Arguments in, an exit code out: 0 for success, 1 when the site's files have errors, 2 when the
//! world or the call does.

use std::ffi::OsString;
use std::process::ExitCode;

mod arguments;
mod build;
mod explain;
mod live;
mod markdown;
mod progress;
mod refusal;
mod report;
mod serve;
mod words;

use arguments::Request;
use report::Printer;
use words::Words;

/// How a command has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Success,
    /// The site's files have errors.
    Errors,
    /// The world failed, or the call was wrong.
    Failure,
}

/// Runs the command that the arguments ask for.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let words = Words::load(words::asked_language(&args).as_ref());
    let parsed = match arguments::parse(&args, &words) {
        Ok(parsed) => parsed,
        Err(refusal) => return refusal.exit_code(&words, &args),
    };
    let printer = Printer::new(&words, parsed.output);
    let outcome = match parsed.request {
        Request::Build(request) if request.watch => live::build(&request, &printer),
        Request::Build(request) => build::run(&request, &printer),
        Request::Serve(request) => serve::run(&request, &printer),
        Request::Markdown { commonmark } => markdown::run(commonmark, &printer),
        Request::Explain(code) => explain::run(code.as_deref(), &printer),
    };
    ExitCode::from(match outcome {
        Outcome::Success => 0,
        Outcome::Errors => 1,
        Outcome::Failure => 2,
    })
}
