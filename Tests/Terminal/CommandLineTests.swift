import FoundationEssentials
import Glibc
import Testing

/// The program in pipes and with files: statuses, and what goes to which stream.
@Suite("The command line", .serialized)
struct CommandLineTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var arguments: [String] = []
    var input = ""
    var status: Int32 = 0
    /// Lines that standard output must have; nil when it must have none at all.
    var output: [String]?
    /// What standard error must say; nil when it must say nothing.
    var remark: String?
  }

  @Test(
    "ends with the status that says how it went",
    arguments: [
      Case(testDescription: "a command", arguments: ["-c", "echo ação"], output: ["ação"]),
      Case(
        testDescription: "several", arguments: ["-c", "echo a; echo b\necho c"], output: ["a", "b", "c"]),
      Case(
        testDescription: "stops at the first that fails", arguments: ["-c", "echo a\nget nonsense\necho b"],
        status: 1,
        output: ["a"], remark: "2"),
      Case(
        testDescription: "goes on when told to", arguments: ["--keep-going", "-c", "get nonsense\necho b"],
        status: 1,
        output: ["b"], remark: "nonsense"),
      Case(
        testDescription: "a failure that is expected", arguments: ["-c", "get nonsense  #: fails\necho b"],
        output: ["b"], remark: "nonsense"),
      Case(testDescription: "piped", input: "echo a\n\n# comentário\necho b", output: ["a", "b"]),
      Case(
        testDescription: "a piped here-document", input: "cat <<EOF\nprimeira\nEOF\n", output: ["primeira"]),
      Case(testDescription: "nothing at all"),
      Case(
        testDescription: "the version", arguments: ["--version"],
        output: ["bancada 1.0.0 (Kubernetes 1.35, Karpenter 1.13)"]),
      Case(testDescription: "an unknown option", arguments: ["--colour"], status: 2, remark: "--color"),
      Case(
        testDescription: "a wrong value", arguments: ["--color", "alway"], status: 2, remark: "--color always"
      ),
      Case(testDescription: "a missing value", arguments: ["-c"], status: 2, remark: "CMDS"),
      Case(testDescription: "an unknown subcommand", arguments: ["rum"], status: 2, remark: "bancada run"),
      Case(testDescription: "a missing file", arguments: ["run"], status: 2, remark: "FILE"),
      Case(
        testDescription: "an unreadable file", arguments: ["run", "/nao/existe.bancada"], status: 2,
        remark: "/nao/existe.bancada"),
      Case(
        testDescription: "an unknown decider", arguments: ["decide", "schedulr", "x.yaml"], status: 2,
        remark: "scheduler"),
    ])
  func statuses(_ c: Case) throws {
    let ending = try Program.run(c.arguments, input: c.input)
    #expect(ending.status == c.status)
    #expect(ending.output == (c.output ?? []).map { $0 + "\n" }.joined())
    if let remark = c.remark {
      #expect(ending.remarks.contains(remark))
    } else {
      #expect(ending.remarks == "")
    }
  }

  @Test("says in each language what may be typed", arguments: [("pt", "Uso"), ("en", "Usage")])
  func help(language: String, title: String) throws {
    let ending = try Program.run(["--help", "--lang", language])
    #expect(ending.status == 0)
    #expect(ending.output.contains("\n\(title)\n"))
    #expect(ending.output.contains("bancada run FILE…"))
    #expect(ending.remarks == "")
  }

  @Test func showsTheOptionsOfOneSubcommand() throws {
    let ending = try Program.run(["run", "--help", "--lang=en"])
    #expect(ending.output.contains("--seed N"))
    #expect(!ending.output.contains("--catalogue"))
  }

  @Test(
    "a pipe gets no prompt and no escape sequence",
    arguments: [["TERM": "xterm"], ["TERM": "xterm", "LANG": "en_US.UTF-8"]])
  func pipesStayPlain(environment: [String: String]) throws {
    let ending = try Program.run([], input: "gett\n", environment: environment)
    #expect(!(ending.output + ending.remarks).contains("\u{1B}"))
    #expect(!ending.output.contains("▸"))
  }

  @Test func colourIsThereWhenAskedFor() throws {
    let ending = try Program.run(["--color", "always", "-c", "gett"])
    #expect(ending.remarks.contains("\u{1B}[31m"))
  }

  @Test(
    "the user's locale does not change what a run prints", arguments: ["en_US.UTF-8", "C", "pt_BR.UTF-8"])
  func localesAreIgnored(locale: String) throws {
    let ending = try Program.run(
      ["-c", "gett"], environment: ["LANG": locale, "COLUMNS": "40", "TZ": "Asia/Tokyo"])
    let plain = try Program.run(["-c", "gett"])
    #expect(ending == plain)
  }

  @Test func runsOutsideATerminalLeaveNoHistory() throws {
    let home = TemporaryFolder()
    _ = try Program.run([], input: "echo segredo\n", environment: ["HOME": home.path])
    #expect(access(home.path + "/.local", F_OK) != 0)
  }

  @Test func aScriptReadsFilesBesideItself() throws {
    let folder = TemporaryFolder()
    try "kind: x".write(toFile: folder.path + "/ao-lado.yaml", atomically: false, encoding: .utf8)
    try "cat ao-lado.yaml\n".write(toFile: folder.path + "/a.bancada", atomically: false, encoding: .utf8)
    let ending = try Program.run(["run", folder.path + "/a.bancada"])
    #expect(ending.output.contains("kind: x"))
    #expect(ending.status == 0)
  }

  @Test func aScriptSaysItsLanguage() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.bancada"
    try "#: bancada 1\n#: lang en\ngett\n".write(toFile: path, atomically: false, encoding: .utf8)
    let ending = try Program.run(["run", path])
    #expect(ending.status == 1)
    #expect(ending.remarks.contains("There is no command gett"))
  }

  @Test func aScriptOfAnotherVersionIsRefusedByName() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/a.bancada"
    try "#: bancada 7\necho nada\n".write(toFile: path, atomically: false, encoding: .utf8)
    let ending = try Program.run(["run", path])
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(ending.remarks.contains("7"))
  }

  @Test func anInstalledProgramFindsItsSamples() throws {
    let prefix = TemporaryFolder()
    let samples = prefix.path + "/share/bancada/samples"
    for folder in [prefix.path + "/bin", samples] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try "amostra: 1\n".write(toFile: samples + "/a.yaml", atomically: false, encoding: .utf8)
    let installed = prefix.path + "/bin/bancada"
    try FileManager.default.linkItem(atPath: Program.path, toPath: installed)
    let link = prefix.path + "/b"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: installed)
    for program in [installed, link] {
      let ending = try Program.run(["-c", "cat a.yaml"], program: program)
      #expect(ending.output == "amostra: 1\n")
    }
  }
}
