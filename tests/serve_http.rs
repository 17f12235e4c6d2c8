//! The development server, asked through plain sockets about a publication that is made up.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use hyper::body::Bytes;
use nhipcau::model::diagnostic::Severity;
use nhipcau::serve::server::{self, Limits, Options, Serving};
use nhipcau::serve::showing::{Answer, Desk, Mark, MarkKind, Page, Showing, Shown, Snippet, Style};
use nhipcau::serve::words::{COUNTED, IDS, Words};
use tokio::sync::watch;

const LIVE: &str = "/.nhipcau/live.js";

/// A server with a publication that the test changes.
struct House {
    port: u16,
    sender: watch::Sender<Arc<Showing>>,
    _serving: Serving,
}

/// What came back.
struct Reply {
    status: u16,
    head: String,
    body: Vec<u8>,
}

/// A page's open line to the server.
struct Line {
    stream: TcpStream,
    read: String,
}

fn words() -> Words {
    let text = |id: &str, count: Option<usize>| count.map_or(id.to_string(), |count| format!("{count} {id}"));
    Words { lang: "vi".into(), text: Box::new(text) }
}

fn showing(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Showing {
    Showing {
        answer: Box::new(answer),
        findings: Arc::from([]),
        styles: Vec::new(),
        files: Arc::default(),
        marks: HashMap::new(),
    }
}

fn page(html: &str) -> Page {
    let desk = Desk { source: Some("content/tin/họp-báo.vi.md".into()), marks: Vec::new() };
    Page { bytes: Bytes::from(html.to_string()), desk }
}

fn error(message: &str) -> Shown {
    Shown {
        severity: Severity::Error,
        code: "invalid-yaml".into(),
        message: message.into(),
        place: Some("content/tin/a.vi.md:2:1".into()),
        snippet: None,
        related: Vec::new(),
        more: None,
        help: None,
    }
}

/// Starts a server that answers every page with `html`.
fn html(text: &'static str) -> House {
    start(showing(move |_| Answer::Page(page(text))), Limits::default())
}

fn start(showing: Showing, limits: Limits) -> House {
    let (sender, receiver) = watch::channel(Arc::new(showing));
    let bound = server::bind("127.0.0.1", 0).unwrap();
    let port = bound.port;
    let options = Options { hosts: vec!["toa-soan.local".into()], words: words(), limits };
    let serving = server::start(bound, options, receiver).unwrap();
    House { port, sender, _serving: serving }
}

impl House {
    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
        stream
    }

    /// Sends bytes and reads until the server closes the connection.
    fn raw(&self, request: impl AsRef<[u8]>) -> Reply {
        let mut stream = self.connect();
        // The server may refuse, and close, before all is written.
        let _ = stream.write_all(request.as_ref());
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        Reply::new(&bytes)
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = format!("{method} {path} HTTP/1.1\r\n");
        for (name, value) in [("Host", "localhost"), ("Connection", "close")].iter().chain(headers) {
            write!(request, "{name}: {value}\r\n").unwrap();
        }
        self.raw(request + "\r\n")
    }

    fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, &[])
    }

    fn show(&self, showing: Showing) {
        self.sender.send(Arc::new(showing)).unwrap();
    }

    /// Opens a line for a page, as its client does.
    fn listen(&self, page: &Reply) -> Line {
        let desk = page.desk();
        let text = |key: &str| desk[key].as_str().unwrap().to_string();
        self.line(&format!("{}&seen={}&seal={}", text("events"), text("seen"), text("seal")))
    }

    fn line(&self, target: &str) -> Line {
        let mut stream = self.connect();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut line = Line { stream, read: String::new() };
        line.until("retry: 1000\n\n");
        line
    }
}

