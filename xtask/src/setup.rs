//! What the machine needs, why, and how it gets it.

use std::io::{IsTerminal, Write};
use std::process::Command;

use crate::sh::{self, Outcome};

/// One thing of the system that something of ours needs.
pub(crate) struct Need {
    /// The package, by its Debian name.
    pub(crate) package: &'static str,
    /// Why it is needed, for the person who is asked.
    pub(crate) why: &'static str,
    found: Found,
}

enum Found {
    Program(&'static str),
    Library(&'static str),
    File(&'static str),
}

impl Need {
    const fn program(package: &'static str, program: &'static str, why: &'static str) -> Self {
        Self { package, why, found: Found::Program(program) }
    }

    const fn library(package: &'static str, name: &'static str, why: &'static str) -> Self {
        Self { package, why, found: Found::Library(name) }
    }

    const fn file(package: &'static str, file: &'static str, why: &'static str) -> Self {
        Self { package, why, found: Found::File(file) }
    }

    /// Whether it is there.
    pub(crate) fn is_met(&self) -> bool {
        match self.found {
            Found::Program(name) => sh::has_program(name),
            Found::Library(name) => sh::succeeds(Command::new("pkg-config").args(["--exists", name])),
            Found::File(path) => std::path::Path::new(path).exists(),
        }
    }
}

/// What building needs.
pub(crate) const BUILD: &[Need] = &[
    Need::program("pkg-config", "pkg-config", "finds the libraries below"),
    Need::program("gcc", "cc", "compiles SQLCipher, the encrypted database"),
    Need::library("libssl-dev", "libcrypto", "the ciphers behind SQLCipher"),
    Need::library("libwebkit2gtk-4.1-dev", "webkit2gtk-4.1", "the webview of the desktop app"),
    Need::library("librsvg2-dev", "librsvg-2.0", "icons of the desktop app"),
];

/// What running the demonstration needs besides.
pub(crate) const RUN: &[Need] = &[
    Need::program("dbus", "dbus-run-session", "a private session bus where there is none"),
    Need::program("gnome-keyring", "gnome-keyring-daemon", "a private keyring where the system has none"),
    Need::program("libglib2.0-bin", "gdbus", "waits until that keyring can be asked"),
    Need::file("fonts-noto-core", "/usr/share/fonts/truetype/noto", "letters the shipped font lacks"),
    Need::program("xdg-utils", "xdg-open", "opens the sign-in page in your browser"),
];

/// What the tests need besides.
pub(crate) const TEST: &[Need] = &[
    Need::program("chromium", "chromium", "the phone journeys run in a real browser"),
    Need::program("chromium-driver", "chromedriver", "drives that browser"),
    Need::program("webkit2gtk-driver", "WebKitWebDriver", "drives the real desktop window"),
    Need::program("xvfb", "Xvfb", "a screen for that window"),
    Need::program("libsecret-tools", "secret-tool", "looks into the keyring from outside"),
    Need::file("postgresql", "/usr/lib/postgresql", "the city's contract tests run on PostgreSQL too"),
    Need::file("nats-server", "/usr/sbin/nats-server", "wakes the nodes of a city in its tests"),
    Need::program("openssl", "openssl", "signs the certificate of a push service in its journey"),
    Need::program("fuse3", "fusermount3", "the lossy disk of the power-loss tests"),
    Need::program("nodejs", "node", "independent OpenID Connect counterparts and axe-core"),
    Need::program("npm", "npm", "installs those counterparts"),
    Need::program("libxml2-utils", "xmllint", "an independent judge of CAP files"),
    Need::program(
        "python3-pip",
        "pip3",
        "installs the schema of CAP for that judge, and a reader of what is printed",
    ),
];

/// What pictures in every language need besides; Thai is in `fonts-noto-core`.
pub(crate) const PICTURES: &[Need] = &[Need::file(
    "fonts-noto-cjk",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "letters of Korean, Japanese and Chinese",
)];

/// What pictures and size figures need besides.
pub(crate) const SIZE: &[Need] = &[
    Need::program("brotli", "brotli", "compressed copies of the app"),
    Need::program("npm", "npm", "installs binaryen, which shrinks the wasm"),
];

/// What the benchmarks of warnings need besides: programs that do the same work.
pub(crate) const PEERS: &[Need] = &[
    Need::program("nginx", "nginx", "serves the list of warnings beside the city"),
    Need::file(
        "libnginx-mod-nchan",
        "/usr/lib/nginx/modules/ngx_nchan_module.so",
        "sends warnings to open streams beside the city",
    ),
    Need::file("libuv1", "/usr/lib/x86_64-linux-gnu/libuv.so.1", "socketify, another peer, stands on it"),
];

/// What the Android type-check needs besides.
pub(crate) const ANDROID: &[Need] = &[
    Need::program("clang", "clang", "compiles C for another processor"),
    Need::file(
        "libc6-dev-arm64-cross",
        "/usr/aarch64-linux-gnu/include/stdio.h",
        "the C library's headers for ARM",
    ),
];

/// Installs what is missing of `groups`, after saying what and why.
pub(crate) fn ensure(groups: &[&[Need]]) -> Outcome {
    let missing: Vec<&Need> =
        groups.iter().flat_map(|group| group.iter()).filter(|need| !need.is_met()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for need in &missing {
        println!("  {:24} {}", need.package, need.why);
    }
    let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    if !sh::has_program("apt-get") {
        return Err(format!(
            "This system has no apt-get. Install these (Debian's names) with its own package manager, \
             then try again: {}",
            packages.join(" ")
        ));
    }
    if !agreed()? {
        return Err("Nothing was installed. Install them yourself, or answer yes next time.".into());
    }
    sh::step("install what is missing", || install(&packages))
}

fn agreed() -> Outcome<bool> {
    if !std::io::stdin().is_terminal() || std::env::var_os("CI").is_some() {
        return Ok(true);
    }
    print!("Install them with apt-get now? [Y/n] ");
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(|error| error.to_string())?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes" | "c" | "có"))
}

fn install(packages: &[&str]) -> Outcome {
    sh::run(apt().arg("update").arg("-qq"))?;
    sh::run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

/// apt-get as root: as it is for root, through sudo for others.
fn apt() -> Command {
    let root = sh::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut command = if root { Command::new("env") } else { Command::new("sudo") };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
}
