import FoundationEssentials
import Testing

/// Whatever comes in, one clear error comes out, and the shell goes on.
@Suite("Bad input", .serialized)
struct BadInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let line: String
    let says: String
  }

  @Test(
    "one clear error, and the shell goes on",
    arguments: [
      Case(testDescription: "a closing parenthesis", line: "get pods )", says: ")"),
      Case(testDescription: "an unknown flag", line: "get pods --sho-labels", says: "--show-labels"),
      Case(testDescription: "a 50 MB manifest", line: "apply -f big.yaml", says: "limit"),
      Case(testDescription: "a 10 MB line in a file", line: "source long.bancada", says: "limit"),
      Case(testDescription: "deep YAML", line: "apply -f deep.yaml", says: "deep.yaml"),
      Case(testDescription: "YAML that refers to itself", line: "apply -f self.yaml", says: "self.yaml"),
      Case(testDescription: "YAML that multiplies itself", line: "apply -f bomb.yaml", says: "bomb.yaml"),
      Case(testDescription: "bytes that are no text", line: "apply -f binary.yaml", says: "binary.yaml"),
      Case(testDescription: "a file that cannot be read", line: "cat /proc/self/mem", says: "/proc/self/mem"),
      Case(testDescription: "a folder for a file", line: "cat .", says: "."),
      Case(testDescription: "a file that never ends", line: "cat /dev/zero", says: "limit"),
      Case(testDescription: "an alias of itself", line: "alias x='x | x'; x", says: "itself"),
    ])
  func goesOn(_ c: Case) throws {
    let folder = try Self.folder.get()
    let script = folder.path + "/a.bancada"
    try (c.line + "\necho goes on\n").write(toFile: script, atomically: false, encoding: .utf8)
    let ending = try Program.run(["--keep-going", "--lang", "en", "run", script])
    #expect(ending.status == 1)
    #expect(ending.output.hasSuffix("goes on\n"), "\(ending)")
    #expect(ending.remarks.contains(c.says), "\(ending.remarks)")
    #expect(ending.remarks.count < 2000, "\(ending.remarks.prefix(3000))")
  }

  @Test func unbalancedQuotesAreAskedForAndLetGo() throws {
    let terminal = try PseudoTerminal(["--lang", "en"])
    try terminal.seePrompt()
    try terminal.type("echo 'open\r")
    try terminal.see("a continuation") { $0.currentLine == "…" }
    try terminal.type("\u{3}")
    try terminal.seePrompt()
    try terminal.type("echo goes on\r")
    try terminal.see("the answer") { $0.lines.contains("goes on") }
  }

  @Test func binaryStandardInputIsRefusedInOneLine() throws {
    let ending = try Program.run(["--lang", "en"], input: "get pods\n\u{0}\u{1}\u{2}\n")
    #expect(ending.status == 1)
    #expect(ending.remarks.split(separator: "\n").count == 1, "\(ending.remarks)")
  }

  @Test func tenMegabytesOnOneLineAreRefused() throws {
    let ending = try Program.run(["--lang", "en"], input: String(repeating: "a", count: 10 << 20))
    #expect(ending.status == 2)
    #expect(ending.remarks.contains("8 MiB"))
  }

  /// Made once; several of its files are large.
  private static let folder: Result<TemporaryFolder, any Error> = Result(catching: makeFolder)

  private static func makeFolder() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: folder.path + "/" + name, atomically: false, encoding: .utf8)
    }
    try write("big.yaml", String(repeating: "# a line of a comment\n", count: 2_500_000))
    try write("long.bancada", "echo " + String(repeating: "a", count: 10 << 20))
    try write("deep.yaml", String(repeating: "[", count: 200_000))
    try write("self.yaml", "a: &a\n  b: *a\n")
    try write(
      "bomb.yaml",
      (1...12).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n") { text, level in
        text + "a\(level): &a\(level) [" + String(repeating: "*a\(level - 1), ", count: 9)
          + "*a\(level - 1)]\n"
      })
    try Data([0xFF, 0xFE, 0x00, 0x80, 0x0A]).write(to: URL(filePath: folder.path + "/binary.yaml"))
    return folder
  }
}
