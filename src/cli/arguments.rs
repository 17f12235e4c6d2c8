//! Arguments: what the command line asks for, checked and ready.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::words::Words;
use crate::model::config::BaseUrl;
use crate::model::when::When;

/// What is asked for, and how to say it.
pub(super) struct Parsed {
    pub request: Request,
    pub output: OutputStyle,
}

/// The command.
pub(super) enum Request {
    Build(BuildRequest),
    Markdown { commonmark: bool },
    Explain(Option<String>),
}

/// What a build is asked for.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct BuildRequest {
    pub root: PathBuf,
    pub output: Option<PathBuf>,
    pub base: Option<BaseUrl>,
    pub at: Option<When>,
    pub drafts: bool,
    pub future: bool,
    pub expired: bool,
    pub strict: bool,
}

/// How results are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OutputStyle {
    pub json: bool,
    pub volume: Volume,
}

/// How much is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Volume {
    /// Errors alone.
    Quiet,
    Usual,
    Verbose,
}

/// A call that cannot be carried out, or that asked for help.
pub(super) struct Refusal(clap::Error);

impl Refusal {
    /// Prints what clap has to say: help and versions to standard output, errors to standard error.
    pub fn exit_code(&self) -> ExitCode {
        // A closed pipe is no reason to complain.
        let _ = self.0.print();
        ExitCode::from(u8::try_from(self.0.exit_code()).unwrap_or(2))
    }
}

/// Reads the arguments.
pub(super) fn parse(args: &[OsString], words: &Words) -> Result<Parsed, Refusal> {
    let mut command = command(words);
    let matches = command.try_get_matches_from_mut(args).map_err(Refusal)?;
    let (name, inner) = matches.subcommand().expect("invariant: clap requires a command");
    let output = OutputStyle {
        json: inner.get_one::<String>("format").is_some_and(|format| format == "json"),
        volume: match (inner.get_flag("quiet"), inner.get_flag("verbose")) {
            (true, _) => Volume::Quiet,
            (_, true) => Volume::Verbose,
            _ => Volume::Usual,
        },
    };
    let request = match name {
        "build" => Request::Build(build(inner)),
        "markdown" => Request::Markdown { commonmark: inner.get_flag("commonmark") },
        _ => Request::Explain(inner.get_one::<String>("code").cloned()),
    };
    Ok(Parsed { request, output })
}

fn build(matches: &ArgMatches) -> BuildRequest {
    BuildRequest {
        root: matches.get_one::<PathBuf>("root").cloned().unwrap_or_else(|| ".".into()),
        output: matches.get_one::<PathBuf>("output").cloned(),
        base: matches.get_one::<BaseUrl>("base-url").cloned(),
        at: matches.get_one::<When>("at").copied(),
        drafts: matches.get_flag("drafts"),
        future: matches.get_flag("future"),
        expired: matches.get_flag("expired"),
        strict: matches.get_flag("strict"),
    }
}

fn command(words: &Words) -> Command {
    let text = |id: &str| words.text(id, &[]);
    let flag = |name: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(text(&format!("flag-{name}")))
    };
    let value = |name: &'static str, shown: &str| {
        Arg::new(name).long(name).value_name(text(shown)).help(text(&format!("flag-{name}")))
    };
    let framed = |command: Command| {
        command
            .next_help_heading(text("help-options"))
            .help_template(text("help-template"))
            .disable_help_flag(true)
            .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text("flag-help")))
    };
    let build = framed(Command::new("build").about(text("command-build")))
        .arg(value("root", "value-folder").value_parser(value_parser!(PathBuf)))
        .arg(value("output", "value-folder").value_parser(value_parser!(PathBuf)))
        .arg(value("base-url", "value-url").value_parser(checked(words, "refused-base-url", BaseUrl::parse)))
        .arg(value("at", "value-time").value_parser(checked(words, "refused-at", When::parse)))
        .args([flag("drafts"), flag("future"), flag("expired"), flag("strict")]);
    let markdown = framed(Command::new("markdown").about(text("command-markdown"))).arg(flag("commonmark"));
    let explain = framed(Command::new("explain").about(text("command-explain")))
        .arg(Arg::new("code").value_name(text("value-code")).help(text("flag-code")));
    framed(
        Command::new("nhipcau")
            .about(text("program"))
            .version(env!("CARGO_PKG_VERSION"))
            .disable_version_flag(true),
    )
    .subcommand_help_heading(text("help-commands"))
    .subcommand_required(true)
    .arg_required_else_help(true)
    .disable_help_subcommand(true)
    .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help(text("flag-version")))
    .arg(value("lang", "value-lang").global(true).value_parser(Words::shipped().collect::<Vec<_>>()))
    .arg(value("format", "value-format").global(true).value_parser(["human", "json"]))
    .arg(flag("quiet").short('q').global(true))
    .arg(flag("verbose").short('v').global(true).conflicts_with("quiet"))
    .subcommands([build, markdown, explain])
}

/// Returns a parser that words its refusal in the language of the call.
fn checked<T: Clone + Send + Sync + 'static>(
    words: &Words,
    refusal: &str,
    parse: impl Fn(&str) -> Option<T> + Clone + Send + Sync + 'static,
) -> impl Fn(&str) -> Result<T, String> + Clone + Send + Sync + 'static {
    let refusal = words.text(refusal, &[]);
    move |text| parse(text).ok_or_else(|| refusal.clone())
}
