//! Arguments: what the command line asks for, checked and ready.

use std::ffi::OsString;
use std::path::PathBuf;

use std::error::Error as _;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::cli::words::Words;
use crate::locale;
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
pub(super) enum Refusal {
    /// Help or the version, for standard output.
    Asked(clap::Error),
    /// What is wrong with the call.
    Wrong(String),
}

/// Reads the arguments.
pub(super) fn parse(args: &[OsString], words: &Words) -> Result<Parsed, Refusal> {
    let mut command = command(words);
    let matches = command.try_get_matches_from_mut(args).map_err(|error| refusal(error, words))?;
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
        Arg::new(name)
            .long(name)
            .hide_possible_values(true)
            .value_name(text(shown))
            .help(text(&format!("flag-{name}")))
    };
    let framed = |command: Command| {
        let usage = text(&format!("usage-{}", command.get_name()));
        command
            .next_help_heading(text("help-options"))
            .help_template(text("help-template"))
            .override_usage(usage)
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

/// Words what is wrong with a call; clap knows what, and speaks one language.
fn refusal(error: clap::Error, words: &Words) -> Refusal {
    if !error.use_stderr() {
        return Refusal::Asked(error);
    }
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let (arg, value) = (context(ContextKind::InvalidArg), context(ContextKind::InvalidValue));
    let subcommand = context(ContextKind::InvalidSubcommand);
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .map(context)
            .find(|text| !text.is_empty());
    let reason = error.source().map(ToString::to_string);
    let named = locale::Arg::Text;
    let args = [
        ("arg", named(if arg.is_empty() { &subcommand } else { &arg })),
        ("value", named(if value.is_empty() { "none" } else { &value })),
        ("nearest", named(suggested.as_deref().unwrap_or("none"))),
        ("reason", named(reason.as_deref().unwrap_or("none"))),
    ];
    let id = match error.kind() {
        ErrorKind::UnknownArgument => "refused-argument",
        ErrorKind::InvalidSubcommand => "refused-command",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::TooManyValues => "refused-value",
        ErrorKind::ArgumentConflict => "refused-conflict",
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return Refusal::Asked(error),
        _ => "refused-call",
    };
    Refusal::Wrong(words.text(id, &args))
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
