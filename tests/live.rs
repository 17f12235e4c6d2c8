//! The publication while it is being written: `serve`, `build --watch`, and second builds, by the command itself.

#![expect(clippy::unwrap_used, reason = "in a test, a failure is a panic")]

mod support;

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use support::command::{Site, Tell, files, nhipcau};

/// How long anything may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(30);

/// A command that goes on until it is dropped, and the lines that it prints.
struct Running {
    child: Child,
    lines: Receiver<String>,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (send, lines) = mpsc::channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let send = send.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let _ = send.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// Waits for a line with a text in it.
    fn line(&self, text: &str) -> String {
        let mut seen = Vec::new();
        let end = Instant::now() + PATIENCE;
        while let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            assert!(!line.contains("panicked"), "{line}");
            if line.contains(text) {
                return line;
            }
            seen.push(line);
        }
        panic!("`{text}` was not said: {seen:#?}");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server of a site, ready to be asked.
struct Served {
    running: Running,
    address: String,
}

fn serve(site: &Site, args: &[&str]) -> Served {
    let mut command = nhipcau(&["serve", "--port", "0", "--lang", "en", "--root"]);
    let running = Running::start(command.arg(site.0.path()).args(args));
    let line = running.line("http://");
    let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_string();
    Served { running, address }
}

impl Served {
    /// Returns head and body of what a path answers with.
    fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_string(), body.to_string())
    }

    /// Waits until a page says something.
    fn wait_for(&self, path: &str, text: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let (_, body) = self.get(path);
            if body.contains(text) {
                return body;
            }
            assert!(Instant::now() < end, "{path} never said `{text}`: {body}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Opens the stream of a page's events, as its script does.
    fn events(&self, path: &str) -> BufReader<TcpStream> {
        let (_, page) = self.get(path);
        let seen = page.split("\"seen\":\"").nth(1).unwrap().split('"').next().unwrap();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let target = format!("/.nhipcau/events?page={path}&seen={seen}");
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        BufReader::new(stream)
    }
}

/// Waits for an event and returns its data.
fn event(events: &mut BufReader<TcpStream>, name: &str) -> String {
    let mut line = String::new();
    let mut is_it = false;
    loop {
        line.clear();
        assert!(events.read_line(&mut line).unwrap() > 0, "the stream ended before `{name}`");
        match line.trim_end().split_once(": ").or_else(|| line.trim_end().split_once(':')) {
            Some(("event", found)) => is_it = found.trim() == name,
            Some(("data", data)) if is_it => return data.to_string(),
            _ => {}
        }
    }
}

fn article(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nslug: thu\ndate: 2025-01-28\nlead: Sapo của bài.\n---\n{body}\n")
}

fn with_article(body: &str) -> Site {
    let site = Site::new();
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", body));
    site
}

#[test]
fn a_saved_text_reaches_the_open_page() {
    let site = with_article("Đoạn đầu.");
    let served = serve(&site, &[]);
    served.wait_for("/vi/thu/", "Đoạn đầu.");
    let mut events = served.events("/vi/thu/");
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn đã sửa: Huế, Sài Gòn."));
    event(&mut events, "reload");
    let (head, page) = served.get("/vi/thu/");
    assert!(head.starts_with("HTTP/1.1 200") && page.contains("Đoạn đã sửa: Huế, Sài Gòn."), "{head}");
    served.running.line("shown anew");
    assert!(!site.path("public").exists(), "`serve` publishes nothing");
}

#[test]
fn the_last_good_page_stays_until_the_error_is_mended() {
    let site = with_article("Đoạn đầu.");
    let served = serve(&site, &[]);
    served.wait_for("/vi/thu/", "Đoạn đầu.");
    let mut events = served.events("/vi/thu/");
    site.write("content/thử.vi.md", "---\ntitle: [\n---\nĐoạn hỏng.\n");
    let desk = event(&mut events, "desk");
    assert!(desk.contains("content/thử.vi.md"), "{desk}");
    assert!(served.get("/vi/thu/").1.contains("Đoạn đầu."));
    served.running.line("error[");
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn lành."));
    served.wait_for("/vi/thu/", "Đoạn lành.");
    served.running.line("in order");
}

#[test]
fn a_site_that_is_broken_at_the_start_recovers() {
    let site = with_article("Đoạn đầu.");
    let good = fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write("site.yaml", "title: [\n");
    let served = serve(&site, &[]);
    let page = served.wait_for("/", "nhipcau-desk");
    assert!(served.get("/vi/").0.starts_with("HTTP/1.1 50"), "{page}");
    site.write("site.yaml", &good);
    served.wait_for("/vi/thu/", "Đoạn đầu.");
}

/// Puts a theme with nothing of its own before the one of the site; returns that one's name.
fn with_child_theme(site: &Site) -> String {
    let config = fs::read_to_string(site.path("site.yaml")).unwrap();
    let parent = config.lines().find_map(|line| line.strip_prefix("theme: ")).unwrap().trim().to_string();
    for folder in ["templates/partials", "static"] {
        fs::create_dir_all(site.path("themes/nhà").join(folder)).unwrap();
    }
    site.write("themes/nhà/theme.yaml", &format!("name: Nhà\nextends: {parent}\n"));
    site.write("site.yaml", &config.replace(&format!("theme: {parent}\n"), "theme: nhà\n"));
    parent
}

#[test]
fn an_edit_of_a_parent_theme_reaches_the_open_page() {
    let site = with_article("Đoạn đầu.");
    let parent = with_child_theme(&site);
    let served = serve(&site, &[]);
    served.wait_for("/vi/thu/", "Đoạn đầu.");
    let mut events = served.events("/vi/thu/");
    let template = format!("themes/{parent}/templates/base.html");
    let before = fs::read_to_string(site.path(&template)).unwrap();
    site.write(&template, &before.replacen("</body>", "<p>Chân trang gốc</p></body>", 1));
    event(&mut events, "reload");
    served.wait_for("/vi/thu/", "Chân trang gốc");
    // A parent that is not there leaves the last good page, and tells why.
    site.write("themes/nhà/theme.yaml", "extends: thiếu\n");
    served.running.line("error[unknown-parent-theme]");
    assert!(served.get("/vi/thu/").1.contains("Chân trang gốc"));
    site.write("themes/nhà/templates/partials/footer.html", "<footer>Chân trang nhà</footer>\n");
    site.write("themes/nhà/theme.yaml", &format!("extends: {parent}\n"));
    served.wait_for("/vi/thu/", "Chân trang nhà");
}

#[test]
fn a_second_build_sees_what_has_changed_in_a_parent_theme() {
    let site = with_article("Đoạn đầu.");
    let parent = with_child_theme(&site);
    let (all, _) = drawn(&site);
    assert_eq!(drawn(&site), (0, 0));
    let template = format!("themes/{parent}/templates/404.html");
    let before = fs::read_to_string(site.path(&template)).unwrap();
    site.write(&template, &format!("{before}{{# đổi #}}\n"));
    let (again, _) = drawn(&site);
    // All pages; feeds and sitemaps are no templates'.
    assert!(again > all / 2, "{again} of {all}");
    site.write("themes/nhà/static/mới.txt", "mới");
    assert_eq!(drawn(&site), (0, 1));
    assert_equals_clean(&site);
}

#[test]
fn drafts_carry_a_mark_that_a_build_does_not_know() {
    let site = Site::new();
    let text = article("Bài nháp", "Đoạn nháp.").replace("date:", "draft: true\ndate:");
    site.write("content/thử.vi.md", &text);
    let served = serve(&site, &["--drafts"]);
    let page = served.wait_for("/vi/thu/", "Đoạn nháp.");
    assert!(page.contains("content/thử.vi.md") && page.contains("Draft"), "{page}");
    assert!(serve(&site, &[]).get("/vi/thu/").0.starts_with("HTTP/1.1 404"));
    assert_eq!(site.build(&["--drafts"]).code, 0);
    let built = fs::read_to_string(site.path("public/vi/thu/index.html")).unwrap();
    assert!(
        built.contains("Đoạn nháp.") && !built.contains("nhipcau-desk") && !built.contains("content/thử")
    );
}

#[test]
fn missing_pages_answer_in_the_language_of_the_address() {
    let site = Site::new();
    let served = serve(&site, &["--base-url", "https://example.org/bao"]);
    served.wait_for("/bao/vi/", "<html lang=\"vi\"");
    for (path, status, text) in [
        ("/", "302", ""),
        ("/bao/vi", "302", ""),
        ("/bao/vi/không-có/", "404", "<html lang=\"vi\""),
        ("/bao/en/nothing/", "404", "<html lang=\"en\""),
        ("/vi/", "404", ""),
        ("/bao/vi/%2e%2e/%2e%2e/site.yaml", "40", ""),
        ("/bao/site.yaml", "404", ""),
    ] {
        let path = path.replace("không-có", "kh%C3%B4ng-c%C3%B3");
        let (head, body) = served.get(&path);
        assert!(head.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {head}");
        assert!(body.contains(text), "{path}: {body}");
    }
}

#[test]
fn a_busy_port_is_told_and_the_next_one_offered() {
    let site = Site::new();
    let busy = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = busy.local_addr().unwrap().port().to_string();
    let told = nhipcau(&["serve", "--port", &port, "--root"]).arg(site.0.path()).told();
    assert_eq!(told.code, 2);
    assert!(told.err.contains(&format!("port {port}")) && told.err.contains("--port"), "{}", told.err);
}

#[test]
fn what_is_served_is_written_only_if_asked_for() {
    let site = with_article("Đoạn đầu.");
    let served = serve(&site, &["--write"]);
    served.running.line("written");
    assert!(fs::read_to_string(site.path("public/vi/thu/index.html")).unwrap().contains("Đoạn đầu."));
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn hai."));
    served.running.line("written");
    let page = fs::read_to_string(site.path("public/vi/thu/index.html")).unwrap();
    assert!(page.contains("Đoạn hai.") && !page.contains("nhipcau-desk"));
}

#[test]
fn a_watching_build_writes_every_change() {
    for args in [vec![], vec!["--poll"]] {
        let site = with_article("Đoạn đầu.");
        let running = Running::start(site.command(&["--watch", "--lang", "en"]).args(&args));
        running.line("written");
        site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn hai."));
        running.line("written");
        site.write("content/hỏng.vi.md", "---\ntitle: [\n---\n");
        running.line("error[");
        let page = fs::read_to_string(site.path("public/vi/thu/index.html")).unwrap();
        assert!(page.contains("Đoạn hai."));
        fs::remove_file(site.path("content/hỏng.vi.md")).unwrap();
        running.line("in order");
        drop(running);
        let clean = Site::new();
        clean.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn hai."));
        assert_eq!(clean.command(&[]).told().code, 0);
        let (watched, built) = (files(&site.path("public")), files(&clean.path("public")));
        assert_eq!(watched.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>());
        assert!(watched == built, "watching writes what a build writes");
    }
}

/// Returns what a build in JSON says that it drew and wrote.
fn drawn(site: &Site) -> (u64, u64) {
    let told = site.build(&["--format", "json"]);
    assert_eq!(told.code, 0, "{}", told.err);
    let json: Value = serde_json::from_str(&told.out).unwrap();
    (json["rendered"].as_u64().unwrap(), json["written"].as_u64().unwrap())
}

#[test]
fn a_second_build_costs_what_has_changed() {
    let site = with_article("Đoạn đầu.");
    let (all, _) = drawn(&site);
    assert!(all > 20);
    assert_eq!(drawn(&site), (0, 0));
    for file in files(&site.path("content")).keys() {
        let file = fs::File::options().append(true).open(site.path("content").join(file)).unwrap();
        file.set_modified(std::time::SystemTime::now()).unwrap();
    }
    assert_eq!(drawn(&site), (0, 0), "with all times new");
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn hai."));
    // The page, and the feed that carries its whole text.
    assert_eq!(drawn(&site), (2, 2));
    fs::remove_dir_all(site.path("public")).unwrap();
    assert_eq!(drawn(&site).0, all, "what is not there any more is drawn again");
    assert_equals_clean(&site);
}

fn assert_equals_clean(site: &Site) {
    let clean = site.path("clean");
    let (clean, output) = (clean.as_path(), clean.join("public"));
    let told = site.build(&["--output", &output.display().to_string()]);
    assert_eq!(told.code, 0, "{}", told.err);
    let _ = fs::remove_dir_all(site.path(".cache"));
    let fresh = clean.join("fresh");
    assert_eq!(site.build(&["--output", &fresh.display().to_string()]).code, 0);
    assert!(files(&output) == files(&fresh), "a build with a cache equals one without");
    fs::remove_dir_all(clean).unwrap();
}

#[test]
fn no_cache_is_trusted_that_is_not_whole_and_its_own() {
    let site = with_article("Đoạn đầu.");
    let (all, _) = drawn(&site);
    let cache = site.path(".cache/nhipcau");
    let whole = fs::read(&cache).unwrap();
    let spoilt = |at: usize| {
        let mut bytes = whole.clone();
        bytes[at] ^= 1;
        bytes
    };
    let foreign = [b"nhipcau cache 0123456789abcdef\n".as_slice(), &whole[31..]].concat();
    for (what, bytes) in [
        ("empty", Vec::new()),
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("spoilt at its head", spoilt(3)),
        ("spoilt in its middle", spoilt(whole.len() / 2)),
        ("of another build", foreign),
        ("noise", b"\xff\xfe\x00 kh\xc3\xb4ng".to_vec()),
    ] {
        fs::write(&cache, bytes).unwrap();
        assert_eq!(drawn(&site), (all, 0), "{what}");
        assert_eq!(drawn(&site), (0, 0), "{what}, and mended");
    }
    // Left by a build that was killed while it wrote.
    let left = [&whole[..], b"\x10\0\0\0\0\0\0\0half"].concat();
    fs::write(&cache, left).unwrap();
    assert_eq!(drawn(&site), (0, 0));
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn hai."));
    assert_eq!(drawn(&site), (2, 2));
    assert_eq!(drawn(&site), (0, 0));
    fs::remove_file(&cache).unwrap();
    fs::create_dir(&cache).unwrap();
    assert_eq!(drawn(&site), (all, 0), "a folder where the cache should be");
    fs::remove_dir_all(site.path(".cache")).unwrap();
    fs::write(site.path(".cache"), "").unwrap();
    assert_eq!(drawn(&site), (all, 0), "a file where its folder should be");
}

#[test]
fn an_edit_that_keeps_size_and_time_is_found() {
    let site = with_article("Đoạn một.");
    drawn(&site);
    drawn(&site);
    let path = site.path("content/thử.vi.md");
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    site.write("content/thử.vi.md", &article("Bài thử nghiệm đường sắt", "Đoạn hai."));
    fs::File::options().append(true).open(&path).unwrap().set_modified(before).unwrap();
    assert_eq!(drawn(&site), (2, 2));
}

#[test]
fn other_settings_do_not_share_what_they_drew() {
    let site = with_article("Đoạn đầu.");
    drawn(&site);
    site.write(
        "content/nháp.vi.md",
        &article("Bài nháp", "Nháp.").replace("slug: thu", "draft: true\nslug: nhap"),
    );
    for args in [vec!["--drafts"], vec![], vec!["--base-url", "https://example.org/bao"], vec!["--drafts"]] {
        assert_eq!(site.build(&args).code, 0);
        let with = files(&site.path("public"));
        let _ = fs::remove_dir_all(site.path(".cache"));
        assert_eq!(site.build(&args).code, 0);
        assert!(with == files(&site.path("public")), "{args:?}");
    }
}

#[test]
fn a_folder_that_is_no_site_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thư.txt"), "").unwrap();
    assert_eq!(nhipcau(&["build", "--root"]).arg(folder.path()).told().code, 1);
    assert!(!folder.path().join(".cache").exists());
}

#[test]
fn an_interrupt_ends_it_at_once() {
    let site = Site::new();
    let mut served = serve(&site, &[]);
    // With a connection open, and a page that listens.
    let _events = served.events("/vi/");
    let started = Instant::now();
    interrupt(served.running.child.id());
    served.running.child.wait().unwrap();
    assert!(started.elapsed() < Duration::from_secs(2));
}

fn interrupt(process: u32) {
    let sent = Command::new("kill").args(["-INT", &process.to_string()]).status().unwrap();
    assert!(sent.success());
}