impl Reply {
    fn new(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no head in {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head, body: bytes[end + 4..].to_vec() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    fn desk(&self) -> serde_json::Value {
        let text = self.text();
        let (_, rest) = text.split_once("id=\"nhipcau-desk\">").unwrap();
        serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
    }
}

impl Line {
    /// Reads until `end` has come, and returns what came before it.
    fn until(&mut self, end: &str) -> String {
        let mut piece = [0; 4096];
        while !self.read.contains(end) {
            let length = self.stream.read(&mut piece).unwrap();
            assert!(length > 0, "the line ended after {:?}", self.read);
            self.read.push_str(&String::from_utf8_lossy(&piece[..length]));
        }
        let (before, after) = self.read.split_once(end).unwrap();
        let (before, after) = (before.to_string(), after.to_string());
        self.read = after;
        before
    }

    /// Returns the name and the data of the next event.
    fn event(&mut self) -> (String, serde_json::Value) {
        self.until("event: ");
        let name = self.until("\n");
        self.until("data: ");
        let data = serde_json::from_str(&self.until("\n\n")).unwrap();
        (name, data)
    }
}

#[test]
fn a_page_is_sent_with_its_manners() {
    let house = html("<!doctype html><title>Họp báo</title><body><p>Nội dung</p></body></html>");
    let reply = house.get("/vi/h%E1%BB%8Dp-b%C3%A1o/");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(reply.header("cache-control"), Some("no-cache"));
    assert_eq!(reply.header("content-length").unwrap(), reply.body.len().to_string());
    let head = house.ask("HEAD", "/vi/h%E1%BB%8Dp-b%C3%A1o/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), reply.header("content-length"));
    assert_eq!(head.header("etag"), reply.header("etag"));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"] {
        let reply = house.ask(method, "/", &[]);
        assert_eq!((reply.status, reply.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    assert_eq!(house.raw("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").status, 405);
}

#[test]
fn the_client_is_laid_over_pages_alone() {
    let house = start(
        showing(|path| match path {
            "/page/" => Answer::Page(page("<body><pre>&lt;/body></pre></BODY ></html>")),
            "/open/" => Answer::Page(page("<p>Không có thẻ đóng")),
            _ => Answer::Bytes(Bytes::from_static(b"<body></body>")),
        }),
        Limits::default(),
    );
    let text = house.get("/page/").text();
    let (before, after) = text.split_once("<script type=\"application/json\"").unwrap();
    assert_eq!(before, "<body><pre>&lt;/body></pre>");
    assert!(after.ends_with("<script src=\"/.nhipcau/live.js\" defer></script>\n</BODY ></html>"), "{after}");
    assert!(house.get("/open/").text().starts_with("<p>Không có thẻ đóng<script type="));
    assert_eq!(house.get("/feed.xml").body, b"<body></body>");
    let client = house.get(LIVE);
    assert_eq!(client.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(house.ask("GET", LIVE, &[("If-None-Match", client.header("etag").unwrap())]).status, 304);
    assert_eq!(house.get("/.nhipcau/other").status, 404);
}

#[test]
fn the_desk_tells_what_is_known_and_cannot_end_its_element() {
    let mark = |kind, text: &str| vec![Mark { kind, text: text.into() }];
    let mut shown = showing(|_| {
        let html = "<body><a href=\"/vi/nhap/?x#a\">1</a><a href='https://bao.example/vi/hen/'>2</a>\
                    <a href=/vi/nhap/>3</a><a href=\"/vi/khac/\">4</a></body>";
        let mut page = page(html);
        page.desk.marks = vec![Mark { kind: MarkKind::Draft, text: "Bản nháp</script><b>".into() }];
        Answer::Page(page)
    });
    shown.marks.insert("/vi/nhap/".into(), mark(MarkKind::Draft, "Bản nháp"));
    shown.marks.insert("/vi/hen/".into(), mark(MarkKind::Scheduled, "Hẹn giờ"));
    shown.marks.insert("/vi/khong-co/".into(), mark(MarkKind::Older, "Cũ hơn"));
    // The place that is meant cuts a letter from its marks, and another in two.
    let text = format!("{}Tie\u{302}\u{301}ng Việt{}", "á".repeat(100), "ệ".repeat(200));
    let from = text.find('e').unwrap();
    let snippet = Snippet { line: 3, from: from + 1, to: text.find('ệ').unwrap() + 1, text };
    shown.findings =
        Arc::from([Shown { snippet: Some(snippet), ..error("</script> <!-- <script>") }, error("hai")]);
    let house = start(shown, Limits::default());
    let desk = house.get("/vi/").desk();
    let now = &desk["now"];
    assert_eq!(desk["lang"], "vi");
    assert_eq!(now["source"], "content/tin/họp-báo.vi.md");
    assert_eq!(now["marks"][0]["text"], "Bản nháp</script><b>");
    let links: Vec<_> = now["links"].as_object().unwrap().keys().collect();
    assert_eq!(links, ["/vi/nhap/", "https://bao.example/vi/hen/"]);
    assert_eq!(now["links"]["/vi/nhap/"][0]["kind"], "draft");
    assert_eq!((&now["worst"], &now["counts"][0]), (&"error".into(), &"2 serve-errors".into()));
    assert_eq!(now["findings"][0]["message"], "</script> <!-- <script>");
    let snippet = &now["findings"][0]["snippet"];
    assert_eq!(snippet["meant"], "e\u{302}\u{301}ng Việ");
    assert_eq!(snippet["before"], format!("{}Ti", "á".repeat(58)));
    assert_eq!(snippet["after"], format!("t{}", "ệ".repeat(89)));
    assert_eq!((&snippet["cut_before"], &snippet["cut_after"]), (&true.into(), &true.into()));
}

#[test]
fn what_the_asker_has_is_not_sent_again() {
    let house = html("<body>Một</body>");
    let etag = house.get("/").header("etag").unwrap().to_string();
    for list in [etag.clone(), format!("W/{etag}"), format!("\"khac\", {etag}"), "*".into()] {
        let reply = house.ask("GET", "/", &[("If-None-Match", &list)]);
        assert_eq!((reply.status, reply.body.len()), (304, 0), "{list}");
        assert_eq!(reply.header("etag"), Some(etag.as_str()));
    }
    assert_eq!(house.ask("GET", "/", &[("If-None-Match", "\"khac\"")]).status, 200);
    // The page is the same, but what is laid over it is not.
    let mut other = showing(|_| Answer::Page(page("<body>Một</body>")));
    other.findings = Arc::from([error("lỗi")]);
    house.show(other);
    assert_eq!(house.ask("GET", "/", &[("If-None-Match", &etag)]).status, 200);
}

#[test]
fn files_are_sent_in_the_parts_that_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("phim.mp4");
    let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| u8::try_from(at * 7 % 251).unwrap()).collect();
    fs::write(&path, &bytes).unwrap();
    let outside = folder.path().to_path_buf();
    let house = start(
        showing(move |address| match address {
            "/phim.mp4" => Answer::File(path.clone()),
            "/gone.txt" => Answer::File(outside.join("gone.txt")),
            "/folder" => Answer::File(outside.clone()),
            _ => Answer::Bytes(Bytes::from_static(b"0123456789")),
        }),
        Limits::default(),
    );
    let whole = house.get("/phim.mp4");
    assert!(whole.body == bytes);
    assert_eq!(whole.header("content-type"), Some("video/mp4"));
    assert_eq!(whole.header("accept-ranges"), Some("bytes"));
    let (etag, date) = (whole.header("etag").unwrap(), whole.header("last-modified").unwrap());
    assert!(date.ends_with(" GMT"), "{date}");
    assert_eq!(house.ask("GET", "/phim.mp4", &[("If-None-Match", etag)]).status, 304);
    assert_eq!(house.ask("GET", "/phim.mp4", &[("If-Modified-Since", date)]).status, 304);
    let part = |range: &str, condition: &str| {
        house.ask("GET", "/phim.mp4", &[("Range", range), ("If-Range", condition)])
    };
    for condition in [etag, date] {
        let reply = part("bytes=200000-1999999", condition);
        assert_eq!(
            (reply.status, reply.header("content-range")),
            (206, Some("bytes 200000-1999999/3000000"))
        );
        assert!(reply.body == bytes[200_000..2_000_000]);
    }
    assert_eq!(part("bytes=0-9", "\"khac\"").status, 200);
    assert_eq!(part("bytes=0-9", &format!("W/{etag}")).status, 200);
    let beyond = house.ask("GET", "/phim.mp4", &[("Range", "bytes=3000000-")]);
    assert_eq!((beyond.status, beyond.header("content-range")), (416, Some("bytes */3000000")));
    assert_eq!(house.ask("GET", "/phim.mp4", &[("Range", "bytes=0-1,5-6")]).status, 200);
    let head = house.ask("HEAD", "/phim.mp4", &[]);
    assert_eq!((head.body.len(), head.header("content-length")), (0, Some("3000000")));
    assert_eq!(house.ask("GET", "/a.txt", &[("Range", "bytes=-3")]).body, b"789");
    assert_eq!((house.get("/gone.txt").status, house.get("/folder").status), (404, 404));
}

#[test]
fn addresses_are_checked_before_anything_is_asked() {
    let house = start(
        showing(|path| {
            let strange = path.contains(['\\', '\0', '\n']) || path.split('/').any(|segment| segment == "..");
            assert!(!strange, "{path:?} came through");
            Answer::Missing(None)
        }),
        Limits::default(),
    );
    for path in [
        "/../etc/passwd",
        "/vi/../../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/.%2E/x",
        "/..%2f..%2fetc",
        "/..%5c..%5cetc",
        "/..\\x",
        "/a%00.html",
        "/a%0d%0ab",
        "/%ff%fe",
        "/%c0%ae%c0%ae/",
        "/%zz",
        "//evil.example/",
        "/./a",
        "*",
    ] {
        assert_eq!(house.get(path).status, 400, "{path}");
    }
    assert_eq!(house.get("/%252e%252e/etc/passwd").status, 404);
    assert_eq!(house.get("http://localhost/vi/").status, 404);
    assert_eq!(house.get("http://localhost/%2e%2e/").status, 400);
    assert_eq!(house.get("http://evil.example/vi/").status, 403);
    assert_eq!(house.get(&format!("/{}", "a".repeat(8192))).status, 414);
    assert_eq!(house.get(&format!("/?{}", "a".repeat(8192))).status, 414);
    assert_eq!(house.get(&format!("/{}", "a".repeat(8000))).status, 404);
    let many: Vec<_> = (0..200).map(|_| ("X-A", "b")).collect();
    assert_eq!(house.ask("GET", "/", &many).status, 431);
    assert_eq!(house.ask("GET", "/", &[("X-A", &"b".repeat(500_000))]).status, 431);
    assert_eq!(house.raw("\u{16}\u{3}\u{1} GET\r\n\r\n").status, 400);
    let body = "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde";
    assert_eq!(house.raw(body).status, 404);
}

#[test]
fn only_hosts_of_this_machine_are_answered() {
    let house = html("<body>Bản thảo</body>");
    let host = |lines: &str| house.raw(format!("GET / HTTP/1.1\r\n{lines}Connection: close\r\n\r\n"));
    for name in ["localhost", "bao.localhost:1111", "127.0.0.1", "[::1]:80", "TOA-SOAN.local:1111"] {
        assert_eq!(host(&format!("Host: {name}\r\n")).status, 200, "{name}");
    }
    for name in ["evil.example", "localhost.evil.example:1111", "", "ngườilạ.example"] {
        let reply = host(&format!("Host: {name}\r\n"));
        assert_eq!(reply.status, 403, "{name}");
        let text = reply.text();
        assert!(text.contains("serve-host-refused-text") && !text.contains("Bản thảo"), "{text}");
    }
    assert_eq!(host("").status, 400);
    assert_eq!(host("Host: localhost\r\nHost: evil.example\r\n").status, 400);
    assert_eq!(house.raw("GET / HTTP/1.0\r\n\r\n").status, 200);
    let events = |name: &str, value: &str| {
        let request = format!(
            "GET /.nhipcau/events HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n{name}: {value}\r\n\r\n"
        );
        house.raw(request).status
    };
    assert_eq!(events("Origin", "http://evil.example"), 403);
    assert_eq!(events("Origin", "http://localhost:2"), 403);
    assert_eq!(events("Origin", "null"), 403);
    assert_eq!(events("Sec-Fetch-Site", "cross-site"), 403);
    assert_eq!(events("Origin", "http://localhost:1"), 200);
}

#[test]
fn a_folder_leads_to_its_page_and_nowhere_else() {
    let house = start(showing(|path| Answer::Moved(format!("{path}/"))), Limits::default());
    let reply = house.get("/h%E1%BB%8Dp%20b%C3%A1o%3F?x=1");
    assert_eq!((reply.status, reply.header("location")), (302, Some("/h%E1%BB%8Dp%20b%C3%A1o%3F/?x=1")));
    let house = start(showing(|_| Answer::Moved("//evil.example/\r\nX: y".into())), Limits::default());
    assert_eq!(house.get("/").header("location"), Some("/evil.example/%0D%0AX:%20y"));
}

#[test]
fn what_is_missing_has_the_page_of_its_language() {
    let house = start(
        showing(|path| match path {
            "/vi/x/" => Answer::Missing(Some(page("<body>Không tìm thấy</body>"))),
            _ => Answer::Missing(None),
        }),
        Limits::default(),
    );
    let own = house.get("/vi/x/");
    assert_eq!(own.status, 404);
    assert!(own.text().starts_with("<body>Không tìm thấy<script"));
    let bare = house.get("/%3Cb%3E");
    assert_eq!(bare.status, 404);
    assert!(bare.text().contains("serve-missing-text") && bare.text().contains("<code>/&lt;b></code>"));
    // As soon as there is a page, it comes by itself.
    let mut line = house.listen(&bare);
    house.show(showing(|_| Answer::Page(page("<body>Có rồi</body>"))));
    assert_eq!(line.event().0, "reload");
}

#[test]
fn a_page_that_cannot_be_drawn_is_shown_as_it_was() {
    let house = html("<body>Bản tốt</body>");
    assert_eq!(house.get("/vi/").desk()["now"]["stale"], false);
    let mut broken = showing(|_| Answer::Broken);
    broken.findings = Arc::from([error("YAML sai")]);
    house.show(broken);
    let last = house.get("/vi/");
    assert_eq!(last.status, 200);
    assert!(last.text().starts_with("<body>Bản tốt<script"));
    assert_eq!(last.desk()["now"]["stale"], true);
    assert_eq!(last.desk()["now"]["findings"][0]["message"], "YAML sai");
    let never = house.get("/vi/chua-mo/");
    assert_eq!(never.status, 500);
    assert!(never.text().contains("serve-broken-text"));
    assert_eq!(never.desk()["now"]["stale"], false);
}

#[test]
fn a_slip_of_our_own_is_shown_and_survived() {
    let house = start(
        showing(|path| match path {
            "/" => panic!("một bất biến <b> không còn đúng"),
            _ => Answer::Page(page("<body>Vẫn sống</body>")),
        }),
        Limits::default(),
    );
    for _ in 0..3 {
        let reply = house.get("/");
        assert_eq!(reply.status, 500);
        let finding = &reply.desk()["now"]["findings"][0];
        assert_eq!((&finding["message"], &finding["severity"]), (&"serve-fault".into(), &"error".into()));
        assert_eq!(finding["related"][0], "một bất biến <b> không còn đúng");
    }
    assert_eq!(house.get("/vi/").status, 200);
}

#[test]
fn an_open_page_hears_only_of_its_own_changes() {
    let house = html("<body>Một</body>");
    let mut line = house.listen(&house.get("/vi/"));
    // Another page changes; then this one.
    house.show(showing(|path| {
        Answer::Page(page(if path == "/vi/" { "<body>Một</body>" } else { "khác" }))
    }));
    let start = Instant::now();
    house.show(showing(|_| Answer::Page(page("<body>Hai</body>"))));
    assert_eq!(line.event().0, "reload");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    // What changed while nobody listened is told at once; what did not is not.
    let one = house.get("/vi/");
    house.show(showing(|_| Answer::Page(page("<body>Ba</body>"))));
    assert_eq!(house.listen(&one).event().0, "reload");
    let mut quiet = house.listen(&house.get("/vi/"));
    let mut other = showing(|_| Answer::Page(page("<body>Ba</body>")));
    other.findings = Arc::from([error("lỗi")]);
    house.show(other);
    let (name, data) = quiet.event();
    assert_eq!((name.as_str(), &data["now"]["findings"][0]["message"]), ("desk", &"lỗi".into()));
    house.show(showing(|_| Answer::Missing(None)));
    assert_eq!(quiet.event().0, "reload");
}

#[test]
fn findings_come_and_go_without_a_reload() {
    let house = html("<body>Một</body>");
    let mut line = house.listen(&house.get("/vi/"));
    let mut broken = showing(|_| Answer::Broken);
    broken.findings = Arc::from([error("YAML sai")]);
    house.show(broken);
    let (name, data) = line.event();
    assert_eq!(name, "desk");
    assert_eq!((&data["now"]["stale"], &data["now"]["worst"]), (&true.into(), &"error".into()));
    house.show(showing(|_| Answer::Page(page("<body>Một</body>"))));
    let (name, data) = line.event();
    assert_eq!((name.as_str(), data["now"]["findings"].as_array().unwrap().len()), ("desk", 0));
    // A slip of our own does not end the line.
    house.show(showing(|_| panic!("trượt")));
    assert_eq!(line.event().1["now"]["findings"][0]["related"][0], "trượt");
    house.show(showing(|_| Answer::Page(page("<body>Hai</body>"))));
    assert_eq!(line.event().0, "reload");
}

#[test]
fn a_change_of_style_alone_changes_only_the_style() {
    let styled = |hash: &'static str, text: &'static str| {
        let answer = move |_: &str| {
            let link =
                format!("<link rel=stylesheet href=\"/style.{hash}.css\" integrity=\"sha384-{hash}\">");
            Answer::Page(page(&format!("{link}<body>{text}</body>")))
        };
        let style = Style {
            path: "style.css".into(),
            url: format!("/style.{hash}.css"),
            integrity: format!("sha384-{hash}"),
        };
        Showing { styles: vec![style], ..showing(answer) }
    };
    let house = start(styled("aa", "Một"), Limits::default());
    let first = house.get("/vi/");
    let mut line = house.listen(&first);
    house.show(styled("bb", "Một"));
    let (name, data) = line.event();
    assert_eq!(name, "styles");
    assert_eq!(
        data["styles"][0],
        serde_json::json!({ "from": "/style.aa.css", "to": "/style.bb.css", "integrity": "sha384-bb" })
    );
    assert_eq!(data["seen"], house.get("/vi/").desk()["seen"]);
    // Again, and then by one that was away meanwhile.
    house.show(styled("cc", "Một"));
    assert_eq!(line.event().1["styles"][0]["from"], "/style.bb.css");
    house.show(styled("dd", "Hai"));
    assert_eq!(line.event().0, "reload");
    let away = house.get("/vi/");
    house.show(styled("ee", "Hai"));
    assert_eq!(house.listen(&away).event().0, "styles");
    assert_eq!(house.listen(&first).event().0, "reload");
}

#[test]
fn a_quiet_line_shows_that_it_lives_and_ends_with_its_page() {
    let limits = Limits { silence: Duration::from_millis(20), ..Limits::default() };
    let house = start(showing(|_| Answer::Page(page("<body>Một</body>"))), limits);
    let reply = house.ask("HEAD", "/.nhipcau/events", &[]);
    assert_eq!(reply.header("content-type"), Some("text/event-stream"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let mut line = house.listen(&house.get("/vi/"));
    assert!(!line.until(":\n\n").contains("event"));
    line.until(":\n\n");
    let before = house.sender.receiver_count();
    drop(line);
    let start = Instant::now();
    while house.sender.receiver_count() >= before {
        assert!(start.elapsed() < Duration::from_secs(5), "the line outlives its page");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn nobody_can_hold_the_server_up() {
    let limits =
        Limits { head: Duration::from_millis(300), write: Duration::from_millis(100), ..Limits::default() };
    let large = Bytes::from(vec![b'a'; 64 << 20]);
    let house = start(
        showing(move |path| match path {
            "/large.txt" => Answer::Bytes(large.clone()),
            _ => Answer::Page(page("<body>Một</body>")),
        }),
        limits,
    );
    let idle: Vec<_> = (0..300).map(|_| house.connect()).collect();
    assert_eq!(house.get("/").status, 200);
    drop(idle);
    // One that never ends its head.
    let mut slow = house.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: loc").unwrap();
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    // One that never reads is cut off in the middle.
    let mut deaf = house.connect();
    deaf.write_all(b"GET /large.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(400));
    let mut rest = Vec::new();
    let _ = deaf.read_to_end(&mut rest);
    assert!(rest.len() < 64 << 20, "all was sent");
    assert_eq!(house.get("/").status, 200);
}

#[test]
fn all_words_are_in_both_languages() {
    for lang in ["vi", "en"] {
        let path = format!("{}/locales/{lang}/cli.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(path).unwrap();
        for id in IDS.iter().chain(COUNTED) {
            assert!(text.contains(&format!("\n{id} =")), "{lang} lacks {id}");
        }
    }
}
