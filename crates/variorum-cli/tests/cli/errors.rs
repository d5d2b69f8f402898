//! What goes wrong, by input: exit status, class and message, and nothing on standard output.

use std::os::unix::net::UnixListener;

use crate::scratch::{NEW, Scratch, text};

/// How an input comes to be bad.
enum Input {
    Missing,
    Directory,
    Bytes(&'static [u8]),
    Argument(&'static str),
}

/// One row of the table: an input, the class of its error and a part of the message.
struct Row {
    name: &'static str,
    input: Input,
    class: &'static str,
    message: &'static str,
}

const fn row(name: &'static str, input: Input, class: &'static str, message: &'static str) -> Row {
    Row {
        name,
        input,
        class,
        message,
    }
}

const TABLE: &[Row] = &[
    row(
        "missing file",
        Input::Missing,
        "E-OPEN",
        "bad.txt: cannot be read: No such file",
    ),
    row(
        "directory",
        Input::Directory,
        "E-OPEN",
        "bad.txt: is a directory",
    ),
    row(
        "device",
        Input::Argument("/dev/zero"),
        "E-OPEN",
        "/dev/zero: is a device",
    ),
    row(
        "invalid UTF-8",
        Input::Bytes(b"One line.\nCaf\xe9.\n"),
        "E-ENCODING",
        "bad.txt: byte 0xe9 at offset 13 (line 2)",
    ),
    row(
        "document",
        Input::Bytes(b"PK\x03\x04 and so on"),
        "E-BINARY",
        "such as DOCX, ODT, EPUB or XLSX; save it as plain text or Markdown",
    ),
    row(
        "UTF-16 without a mark",
        Input::Bytes(b"O\0n\0e\0.\0\n\0"),
        "E-BINARY",
        "bad.txt: not a text: byte 1 ",
    ),
    row(
        "other binary",
        Input::Bytes(b"one\0two"),
        "E-BINARY",
        "bad.txt: not a text: byte 3 ",
    ),
    row(
        "no repository",
        Input::Argument("HEAD:bad.txt"),
        "E-OPEN",
        "HEAD:bad.txt: git finds no repository",
    ),
    row(
        "newline in a version",
        Input::Argument("HEAD:a\nb"),
        "E-OPEN",
        "cannot contain a line break",
    ),
];

fn argument(row: &Row, scratch: &Scratch) -> &'static str {
    match row.input {
        Input::Missing => "bad.txt",
        Input::Directory => {
            std::fs::create_dir(scratch.path().join("bad.txt")).expect("can create");
            "bad.txt"
        }
        Input::Bytes(bytes) => {
            scratch.write("bad.txt", bytes);
            "bad.txt"
        }
        Input::Argument(argument) => argument,
    }
}

#[test]
fn each_bad_input_has_its_class_and_message() {
    for row in TABLE {
        let scratch = Scratch::with_versions();
        let bad = argument(row, &scratch);
        for arguments in [["diff", bad, "new.txt"], ["diff", "old.txt", bad]] {
            let output = scratch.run(&arguments);
            let message = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{}: {message}", row.name);
            assert!(
                output.stdout.is_empty(),
                "{}: something was printed",
                row.name
            );
            let start = format!("error[{}]: ", row.class);
            assert!(message.starts_with(&start), "{}: {message}", row.name);
            assert!(message.contains(row.message), "{}: {message}", row.name);
        }
    }
}

#[test]
fn an_empty_name_is_that_of_no_text_whatever_is_asked() {
    let scratch = Scratch::with_versions();
    let commands: [&[&str]; 8] = [
        &["diff", "old.txt", ""],
        &["check", "", "new.txt"],
        &["lineage", "", "new.txt"],
        &["trace", "accord", "old.txt", ""],
        &["blame", "new.txt", "--with", ""],
        &["blame", "", "--with", "old.txt"],
        &["git-diff", "new.txt", "", "new.txt"],
        &["stat", "", "new.txt"],
    ];
    for arguments in commands {
        let output = scratch.run(arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(
            message.contains("an empty name"),
            "{arguments:?}: {message}"
        );
    }
}

#[test]
fn an_unreadable_file_is_named() {
    let scratch = Scratch::with_versions();
    scratch.shell("chmod 000 old.txt");
    if scratch.bash("cat old.txt").status.success() {
        eprintln!("skipped: this user reads files without permission");
        return;
    }
    let output = scratch.run(&["diff", "old.txt", "new.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr)
            .starts_with("error[E-OPEN]: old.txt: cannot be read: Permission denied")
    );
}

#[test]
fn a_socket_is_no_text() {
    let scratch = Scratch::with_versions();
    let _socket = UnixListener::bind(scratch.path().join("socket")).expect("can listen");
    let output = scratch.run(&["diff", "socket", "new.txt"]);
    assert_eq!(output.status.code(), Some(2));
    let message = text(&output.stderr);
    assert!(
        message.starts_with("error[E-OPEN]: socket: is a device, not a file"),
        "{message}"
    );
}

#[test]
fn a_limit_names_the_option_that_raises_it() {
    let scratch = Scratch::with_versions();
    let output = scratch.run(&["diff", "old.txt", "new.txt", "--max-bytes", "20"]);
    let message = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        message.starts_with("error[E-LIMIT]: old.txt: "),
        "{message}"
    );
    assert!(
        message.contains("20 bytes") && message.contains("--max-bytes"),
        "{message}"
    );
    let enough = NEW.len().to_string();
    assert_eq!(
        scratch
            .run(&["diff", "old.txt", "new.txt", "--max-bytes", &enough])
            .status
            .code(),
        Some(1)
    );
}

#[test]
fn a_width_that_holds_nothing_is_refused_wherever_one_is_given() {
    let scratch = Scratch::with_versions();
    for command in [
        "diff old.txt new.txt",
        "lineage old.txt new.txt",
        "trace toll old.txt new.txt",
        "blame new.txt --with old.txt",
    ] {
        let words = command.split(' ').chain(["--width", "5"]);
        let output = scratch.run(&words.collect::<Vec<_>>());
        assert_eq!(output.status.code(), Some(2), "{command}");
        let message = text(&output.stderr);
        assert!(message.contains("at least 20 columns"), "{message}");
    }
}

#[test]
fn standard_input_can_be_named_once() {
    let scratch = Scratch::with_versions();
    let output = scratch.run(&["diff", "-", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).starts_with("error[E-OPEN]: -: standard input can be read only once")
    );
}

/// Parts of names that drive a terminal or cannot be seen on one, and how they are shown.
const HOSTILE: [(&str, &str); 4] = [
    ("\u{1b}[31m", "\u{241b}[31m"),
    ("\u{9b}31m", "<U+009B>31m"),
    ("\u{202e}txt", "<U+202E>txt"),
    ("\u{e0041}", "<U+E0041>"),
];

fn assert_harmless(message: &str, hostile: &str, shown: &str) {
    assert!(!message.contains(hostile), "{message:?}");
    assert!(message.contains(shown), "{message:?}");
}

#[test]
fn names_in_errors_turn_nothing_around_on_a_terminal() {
    let scratch = Scratch::with_versions();
    for (hostile, shown) in HOSTILE {
        let name = format!("old{hostile}.txt");
        let output = scratch.run(&["diff", &name, "new.txt"]);
        assert_eq!(output.status.code(), Some(2));
        assert_harmless(&text(&output.stderr), hostile, shown);
        // What is wrong with arguments is told by their parser, which leaves some characters out.
        let output = scratch.run(&["explain", &name]);
        assert_eq!(output.status.code(), Some(2));
        assert!(!text(&output.stderr).contains(hostile), "{hostile:?}");
    }
}

#[test]
fn names_in_warnings_turn_nothing_around_on_a_terminal() {
    for (hostile, shown) in HOSTILE {
        let scratch = Scratch::new();
        for number in 1..=2 {
            scratch.write(&format!("drafts/{number}{hostile}.txt"), NEW);
        }
        let output = scratch.run(&["lineage", "drafts", "--format", "json"]);
        let warning = text(&output.stderr);
        assert!(warning.starts_with("warning: "), "{warning}");
        assert_harmless(&warning, hostile, shown);
    }
}

#[test]
fn a_file_in_the_place_of_the_command_gets_a_tip() {
    let scratch = Scratch::new();
    let tip = |argument: &str| {
        let output = scratch.run(&[argument, "new.txt"]);
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr).contains("tip: two versions are compared by 'variorum diff OLD NEW'")
    };
    assert!(tip("old.txt") && tip("HEAD:old"));
    assert!(!tip("dif"), "a slip has a tip of its own");
}

#[test]
fn a_language_of_which_little_is_known_is_told_once() {
    let scratch = Scratch::new();
    let german = "Der Rat der Stadt hat beschlossen, dass die Boote der Fischer den Hafen vor der Nacht verlassen und dass \
        die Abgabe auf die Netze von den Leuten am Hafen in den drei Monaten gezahlt wird, die auf das Ende der Saison \
        folgen, wenn nichts anderes gesagt wird.";
    let french = "Le conseil de la ville a décidé que les bateaux des pêcheurs doivent quitter le port avant la nuit, \
        et que la taxe pour les filets sera payée par les gens du port dans les trois mois qui suivent la fin de la saison.";
    let other = "Rada mesta rozhodla, že lode rybárov musia opustiť prístav pred nocou, a že poplatok za siete \
        zaplatia ľudia z prístavu do troch mesiacov, ktoré nasledujú po konci sezóny, ak nebude povedané inak na \
        ďalšom zasadnutí, ktoré sa koná v lete alebo na jeseň toho istého roka.";
    let cases = [
        (german, "few rules are known for the language `de`"),
        (french, "no rules are known for the language `fr`"),
        (other, "no rules are known for the language of the text"),
        (NEW, ""),
    ];
    for (text_of, note) in cases {
        scratch.write("old.txt", text_of);
        scratch.write("new.txt", format!("{text_of} 7 ."));
        for command in ["diff", "check"] {
            let output = scratch.run(&[command, "old.txt", "new.txt"]);
            let warnings = text(&output.stderr);
            let lines = warnings
                .lines()
                .filter(|line| line.starts_with("warning: "));
            assert_eq!(
                lines.count(),
                usize::from(!note.is_empty()),
                "{command}: {warnings}"
            );
            assert!(warnings.contains(note), "{command}: {warnings}");
        }
    }
}
