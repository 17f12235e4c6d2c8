//! `nhipcau serve`: the publication in the browser while it is being written.

use std::cell::Cell;
use std::io::ErrorKind;
use std::sync::Arc;

use tokio::sync::watch;

use crate::cli::Outcome;
use crate::cli::arguments::ServeRequest;
use crate::cli::build;
use crate::cli::live::{self, Outlet};
use crate::cli::report::Printer;
use crate::cli::words::Words;
use crate::locale::Arg;
use crate::serve::server::{self, Bound, Limits, Options};
use crate::serve::showing::Showing;
use crate::serve::words;

/// Serves a publication until the process is ended.
pub(super) fn run(request: &ServeRequest, printer: &Printer) -> Outcome {
    let printer = printer.for_site(&request.build.root);
    let (settings, output) = match build::prepare(&request.build, &printer) {
        Ok(prepared) => prepared,
        Err(outcome) => return outcome,
    };
    let bound = match listen(request, &printer) {
        Ok(bound) => bound,
        Err(outcome) => return outcome,
    };
    let url = bound.url();
    let (show, showing) = watch::channel(Arc::new(Showing::nothing(Arc::from([]))));
    let options = Options {
        hosts: vec![request.host.clone()],
        words: spoken(printer.words),
        limits: Limits::default(),
    };
    let _serving = match server::start(bound, options, showing) {
        Ok(serving) => serving,
        Err(error) => return refused(request, &error, &printer),
    };
    let is_open = Cell::new(false);
    let ready = || {
        printer.note(&printer.words.text("serving", &[("url", Arg::Text(&url))]));
        if request.open && !is_open.replace(true) && open::that_detached(&url).is_err() {
            printer.note(&printer.words.text("no-browser", &[("url", Arg::Text(&url))]));
        }
    };
    let write = request.write.then_some(output.as_path());
    let outlet = Outlet { write, show: Some(show), ready: &ready, poll: request.build.poll };
    live::work(settings, outlet, &printer)
}

/// Listens on the port that is asked for; one that nobody has asked for by name may be another.
fn listen(request: &ServeRequest, printer: &Printer) -> Result<Bound, Outcome> {
    let (port, by_name) = request.port;
    let bound = server::bind(&request.host, port).map_err(|error| refused(request, &error, printer))?;
    let (wanted, free) = (port.to_string(), bound.port.to_string());
    let args = [("port", Arg::Text(&wanted)), ("free", Arg::Text(&free))];
    match (bound.was_busy, by_name) {
        (true, true) => Err(printer.failure(&printer.words.text("port-refused", &args))),
        (true, false) => {
            printer.note(&printer.words.text("port-instead", &args));
            Ok(bound)
        }
        (false, _) => Ok(bound),
    }
}

fn refused(request: &ServeRequest, error: &std::io::Error, printer: &Printer) -> Outcome {
    let (port, reason) = (request.port.0.to_string(), printer.reason(error));
    let args =
        [("host", Arg::Text(&request.host)), ("port", Arg::Text(&port)), ("reason", Arg::Text(&reason))];
    let id = if error.kind() == ErrorKind::AddrInUse { "ports-busy" } else { "host-refused" };
    printer.failure(&printer.words.text(id, &args))
}

/// Returns what the server says by itself, in the language of the call.
fn spoken(words: &Words) -> words::Words {
    let lang = words.locale().lang.clone();
    // The server outlives whoever has called it: it speaks for itself.
    let own = Words::load(Some(&lang));
    let text = move |id: &str, count: Option<usize>| {
        let count = count.map(|count| Arg::Integer(i64::try_from(count).unwrap_or(i64::MAX)));
        own.text(id, &count.map(|count| ("count", count)).into_iter().collect::<Vec<_>>())
    };
    words::Words { lang: lang.to_string(), text: Box::new(text) }
}
